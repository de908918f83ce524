from datetime import date

import pandas as pd

from followup_xl.model.book import CellValue
from followup_xl.validate import Validated
from tests.support.validated import TODAY, of, places


def logged(**cells: CellValue) -> Validated:
    row: dict[str, CellValue] = {"lead": "1", "company": "A", "channel": "call", **cells}
    return of([{"id": "1", "company": "A", "owner": "Sara"}], [{"lead": "1", "date": TODAY}], tblToday=[row])


def test_a_filled_result_is_a_touch_of_today() -> None:
    result = logged(result="answered", when_and_note="wants a sample").book.touches
    assert result["origin"].tolist() == ["table", "today"]
    new = result.loc[1]
    assert [new[name] for name in ("lead", "owner", "channel", "direction", "outcome", "note")] == [
        *("1", "Sara", "call", "out", "answered", "wants a sample")
    ]
    assert (new["date"], new["lead_row"]) == (pd.Timestamp(TODAY), 0)
    assert pd.isna(new["promised"])


def test_a_date_in_place_of_a_note_is_the_promised_day() -> None:
    new = logged(result="promised", when_and_note=date(2026, 12, 1)).book.touches.loc[1]
    assert (new["promised"], new["note"]) == (pd.Timestamp(2026, 12, 1), "")


def test_a_note_alone_waits_for_its_result() -> None:
    result = logged(when_and_note="wants a sample")
    assert result.book.touches["origin"].tolist() == ["table"]
    assert places(result, "note-without-result") == ["Today!H4"]


def test_a_result_that_is_none_of_the_choices_is_told_and_not_logged() -> None:
    result = logged(result="fine")
    assert result.book.touches["origin"].tolist() == ["table"]
    assert places(result, "unknown-code") == ["Today!H4"]


def test_a_result_for_nobody_is_told_and_not_logged() -> None:
    result = logged(lead="99", result="answered")
    assert result.book.touches["origin"].tolist() == ["table"]
    assert places(result, "unknown-lead") == ["Today!P4"]
