"""20,000 leads and 200,000 touches: what typing them and the report over them cost, beside pandas and the rules."""

import time
from collections.abc import Callable

import pandas as pd
import pytest

from followup_xl.compute import recompute
from followup_xl.i18n import load
from followup_xl.i18n_words import load_lexicon
from followup_xl.model.book import RawBook
from followup_xl.reports import build
from followup_xl.validate import validate
from tests.support import big
from tests.support.books import raw_book

LEADS, TOUCHES = 20_000, 200_000
TIMES_PANDAS = 8
"""Measured 4.8: pandas guesses the type of each column, typing also folds words, finds dates in texts, ties rows."""
OF_THE_RULES = 1
"""Measured 0.6 for typing and 0.5 for the report."""


def seconds(task: Callable[[], object]) -> float:
    """Return the processor time of the fastest of three runs."""
    found = []
    for _ in range(3):
        start = time.process_time()
        task()
        found.append(time.process_time() - start)
    return min(found)


def frames(raw: RawBook) -> list[pd.DataFrame]:
    tables = [raw.tables[name] for name in ("tblLeads", "tblTouches")]
    return [pd.DataFrame(list(table.rows), columns=list(table.headers)).convert_dtypes() for table in tables]


@pytest.mark.benchmark
@pytest.mark.slow
def test_typing_and_the_report_cost_less_than_the_rules() -> None:
    leads = [{**lead, "notes": "likes dates"} for lead in big.leads(LEADS)]
    raw = raw_book({"tblLeads": leads, "tblTouches": big.touches(TOUCHES, LEADS)})
    lexicon = load_lexicon()
    book, rules, _ = validate(raw, load("en"), lexicon, big.TODAY)
    outcome = recompute(book, rules, big.TODAY)
    assert (len(book.leads), len(book.touches)) == (LEADS, TOUCHES)
    assert len(build(book, rules, outcome, big.TODAY)) == len(rules.report)
    typing = seconds(lambda: validate(raw, load("en"), lexicon, big.TODAY))
    pandas = seconds(lambda: frames(raw))
    rules_alone = seconds(lambda: recompute(book, rules, big.TODAY))
    report = seconds(lambda: build(book, rules, outcome, big.TODAY))
    found = {"typing": typing, "pandas": pandas, "rules": rules_alone, "report": report}
    assert typing < TIMES_PANDAS * pandas, found
    assert max(typing, report) < OF_THE_RULES * rules_alone, found
