"""One report of many books: each is read where the engine runs, what it gives is added up here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from os.path import commonpath
from pathlib import Path
from typing import Final

from followup_xl.batch.combine import combined, stacked
from followup_xl.batch.partial import Partial, numbered, partial
from followup_xl.model.rules import Target
from followup_xl.packaged import packaged_tools
from followup_xl.pipeline import Request, look
from followup_xl.reports import Period, Report
from followup_xl.reports.build import report_of
from followup_xl.reports.cohort import Cohort, cohort_of
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
    tools = packaged_tools()
    found, translator = look(FileStore(path), tools, Request(wanted.today, wanted.language))
    span = wanted.span or period(found.rules, wanted.today, wanted.week)
    return partial(cohort_of(found.book, found.rules, found.outcome, wanted.today, span), translator.language)


TOGETHER: Final = 64
"""So many books are put together at a time: a frame has a price of its own, however few rows it has."""


@dataclass
class Across:
    """Books as they come in, of those ``named`` in their order; only what is added up stays."""

    today: date
    named: Sequence[str]
    plans: dict[str, tuple[Target, ...]] = field(default_factory=dict)
    differing: list[str] = field(default_factory=list)
    _parts: list[Partial] = field(default_factory=list)

    def add(self, name: str, part: Partial) -> None:
        """Take a book; of its settings stay the plans, for the others are those of the first book that came."""
        if self._parts and replace(part.rules, targets=()) != self.first.rules:
            self.differing.append(name)
        self.plans[name] = part.rules.targets
        rules = self.first.rules if self._parts else replace(part.rules, targets=())
        self._parts.append(numbered(replace(part, rules=rules), self.named.index(name)))
        if len(self._parts) > TOGETHER:
            self._parts = [stacked(self._parts)]

    @property
    def first(self) -> Partial:
        """What has the settings, the language and the period of the first book."""
        return self._parts[0]

    @property
    def counts_plans_once(self) -> bool:
        """Whether all books hold the same plan, as books that were split from one do."""
        plans = set(self.plans.values())
        return len(self.plans) > 1 and len(plans) == 1 and plans != {()}

    def cohort(self) -> Cohort:
        """All books as one."""
        plans = [self.plans[name] for name in self.named if name in self.plans]
        return combined(stacked(self._parts), self.named, plans, self.today)

    def report(self) -> Report:
        """The report of the books."""
        return report_of(self.cohort())


def names(paths: Sequence[Path]) -> Iterator[str]:
    """What tells the books apart: their paths below the folder that holds them all, without the ending."""
    whole = [path.absolute() for path in paths]
    above = Path(commonpath([path.parent for path in whole])) if whole else Path()
    yield from (path.relative_to(above).with_suffix("").as_posix() for path in whole)
