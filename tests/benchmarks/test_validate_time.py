"""Reading 20,000 leads and 200,000 touches into typed tables takes less than a second of the processor."""

import time

import pytest

from followup_xl.i18n import load
from followup_xl.i18n_words import load_lexicon
from followup_xl.validate import validate
from tests.support import big
from tests.support.books import raw_book

LEADS, TOUCHES = 20_000, 200_000


@pytest.mark.benchmark
@pytest.mark.slow
def test_a_large_book_is_typed_in_a_second() -> None:
    leads = [{**lead, "notes": "likes dates"} for lead in big.leads(LEADS)]
    raw = raw_book({"tblLeads": leads, "tblTouches": big.touches(TOUCHES, LEADS)})
    seconds = []
    for _ in range(3):
        start = time.process_time()
        result = validate(raw, load("en"), load_lexicon(), big.TODAY)
        seconds.append(time.process_time() - start)
    assert (len(result.book.leads), len(result.book.touches)) == (LEADS, TOUCHES)
    assert min(seconds) < 1, seconds
