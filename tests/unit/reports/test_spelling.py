from itertools import permutations

import pandas as pd
import pytest

from followup_xl.reports.spelling import one_spelling, spelled


def test_the_spelling_used_most_holds() -> None:
    words = pd.Series(["sara", "Sara", "SARA", "Sara", "", "  ", "Omid"])
    assert one_spelling(words)[0].tolist() == ["Sara", "Sara", "Sara", "Sara", "", "", "Omid"]


@pytest.mark.parametrize("words", list(permutations(["SARA", "Sara", "sara", "Omid"])))
def test_the_order_of_rows_never_matters(words: tuple[str, ...]) -> None:
    (found,) = one_spelling(pd.Series(words))
    assert set(found) == {"SARA", "Omid"}


def test_words_may_come_with_their_counts() -> None:
    assert spelled(["Sara", "SARA", "Sara", ""], [2, 3, 2, 9]) == {"Sara": "Sara", "SARA": "Sara", "": ""}
    assert spelled(["Sara", "SARA", "Sara"], [2, 5, 2])["Sara"] == "SARA"
