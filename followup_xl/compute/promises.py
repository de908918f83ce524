"""The date a customer gave: from a Promised cell, or from a note when the reading is certain (DOMAIN section 4)."""

from typing import Final

import pandas as pd

from followup_xl.model.book import Book
from followup_xl.model.issues import Issue, Severity, Where
from followup_xl.model.rules import Rules

from .words import Calendar, Reading, maybe_promise, promise

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_COLUMNS: Final = ["promise", "promised_at", "promise_words"]


def promises(touches: pd.DataFrame, open_leads: pd.Index, book: Book, rules: Rules) -> tuple[pd.DataFrame, list[Issue]]:
    """The last promise of each lead: ``promise``, ``promised_at`` (datetime64[s]) and its ``promise_words``.

    A note is read only where it is the lead's last touch and has no Promised cell. A reading that is not certain, or a
    Promised cell before its own touch, moves nothing and becomes an Issue.
    """
    typed = touches[touches["promised"].notna()]
    past = typed["promised"] < typed["date"]
    issues = [_past_issue(row, book) for row in typed[past].itertuples()]
    by_cell = typed[~past].assign(promise=typed["promised"], words="")
    read, unsure = _read_notes(touches, open_leads, book, rules)
    both = pd.concat([by_cell[["lead_row", "date", "promise", "words"]], read]).sort_values(
        ["lead_row", "date"], kind="stable"
    )
    last = both.drop_duplicates("lead_row", keep="last").set_index("lead_row")
    return last.rename(columns={"date": "promised_at", "words": "promise_words"})[_COLUMNS], issues + unsure


def _read_notes(
    touches: pd.DataFrame, open_leads: pd.Index, book: Book, rules: Rules
) -> tuple[pd.DataFrame, list[Issue]]:
    last = touches.drop_duplicates("lead_row", keep="last")
    last = last[last["lead_row"].isin(open_leads) & last["promised"].isna() & last["note"].ne("")]
    found, issues = [], []
    for row in _worth_reading(last, rules).itertuples():
        reading = _read(row, rules)
        if reading is not None and reading.certain:
            found.append((row.lead_row, row.date, pd.Timestamp(reading.date), reading.words))
        elif reading is not None:
            issues.append(_unsure_issue(row, reading, book))
    frame = pd.DataFrame(found, columns=["lead_row", "date", "promise", "words"])
    return frame.astype({"lead_row": "int64", "date": "datetime64[s]", "promise": "datetime64[s]"}), issues


def _worth_reading(touches: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    if rules.lexicon is None or touches.empty:
        return touches.iloc[:0]
    return touches[maybe_promise(touches["note"], rules.lexicon)]


def _read(row: object, rules: Rules) -> Reading | None:
    if rules.lexicon is None:
        return None
    options = rules.options
    calendar: Calendar = "jalali" if options.calendar == "jalali" else "gregorian"
    start = WEEKDAYS.index(options.week_start)
    return promise(row.note, row.date.date(), rules.lexicon, calendar=calendar, week_start=start)  # type: ignore[attr-defined]


def _where(row: object, book: Book, column: str) -> Where:
    if row.origin == "notes":  # type: ignore[attr-defined]
        return book.sources["tblLeads"].where(int(row.lead_row), "notes")  # type: ignore[attr-defined]
    return book.sources["tblTouches"].where(int(row.Index), column)  # type: ignore[attr-defined]


def _past_issue(row: object, book: Book) -> Issue:
    params = {"date": row.promised.date(), "touch": row.date.date()}  # type: ignore[attr-defined]
    return Issue("promise-past", Severity.ASK, _where(row, book, "promised"), params)


def _unsure_issue(row: object, reading: Reading, book: Book) -> Issue:
    lead = str(book.leads["id"].loc[row.lead_row])  # type: ignore[attr-defined]
    params = {"words": reading.words, "date": reading.date, "lead": lead}
    return Issue("promise-unsure", Severity.ASK, _where(row, book, "note"), params)
