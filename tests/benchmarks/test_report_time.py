"""The report over 50,000 leads and 500,000 touches takes under five seconds of the processor."""

import time

import pytest

from followup_xl.compute import recompute
from followup_xl.i18n import load
from followup_xl.i18n_words import load_lexicon
from followup_xl.reports import build
from followup_xl.validate import validate
from tests.support import big
from tests.support.books import raw_book

LEADS, TOUCHES, MOST = 50_000, 500_000, 5.0

pytestmark = [pytest.mark.benchmark, pytest.mark.slow]


def test_the_report_of_a_large_book() -> None:
    raw = raw_book({"tblLeads": big.leads(LEADS), "tblTouches": big.touches(TOUCHES, LEADS)})
    book, rules, _ = validate(raw, load("en"), load_lexicon(), big.TODAY)
    outcome = recompute(book, rules, big.TODAY)
    before = time.process_time()
    sections = build(book, rules, outcome, big.TODAY)
    seconds = time.process_time() - before
    assert len(sections) == len(rules.report)
    assert seconds < MOST
