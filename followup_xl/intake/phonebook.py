"""Contacts of a phone or a mail program as a CSV file: the columns of Google Contacts and of Outlook.

Both write English headings, and spread names, numbers and mails over many columns.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from followup_xl.intake.people import record_of
from followup_xl.intake.records import Reading, Record

_SIGNS: Final = re.compile(r"(?:phone|e-mail) \d+ - (?:value|type|label)|e-mail address")
_NEEDED: Final = re.compile(r"(?:given|first|family|last) name|name|file as")
_COLUMNS: Final = {
    "name": re.compile(r"name|display name"),
    "given": re.compile(r"(?:given|first) name"),
    "further": re.compile(r"(?:additional|middle) name"),
    "family": re.compile(r"(?:family|last) name"),
    "company": re.compile(r"company|organization name|organization 1 - name"),
    "phone": re.compile(r"(?:(?:mobile|business|home|primary|other|car|company main) )?phone(?: 2)?|phone \d+ - value"),
    "email": re.compile(r"e-mail(?: \d)? address|e-mail \d+ - value"),
    "city": re.compile(r"(?:business|home|other) city|address \d+ - city"),
    "country": re.compile(r"(?:business|home|other) country(?:/region)?|address \d+ - country"),
    "notes": re.compile("notes"),
}
_SEVERAL: Final = ":::"
"""What Google writes between several values of a cell."""


def is_phonebook(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row has the headings of Google Contacts or Outlook."""
    headings = [_heading(text) for text in rows[0]]
    return any(map(_SIGNS.fullmatch, headings)) and any(map(_NEEDED.fullmatch, headings))


def read_phonebook(rows: Sequence[Sequence[str]]) -> Reading:
    """Every filled row below the headings as a record; its row is that of the sheet."""
    headings = [_heading(text) for text in rows[0]]
    places = {
        name: [place for place, text in enumerate(headings) if wanted.fullmatch(text)]
        for name, wanted in _COLUMNS.items()
    }
    used = {place for found in places.values() for place in found}
    filled = {place for row in rows[1:] for place, text in enumerate(row) if text.strip()}
    left = tuple(text for place, text in enumerate(rows[0]) if place in filled - used and text.strip())
    records = (_record(number, row, places) for number, row in enumerate(rows[1:], 2) if any(map(str.strip, row)))
    return Reading("phone-book", tuple(records), left=left)


def _record(number: int, row: Sequence[str], places: Mapping[str, Sequence[int]]) -> Record:
    def all_of(name: str) -> list[str]:
        cells = [row[place] for place in places[name] if place < len(row)]
        return [part.strip() for cell in cells for part in cell.split(_SEVERAL) if part.strip()]

    def first(name: str) -> str:
        return next(iter(all_of(name)), "")

    parts = " ".join(text for text in map(first, ("given", "further", "family")) if text)
    values = {name: first(name) for name in ("company", "city", "country", "notes")}
    contact = parts or first("name")
    values["contact"] = "" if contact == values["company"] else contact
    return record_of(number, values, all_of("phone"), all_of("email"))


def _heading(text: str) -> str:
    return " ".join(text.casefold().split())
