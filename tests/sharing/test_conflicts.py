from copy import deepcopy
from dataclasses import replace
from itertools import permutations

import pytest

from tests.sharing.cases import CASES, Case
from tests.sharing.world import merged, plain, start


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_known_answer_whatever_the_order_and_the_names(case: Case) -> None:
    now = start()
    for type_in in case.base:
        type_in(now)
    before = deepcopy(now)
    for at, books in enumerate(permutations(case.books)):
        found = merged(now, *(replace(book, name=f"{at}-{place}.xlsx") for place, book in enumerate(books)))
        assert {(cell.table, cell.row, cell.column): cell.value for cell in found.cells} == case.cells
        assert len(found.cells) == len(case.cells)
        wanted = {table: list(case.rows.get(table, [])) for table in found.rows}
        assert plain(found.rows) == plain(wanted)
        assert [(one.kind, one.lead, one.column) for one in found.exceptions] == list(case.told)
    assert now == before


def test_the_names_of_cases_are_their_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 30
