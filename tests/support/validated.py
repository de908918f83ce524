"""Books validated in one line."""

from datetime import date
from typing import Final

from followup_xl.i18n import load
from followup_xl.i18n_words import load_lexicon
from followup_xl.model.book import RawBook
from followup_xl.model.issues import Issue
from followup_xl.validate import Validated, validate
from tests.support.books import Rows, raw_book

TODAY: Final = date(2026, 11, 17)


def validated(raw: RawBook, language: str = "en") -> Validated:
    """Validate a book as of TODAY."""
    return validate(raw, load(language), load_lexicon(), TODAY)


def of(leads: Rows = (), touches: Rows = (), **tables: Rows) -> Validated:
    """Validate an English book of these rows."""
    return validated(raw_book({"tblLeads": leads, "tblTouches": touches, **tables}))


def places(result: Validated, code: str) -> list[str]:
    """Return the cells of the issues of one code."""
    return [str(issue.where) for issue in result.issues if issue.code == code]


def found(result: Validated, code: str) -> Issue:
    """Return the first issue of a code."""
    return next(issue for issue in result.issues if issue.code == code)
