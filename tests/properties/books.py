"""Books drawn at random, as rows of a workbook."""

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import strategies as st

from followup_xl.i18n import load
from followup_xl.i18n_words import load_lexicon
from followup_xl.model.book import Book, CellValue, RawBook
from followup_xl.model.codes import CHANNELS, GROUPS, KINDS, MARKETS, OUTCOMES, TOUCH_OUTCOMES
from followup_xl.model.rules import Rules
from followup_xl.validate import validate
from tests.support.books import raw_book

TODAY = date(2026, 11, 21)
NOTES = (
    "",
    "گفت گران است",
    "خودم خبر میدم",
    "تا شنبه هفته آینده تصمیم می‌گیرد",
    "revine luni",
    "we buy on the 28th of November",
)

Row = dict[str, CellValue]


def days(first: int, last: int) -> st.SearchStrategy[date]:
    """Days from ``first`` to ``last`` days after today."""
    return st.integers(first, last).map(lambda n: TODAY + timedelta(days=n))


def maybe(strategy: st.SearchStrategy[CellValue]) -> st.SearchStrategy[CellValue]:
    """Often an empty cell."""
    return st.one_of(st.none(), st.none(), strategy)


def one_of(codes: tuple[str, ...]) -> st.SearchStrategy[CellValue]:
    """One code, or an empty cell."""
    return st.sampled_from((None, *codes))


LEAD = st.fixed_dictionaries(
    {
        "market": one_of(MARKETS),
        "product_kind": one_of(KINDS),
        "group": one_of(GROUPS),
        "country": st.sampled_from((None, "IR", "RO", "AE", "DE")),
        "owner": st.sampled_from(("Sara", "Ion", "Ali")),
        "phone": st.sampled_from((None, "09120000000")),
        "email": st.sampled_from((None, "a@example.com")),
        "created": maybe(days(-90, 0)),
        "outcome": st.sampled_from((None, None, None, *OUTCOMES)),
        "outcome_date": maybe(days(-60, 0)),
        "funds": st.sampled_from((None, None, "yes", "unknown", "no")),
        "due_mine": maybe(days(-30, 30)),
        "parked_until": maybe(days(-30, 60)),
    }
)
TOUCH = st.fixed_dictionaries(
    {
        "date": days(-60, 0),
        "channel": one_of(CHANNELS),
        "direction": st.sampled_from((None, "out", "out", "in")),
        "outcome": one_of(TOUCH_OUTCOMES),
        "promised": maybe(days(-10, 30)),
        "note": st.sampled_from(NOTES),
    }
)
ORDER: st.SearchStrategy[Mapping[str, CellValue]] = st.fixed_dictionaries(
    {"date": days(-700, 0), "amount": st.integers(1, 1000), "state": st.sampled_from((None, "paid", "preliminary"))}
)
CLOSED: st.SearchStrategy[Mapping[str, CellValue]] = st.fixed_dictionaries(
    {
        "country": st.sampled_from(("IR", "RO")),
        "date": days(-60, 60),
        "day": st.just("closed"),
        "name": st.just("holiday"),
    }
)


@st.composite
def raw_books(draw: st.DrawFn) -> RawBook:
    """A workbook of up to six leads with their touches and orders, holidays and an absence."""
    leads: list[Row] = [{"id": f"L{n}", **lead} for n, lead in enumerate(draw(st.lists(LEAD, min_size=1, max_size=6)))]
    of_lead = st.sampled_from([lead["id"] for lead in leads])
    touches: list[Row] = [{**touch, "lead": draw(of_lead)} for touch in draw(st.lists(TOUCH, max_size=15))]
    orders: list[Row] = [{**order, "lead": draw(of_lead)} for order in draw(st.lists(ORDER, max_size=6))]
    weekend = draw(st.sampled_from(("fri", "thu-fri", "sat-sun")))
    away = draw(days(-10, 20))
    return raw_book(
        {
            "tblLeads": leads,
            "tblTouches": touches,
            "tblOrders": orders,
            "tblCalendar": draw(st.lists(CLOSED, max_size=12)),
            "tblAbsences": [{"owner": "Ali", "from": away, "to": away + timedelta(days=draw(st.integers(0, 9)))}],
            "tblTeam": [{"owner": "Ion", "country": "RO"}],
        },
        country="IR",
        weekend=weekend,
    )


def read(raw: RawBook) -> tuple[Book, Rules]:
    """The typed book and its rules."""
    book, rules, _ = validate(raw, load("en"), load_lexicon(), TODAY)
    return book, rules
