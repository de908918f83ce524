from datetime import date

import pytest

from followup_xl.adopt.date_orders import date_order
from followup_xl.i18n_words import load_lexicon
from followup_xl.model.book import CellValue

TODAY = date(2026, 11, 17)


@pytest.mark.parametrize(
    ("cells", "possible"),
    [
        (["05/08/2026", "25/08/2026"], ("dmy",)),
        (["05/08/2026", "08/25/2026"], ("mdy",)),
        (["05/08/2026", "06/07/2026"], ("dmy", "mdy")),
        (["05/08/25", "05/07/12"], ("dmy", "mdy", "jalali-ymd")),
        (["05/11/26", "17/11/26"], ("dmy",)),
        ([46347.0, 46300.0], ("serial",)),
    ],
)
def test_a_column_decides_its_order_or_leaves_it_open(cells: list[CellValue], possible: tuple[str, ...]) -> None:
    found = date_order(cells, load_lexicon(), TODAY)
    assert found.possible == possible
    assert found.is_open is (len(possible) > 1)


@pytest.mark.parametrize("cells", [["1405/08/25"], ["16.11.2026"], ["2026-11-16", date(2026, 1, 1)], [], ["soon"]])
def test_cells_with_one_reading_need_no_order(cells: list[CellValue]) -> None:
    found = date_order(cells, load_lexicon(), TODAY)
    assert (found.example, found.is_open, found.decided) == ("", False, "")
