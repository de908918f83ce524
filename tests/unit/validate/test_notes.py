from datetime import date

import pandas as pd
import pytest

from followup_xl.validate import Validated
from tests.support.books import Rows
from tests.support.validated import of, places


def touches(notes: str, rows: Rows = ()) -> pd.DataFrame:
    return of([{"id": "1", "owner": "Sara", "notes": notes}], [{"lead": "1", **row} for row in rows]).book.touches


def origins(result: pd.DataFrame) -> list[str]:
    return sorted(result["origin"])


def test_dated_lines_are_touches_and_the_others_are_remarks() -> None:
    found = touches("2026-11-15 call: wants a sample\nlikes dates\n۱۴۰۵/۰۸/۲۵ تماس: گفت گران است")
    assert found.index.tolist() == [-1, -2]
    assert [day.date() for day in found["date"]] == [date(2026, 11, 15), date(2026, 11, 16)]
    assert found["channel"].tolist() == ["call", "call"]
    assert found["lead_row"].tolist() == [0, 0]
    assert found["owner"].tolist() == ["Sara", "Sara"]
    assert found["note"].tolist() == ["wants a sample", "گفت گران است"]
    assert origins(found) == ["notes", "notes"]


@pytest.mark.parametrize(
    ("line", "row", "counted"),
    [
        ("2026-11-15 call: x", {"date": date(2026, 11, 15), "channel": "call"}, 1),
        ("2026-11-15 call: x", {"date": date(2026, 11, 15), "channel": "email"}, 2),
        ("2026-11-15 call: x", {"date": date(2026, 11, 14), "channel": "call"}, 2),
        ("2026-11-15: wants a price", {"date": date(2026, 11, 15), "channel": "email"}, 1),
        ("2026-11-15 call: x", {"date": date(2026, 11, 15)}, 1),
    ],
)
def test_a_touch_is_never_counted_twice(line: str, row: dict[str, object], counted: int) -> None:
    assert len(touches(line, [row])) == counted  # type: ignore[list-item]  # cell values of several kinds


@pytest.mark.parametrize(
    ("notes", "counted"),
    [
        ("2026-11-15 call: x\n2026-11-15 call: y", 1),
        ("2026-11-15 call: x\n2026-11-15 email: y", 2),
        ("2026-11-15 call: x\n2026-11-15: y", 1),
        ("2026-11-15: x\n2026-11-15 call: y", 1),
        ("2026-11-15: x\n2026-11-15: y", 1),
    ],
)
def test_lines_of_one_day_and_channel_count_once(notes: str, counted: int) -> None:
    assert len(touches(notes)) == counted


def test_another_lead_has_its_own_lines() -> None:
    leads: Rows = [{"id": "1", "notes": "2026-11-15 call: x"}, {"id": "2", "notes": "2026-11-15 call: x"}]
    assert of(leads).book.touches["lead_row"].tolist() == [0, 1]


def lead_with(notes: str) -> Validated:
    return of([{"id": "1", "notes": notes}])


def test_a_line_with_an_unsure_date_is_asked_about() -> None:
    result = lead_with("9/10/2026 call: x")
    assert places(result, "note-date") == ["Leads!AA4"]
    assert result.book.touches.empty


def test_a_line_dated_in_the_future_is_asked_about() -> None:
    result = lead_with("2026-12-05 call them again")
    assert places(result, "future-note") == ["Leads!AA4"]
    assert result.book.touches.empty


def test_the_columns_keep_their_kinds() -> None:
    with_notes = touches("2026-11-15 call: x", [{"date": date(2026, 11, 1), "minutes": 3}])
    without = touches("", [{"date": date(2026, 11, 1), "minutes": 3}])
    assert with_notes.dtypes.to_dict() == without.dtypes.to_dict()
