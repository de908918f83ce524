"""A small book, the same in every language but for the names in it, for what the report looks like."""

from datetime import date, timedelta
from functools import cache
from typing import Any, Final

from followup_xl.compute import recompute
from followup_xl.i18n import load
from followup_xl.i18n_words import load_lexicon
from followup_xl.report_out import Words, words
from followup_xl.reports import report
from followup_xl.validate import validate
from tests.support.books import raw_book

TODAY: Final = date(2026, 11, 17)
NAMES: Final = {
    "en": ("Northwind", "saffron", "fair", "Sara", "Omid", "Rival Foods", "too dear"),
    "fa": ("بازرگانی سپیدار", "زعفران", "نمایشگاه", "سارا", "امید", "رقیب ما", "گران بود"),
    "ro": ("Comerț Carpatic", "șofran", "târg", "Ioana", "Andrei", "Alt furnizor", "prea scump"),
}
CALENDARS: Final = {"fa": "jalali"}
COUNT: Final = 120


def _label(language: str, family: str, code: str) -> str:
    return load(language).label(family, code)


def _lead(language: str, number: int) -> dict[str, Any]:
    company, product, source, sara, omid, rival, reason = NAMES[language]
    created = TODAY - timedelta(days=5 + (number * 37) % 260)
    group = ("unhurried", "researching", "competitor", "unhurried", "fast")[number % 5]
    row: dict[str, Any] = {
        "id": f"L-{number:03}",
        "company": f"{company} {number}",
        "market": _label(language, "market", "export" if number % 3 == 0 else "domestic"),
        "country": "RO" if number % 3 == 0 else "IR",
        "product": product,
        "product_kind": _label(language, "kind", "goods"),
        "source": source if number % 2 else "",
        "owner": sara if number % 4 else omid,
        "created": created,
        "group": _label(language, "group", group),
        "nps": float(number % 11) if number % 3 == 1 else None,
        "annual_need": 500.0 if number % 6 == 0 else None,
        "promised_by_us": TODAY - timedelta(days=number % 9 - 2) if number % 10 == 0 else None,
    }
    if number % 7 == 0:
        outcome = _label(language, "outcome", "bought-elsewhere")
        lost = {
            "outcome": outcome,
            "outcome_date": created + timedelta(days=12),
            "bought_from": rival,
            "reason": reason,
        }
        row |= lost
    return row


def _touches(language: str, number: int) -> list[dict[str, Any]]:
    created = TODAY - timedelta(days=5 + (number * 37) % 260)
    count = number % 6
    answered, ordered = (_label(language, "touch_outcome", code) for code in ("answered", "ordered"))
    return [
        {
            "lead": f"L-{number:03}",
            "date": created + timedelta(days=step),
            "channel": _label(language, "channel", "call"),
            "outcome": ordered if number % 6 == 0 or (step == count and number % 5 == 0) else answered,
            "cost": 4.0,
        }
        for step in range(1, count + 1)
    ]


def _orders(number: int) -> list[dict[str, Any]]:
    """Every sixth lead has bought, the first of them most."""
    if number % 6:
        return []
    days = TODAY - timedelta(days=(number * 11) % 330)
    return [{"lead": f"L-{number:03}", "date": days, "amount": 30_000.0 / number, "quantity": 20.0}]


@cache
def report_words(language: str, week: date | None = None) -> Words:
    """Return the report of the book in its language, for the last seven days or for the week that a day lies in."""
    numbers = range(1, COUNT + 1)
    tables = {
        "tblLeads": [_lead(language, number) for number in numbers],
        "tblTouches": [row for number in numbers for row in _touches(language, number)],
        "tblOrders": [row for number in numbers for row in _orders(number)],
        "tblTargets": [{"month": TODAY.replace(day=1), "revenue_plan": 90_000.0, "expense_cap": 300.0}],
    }
    calendar = CALENDARS.get(language, "gregorian")
    translator = load(language, calendar)
    raw = raw_book(tables, language, calendar=_label(language, "calendar", calendar))
    book, rules, _ = validate(raw, translator, load_lexicon(), TODAY)
    return words(report(book, rules, recompute(book, rules, TODAY), TODAY, week), "leads.xlsx", translator)
