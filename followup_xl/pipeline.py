"""One run over one workbook: read, validate, compute, plan, apply. Knows only ports."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from .compute import recompute, recompute_replanned, too_many_letters
from .model.book import Book
from .model.changes import Plan, Receipt
from .model.lexicon import Lexicon
from .model.outcome import Outcome
from .model.ports import HolidaySource, Store, Translator
from .model.rules import Rules
from .plan import Computed, check_safe, make_plan
from .plan.days import add_holidays
from .reports import build
from .validate import peek, validate


@dataclass(frozen=True, slots=True)
class Tools:
    """What a run is given.

    The translator for a language and a calendar, the words of the notes, and the holidays with names in a language.
    """

    translator: Callable[[str, str], Translator]
    lexicon: Lexicon
    holidays: Callable[[str], HolidaySource]


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked for; ``language`` overrides the book's, ``force`` the safety check.

    ``replan`` spreads the overdue leads of each owner, ``cap`` a day (None: as many as the book's ``daily-cap``).
    ``record`` says whether changes of computed cells are kept in ``tblChanges``; other words for the same are none.
    ``run`` is the run to go on with, so that one undo takes both back ("" for a new one).
    """

    today: date
    language: str = ""
    dry_run: bool = False
    force: bool = False
    replan: bool = False
    cap: int | None = None
    record: bool = True
    run: str = ""


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run found and did; ``receipt`` is None where nothing was written. ``translator`` is the book's."""

    plan: Plan
    receipt: Receipt | None
    computed: Computed
    translator: Translator


def run(store: Store, tools: Tools, request: Request) -> RunResult:
    """Refresh one workbook.

    Raises:
        FollowupError: the workbook cannot be used, or the plan is not safe; nothing was written.
    """
    found, translator = look(store, tools, request)
    computed = replace(found, sections=build(found.book, found.rules, found.outcome, request.today))
    plan = make_plan(computed, translator, request.today, record=request.record, run=request.run)
    if not request.force:
        check_safe(plan, computed)
    receipt = None if request.dry_run or plan.is_empty else store.apply(plan)
    return RunResult(plan, receipt, computed, translator)


def look(store: Store, tools: Tools, request: Request) -> tuple[Computed, Translator]:
    """Read one workbook and compute all but its report; with the translator of the book.

    Raises:
        FollowupError: the workbook cannot be used.
    """
    raw = store.read()
    written = peek(raw, tools.translator("en", "gregorian"))
    translator = tools.translator(request.language or written.language, written.calendar)
    book, rules, issues = validate(raw, translator, tools.lexicon, request.today)
    holidays = tools.holidays(translator.language)
    rules, days, day_issues = add_holidays(book, rules, holidays, request.today)
    outcome = _compute(book, rules, request)
    letters = too_many_letters(book, rules.options, request.today)
    return Computed(book, rules, outcome, (), (*issues, *day_issues, *outcome.issues, *letters), days), translator


def _compute(book: Book, rules: Rules, request: Request) -> Outcome:
    if not request.replan:
        return recompute(book, rules, request.today)
    return recompute_replanned(book, rules, request.today, request.cap or rules.options.daily_cap)
