"""Stories in YAML, run through the whole line of a refresh."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import pandas as pd
import yaml

from followup_xl.holiday_days import PackagedHolidays
from followup_xl.i18n import load
from followup_xl.i18n_words import load_lexicon
from followup_xl.model.book import RawBook
from followup_xl.model.columns import snake
from followup_xl.model.issues import Severity
from followup_xl.pipeline import Request, RunResult, Tools, run
from followup_xl.store.memory import MemoryStore
from tests.support.books import Rows, default_rows, raw_book

Story = Mapping[str, Any]
KEYS: Final = (
    *("name", "source", "today", "book", "lead", "touches", "orders"),
    *("other leads", "settings", "settings instead", "expect"),
)


class _Loader(yaml.SafeLoader):
    """YAML in which yes, no, on and off are words."""


_Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def stories(folder: Path) -> Iterator[tuple[str, Story]]:
    """Yield every story of a folder with a name that tells its file."""
    for file in sorted(folder.glob("*.yaml")):
        for story in yaml.load(file.read_text(encoding="utf-8"), _Loader) or []:  # noqa: S506  # a SafeLoader
            assert set(story) <= set(KEYS), f"{file.name}: {set(story) - set(KEYS)} is nothing a story has"
            yield f"{file.stem}: {story['name']}", story


@dataclass(frozen=True)
class Told:
    """A story after its refresh: the result, and the workbook as it then is."""

    result: RunResult
    store: MemoryStore

    @property
    def row(self) -> int:
        """The row of the story's lead."""
        return int(self.result.computed.book.leads.index[0])

    @property
    def issues(self) -> set[str]:
        """The codes of all issues but notes."""
        return {issue.code for issue in self.result.computed.issues if issue.severity is not Severity.NOTE}

    def value(self, column: str) -> object:
        """What was computed for the lead, as a code, a number, a date or None."""
        if column == "why":
            source = self.result.computed.book.sources["tblLeads"]
            return self.store.raw.tables["tblLeads"].rows[self.row][source.positions["why"]]
        if column == "why_rule":
            return self.result.computed.outcome.why.loc[self.row, "rule"]
        if column == "block":
            today = self.result.computed.outcome.today
            return next(iter(today.loc[today["lead_row"] == self.row, "block"]), None)
        value: Any = self.result.computed.outcome.leads.loc[self.row, column]
        if isinstance(value, pd.Timestamp):
            return value.date()
        return None if pd.isna(value) or value == "" else value


def tell(story: Story) -> Told:
    """Refresh the story's book; no story is about the report, which is left out to save time."""
    store = MemoryStore(book_of(story))
    with patch("followup_xl.pipeline.build", return_value=()):
        return Told(refresh(store, story), store)


def refresh(store: MemoryStore, story: Story) -> RunResult:
    """Refresh a book on the day of a story."""
    return run(store, Tools(load, load_lexicon(), PackagedHolidays), Request(story["today"]))


def book_of(story: Story) -> RawBook:
    """The story as a workbook."""
    lead = {"id": "1", **_row(story["lead"])}
    tables: dict[str, Rows] = {
        "tblLeads": [lead, *map(_row, story.get("other leads", ()))],
        "tblTouches": [{"lead": lead["id"], **_row(row)} for row in story.get("touches", ())],
        "tblOrders": [{"lead": lead["id"], **_row(row)} for row in story.get("orders", ())],
    }
    for table, rows in story.get("settings", {}).items():
        tables[table] = [*default_rows(table), *map(_row, rows)]
    for table, rows in story.get("settings instead", {}).items():
        tables[table] = list(map(_row, rows))
    return raw_book(tables, **story.get("book", {}))


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    return {snake(name): ", ".join(value) if isinstance(value, list) else value for name, value in row.items()}


def differences(told: Told, expect: Mapping[str, Any]) -> list[str]:
    """What came out otherwise than expected, one sentence each."""
    found = []
    for name, wanted in expect.items():
        column = snake(name)
        got = _got(told, column)
        if not _as_wanted(column, got, wanted):
            found.append(f"{name}: expected {wanted}, got {got}")
    return found


def _got(told: Told, column: str) -> object:
    if column == "issues":
        return sorted(told.issues)
    if column in {"tags", "not_tags"}:
        return str(told.value("tags") or "").split(", ")
    return told.value(column)


def _as_wanted(column: str, got: Any, wanted: Any) -> bool:  # noqa: ANN401  # whatever stands in the story
    if column == "issues":
        return set(got) == set(wanted)
    if column == "tags":
        return set(wanted) <= set(got)
    if column == "not_tags":
        return not set(wanted) & set(got)
    if column == "why":
        return isinstance(wanted, str) and wanted in str(got)
    return bool(got == (None if wanted == "none" else wanted)) and isinstance(got, date) == isinstance(wanted, date)
