"""A workbook as read becomes typed: ``RawBook`` to ``Book``, ``Rules`` and issues. Bad data never raises."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

import pandas as pd

from followup_xl.model.book import Book, RawBook, RawTable, Source
from followup_xl.model.columns import Column
from followup_xl.model.errors import NoLeadsTableError
from followup_xl.model.issues import Issue, Severity
from followup_xl.model.lexicon import Lexicon
from followup_xl.model.ports import Translator
from followup_xl.model.rules import Rules
from followup_xl.model.settings import read_rules
from followup_xl.model.tables import REPORT, REVIEWS, SETTINGS, TABLES, TOOL_TABLES, TableSpec
from followup_xl.validate import links, logged, notes, settings_text
from followup_xl.validate.cells import Context
from followup_xl.validate.findings import Findings, Problem
from followup_xl.validate.headers import resolve
from followup_xl.validate.options import peek
from followup_xl.validate.typed import report_formulas, typed_table

__all__ = ["Validated", "peek", "validate"]

_TYPED: Final = ("tblLeads", "tblTouches", "tblOrders", "tblToday", "tblChanges")


class Validated(NamedTuple):
    """What ``validate`` returns."""

    book: Book
    rules: Rules
    issues: tuple[Issue, ...]


def validate(raw: RawBook, translator: Translator, lexicon: Lexicon, today: date) -> Validated:
    """Type a workbook, read its Settings, and say what could not be read.

    Raises:
        NoLeadsTableError: there is no ``tblLeads``; nothing can be computed.
    """
    if "tblLeads" not in raw.tables:
        raise NoLeadsTableError(file=raw.name)
    findings = Findings()
    context = Context(translator, lexicon, peek(raw, translator).calendar, today)
    sources = _resolve_all(raw, translator, findings)
    rules, issues = _read_settings(sources, context, findings)
    book = _Typing(sources, context, findings).book()
    return Validated(book, rules, (*findings.issues(), *issues))


def _resolve_all(raw: RawBook, translator: Translator, findings: Findings) -> dict[str, Source]:
    sources: dict[str, Source] = {}
    for name, spec in TABLES.items():
        if name in raw.tables:
            sources[name] = resolve(raw.tables[name], spec, translator, findings)
        elif spec not in (*SETTINGS, *REVIEWS, *REPORT[1:]):
            findings.book(Problem("missing-table", Severity.NOTE, {"table": name}))
    return sources


def _read_settings(sources: Mapping[str, Source], context: Context, findings: Findings) -> tuple[Rules, list[Issue]]:
    frames: dict[str, pd.DataFrame] = {}
    for spec in SETTINGS:
        if spec.name not in sources:
            continue
        source = sources[spec.name]
        frame = typed_table(source, spec.columns, context, findings)
        if "country" in frame:
            frame = settings_text.decode_countries(frame, source, context.translator, findings)
        frames[spec.name] = frame
    if "tblOptions" in frames:
        frames["tblOptions"] = settings_text.decode_options(frames["tblOptions"], context.translator)
    if "tblSegments" in frames:
        frames["tblSegments"] = settings_text.decode_limits(frames["tblSegments"], context.translator)
    rules, issues = read_rules(frames, sources)
    return replace(rules, lexicon=context.lexicon), issues


class _Typing:
    """Types the tables of one workbook and ties them together."""

    def __init__(self, sources: Mapping[str, Source], context: Context, findings: Findings) -> None:
        self.sources = {name: sources.get(name) or _absent(name) for name in _TYPED} | dict(sources)
        self.context = context
        self.findings = findings

    def book(self) -> Book:
        """The typed book; its issues are in ``findings``."""
        leads = self._leads()
        orders = links.link(self._input("tblOrders"), leads, self.sources["tblOrders"], self.findings)
        today = self._today(leads)
        touches = self._touches(leads, today)
        changes = typed_table(self.sources["tblChanges"], TABLES["tblChanges"].columns, self.context, self.findings)
        return Book(leads, touches, orders, today, changes, self.sources)

    def _input(self, table: str) -> pd.DataFrame:
        columns = _input_columns(TABLES[table])
        return typed_table(self.sources[table], columns, self.context, self.findings)

    def _leads(self) -> pd.DataFrame:
        source = self.sources["tblLeads"]
        report_formulas(source, self.findings)
        leads = settings_text.decode_countries(self._input("tblLeads"), source, self.context.translator, self.findings)
        links.check_ids(leads, source, self.findings)
        return leads

    def _today(self, leads: pd.DataFrame) -> pd.DataFrame:
        source = self.sources["tblToday"]
        today = typed_table(source, TABLES["tblToday"].columns, self.context, self.findings)
        logged.check_today(today, leads, source, self.findings)
        return today

    def _touches(self, leads: pd.DataFrame, today: pd.DataFrame) -> pd.DataFrame:
        source = self.sources["tblTouches"]
        touches = links.link(self._input("tblTouches"), leads, source, self.findings).assign(origin="table")
        links.check_touch_dates(touches, source, pd.Timestamp(self.context.today), self.findings)
        touches = logged.add_logged_touches(touches, leads, today, self.sources, self.context)
        return notes.add_note_touches(touches, leads, self.sources["tblLeads"], self.context, self.findings)


def _input_columns(spec: TableSpec) -> tuple[Column, ...]:
    return tuple(column for column in spec.columns if spec.name in TOOL_TABLES or column.owner == "people")


def _absent(name: str) -> Source:
    """A table that the workbook does not have, as one without rows."""
    return Source(RawTable(name, TABLES[name].sheet, 1, 1, (), (), ()), {})
