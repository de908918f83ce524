"""Sources made by code, and what they are read with."""

import csv
import quopri
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO, StringIO
from typing import Final

from openpyxl import Workbook

from followup_xl.adopt.answers import Answers
from followup_xl.adopt.proposal import Proposal
from followup_xl.i18n import load
from followup_xl.i18n_words import load_lexicon
from followup_xl.intake.importing import Imported, bring_in
from followup_xl.intake.listing import read_list
from followup_xl.intake.reading import read_text_source
from followup_xl.intake.records import Reading, Setting
from followup_xl.model.book import Book
from followup_xl.validate import validate
from tests.support.books import Rows, raw_book

TODAY: Final = date(2026, 11, 17)
COUNTRIES: Final = {"en": "IR", "fa": "IR", "ro": "RO"}
HEADINGS: Final = {
    "en": ("Company", "Contact person", "Mobile", "E-mail", "City", "Date", "Notes"),
    "fa": ("نام شرکت", "نام مشتری", "موبایل", "ایمیل", "شهر", "تاریخ ثبت", "توضیحات"),
    "ro": ("Firmă", "Persoană de contact", "Telefon", "E-mail", "Oraș", "Data", "Observații"),
}
ROWS: Final = {
    "en": (
        ("Pars Steel Co", "Ali Karimi", "+98 912 345 6789", "ali@pars.example", "Tehran", "25/08/2026", "=2+2"),
        ("Delta Ltd", "Ann Pope", "0912 000 1122", "ann@delta.example", "Qom", "05/08/2026", "-10 % asked"),
    ),
    "fa": (
        ("شرکت پارس استیل", "علی کریمی", "۰۹۱۲۳۴۵۶۷۸۹", "ali@pars.example", "تهران", "۱۴۰۵/۰۶/۰۳", "گفت گران است"),
        ("بازرگانی دلتا", "آنا پوپ", "۰۹۱۲۰۰۰۱۱۲۲", "ann@delta.example", "قم", "۱۴۰۵/۰۵/۱۴", "نمونه خواست"),
    ),
    "ro": (
        ("Pars Steel SRL", "Alin Crăciun", "0722 123 456", "ali@pars.example", "Târgu Mureș", "25.08.2026", "revine"),
        ("Delta SA", "Ana Țîrlea", "0722 000 112", "ann@delta.example", "Brașov", "05.08.2026", "vrea mostră"),
    ),
}


def setting(language: str = "en", *, team: Sequence[str] = (), orders: Mapping[str, str] | None = None) -> Setting:
    """Return what a source is read with in a book of a language."""
    answers = Answers(orders=orders or {})
    country = COUNTRIES[language]
    return Setting(load(language), load_lexicon(), "gregorian", TODAY, country, frozenset(team), answers)


def book_of(leads: Rows = (), touches: Rows = (), language: str = "en", **tables: Rows) -> Book:
    """Return a typed book of these rows."""
    raw = raw_book({"tblLeads": leads, "tblTouches": touches, **tables}, language, country=COUNTRIES[language])
    return validate(raw, load(language), load_lexicon(), TODAY).book


def csv_bytes(rows: Sequence[Sequence[object]], separator: str = ",", encoding: str = "utf-8") -> bytes:
    """Return rows as a CSV file."""
    text = StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode(encoding)


def xlsx_bytes(rows: Sequence[Sequence[object]]) -> bytes:
    """Return rows as the only sheet of a workbook."""
    book, content = Workbook(), BytesIO()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(content)
    return content.getvalue()


def quoted(text: str) -> str:
    """Return text in quoted-printable, folded by soft line breaks."""
    return quopri.encodestring(text.encode()).decode()


def read(data: bytes, name: str = "source.csv", given: Setting | None = None) -> Reading:
    """Return the records of a text file."""
    given = given or setting()
    found = read_text_source(data, name, given)
    return read_list(found, given) if isinstance(found, Proposal) else found


def brought(rows: Sequence[Sequence[object]], book: Book, language: str = "en", owner: str = "") -> Imported:
    """Return what a list does to a book."""
    given = setting(language)
    return bring_in(read(csv_bytes(rows), given=given), book, given, owner)
