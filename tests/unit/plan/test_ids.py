from itertools import islice

import pytest

from followup_xl.plan.ids import new_ids, next_id


@pytest.mark.parametrize(
    ("taken", "following"),
    [
        ([], "L001"),
        (["", "ask Sara"], "L001"),
        (["L009"], "L010"),
        (["L002", "K-0099", " L010 "], "K-0100"),
        (["L999"], "L1000"),
        (["۱۲"], "13"),
    ],
)
def test_the_next_id_is_written_like_the_highest(taken: list[str], following: str) -> None:
    assert next_id(taken) == following


def test_many_ids_follow_each_other() -> None:
    assert list(islice(new_ids(["L098"]), 3)) == ["L099", "L100", "L101"]
    assert list(islice(new_ids([]), 2)) == ["L001", "L002"]
