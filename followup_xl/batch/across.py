"""One report of many books: each is read where the engine runs, what it gives is added up here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from os.path import commonpath
from pathlib import Path

from followup_xl.batch.combine import combined
from followup_xl.batch.partial import Partial, partial
from followup_xl.holiday_days import PackagedHolidays
from followup_xl.i18n import load
from followup_xl.i18n_words import load_lexicon
from followup_xl.pipeline import Request, Tools, look
from followup_xl.reports import Period, Report
from followup_xl.reports.build import report_of
from followup_xl.reports.cohort import cohort_of
from followup_xl.reports.period import period
from followup_xl.store.file import FileStore


@dataclass(frozen=True, slots=True)
class Look:
    """What is asked of every book; ``span`` is the period of the first book (None: this is the first)."""

    today: date
    week: date | None = None
    language: str = ""
    span: Period | None = None


def look_at(wanted: Look, path: Path) -> Partial:
    """What the book at ``path`` gives; the file is only read. Raises a ``FollowupError`` when it cannot be used."""
    tools = Tools(load, load_lexicon(), PackagedHolidays)
    found, translator = look(FileStore(path), tools, Request(wanted.today, wanted.language))
    span = wanted.span or period(found.rules, wanted.today, wanted.week)
    return partial(cohort_of(found.book, found.rules, found.outcome, wanted.today, span), translator.language)


@dataclass
class Across:
    """Books as they come in; only what is added up stays."""

    today: date
    parts: dict[str, Partial] = field(default_factory=dict)
    differing: list[str] = field(default_factory=list)

    def add(self, name: str, part: Partial) -> None:
        """Take a book; of its settings stay the plans, for the others are those of the first book."""
        first = next(iter(self.parts.values()), part)
        plain = replace(part.rules, targets=())
        if plain != replace(first.rules, targets=()):
            self.differing.append(name)
        kept = part.rules if part is first else replace(first.rules, targets=part.rules.targets)
        self.parts[name] = replace(part, rules=kept)

    @property
    def counts_plans_once(self) -> bool:
        """Whether all books hold the same plan, as books that were split from one do."""
        plans = {part.rules.targets for part in self.parts.values()}
        return len(self.parts) > 1 and len(plans) == 1 and plans != {()}

    def report(self, order: Sequence[str]) -> Report:
        """The report of the books, in the order of their names in ``order``."""
        return report_of(combined({name: self.parts[name] for name in order if name in self.parts}, self.today))


def names(paths: Sequence[Path]) -> Iterator[str]:
    """What tells the books apart: their paths below the folder that holds them all, without the ending."""
    whole = [path.absolute() for path in paths]
    above = Path(commonpath([path.parent for path in whole])) if whole else Path()
    yield from (path.relative_to(above).with_suffix("").as_posix() for path in whole)
