"""Sections in the words of the reader: titles, headers and cells as text, numbers kept beside them for drawing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from followup_xl.model.columns import Column, Kind
from followup_xl.model.outcome import Section
from followup_xl.model.ports import Translator
from followup_xl.model.settings import split_codes
from followup_xl.model.tables_report import REPORT_COLUMNS
from followup_xl.reports import Report

HIDDEN: Final = frozenset({"bar_up", "bar_down", "line_at_10", "line_at_25", "go"})
"""Columns that only the sheet needs: lengths of error bars, lines of a chart, links."""
RIGHT_TO_LEFT: Final = frozenset({"fa"})


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows: ``text`` ("" for nothing) and the ``number`` behind it, NaN for none.

    ``is_mark`` says that it is a word where a number would be.
    """

    text: str
    number: float = float("nan")
    is_mark: bool = False


@dataclass(frozen=True)
class Block:
    """One section in words; ``rows`` hold a cell for each of ``columns``."""

    id: str
    title: str
    about: str
    columns: tuple[Column, ...]
    headers: tuple[str, ...]
    rows: tuple[Mapping[str, Cell], ...]

    @property
    def shown(self) -> Sequence[tuple[Column, str]]:
        """The columns worth showing, with their headers: not the sheet's own, none that is empty in every row."""
        pairs = zip(self.columns, self.headers, strict=True)
        return [pair for pair in pairs if pair[0].id not in HIDDEN and any(row[pair[0].id].text for row in self.rows)]


@dataclass(frozen=True)
class Words:
    """The report in words; ``book`` is the name of the workbook, ``blocks`` those sections that have something."""

    book: str
    language: str
    blocks: tuple[Block, ...]
    report: Report
    translator: Translator

    @property
    def is_rtl(self) -> bool:
        """Whether the language runs from right to left."""
        return self.language in RIGHT_TO_LEFT

    def say(self, key: str, **params: object) -> str:
        """A sentence of the report."""
        return self.translator.text(f"report.{key}", **params)

    def block(self, section: str) -> Block | None:
        """The block of a section, None where it is switched off or has nothing."""
        return next((block for block in self.blocks if block.id == section), None)

    @property
    def period(self) -> str:
        """The sentence that tells the days the report speaks of."""
        days = self.report.period
        return self.say(
            "page.period", first=days.first, last=days.last, week_first=days.week_first, week_last=days.last
        )


def words(report: Report, book: str, translator: Translator) -> Words:
    """Put a report into the language of ``translator``."""
    blocks = [_block(section, translator) for section in report.sections if len(section.rows)]
    return Words(book, translator.language, tuple(blocks), report, translator)


def _block(section: Section, translator: Translator) -> Block:
    columns = REPORT_COLUMNS[section.table]
    records: list[dict[Any, Any]] = section.rows.to_dict("records")
    return Block(
        section.id,
        translator.text(f"report.title.{section.id}"),
        translator.text(f"report.about.{section.id}"),
        columns,
        tuple(translator.header(section.table, column.id) for column in columns),
        tuple({column.id: _cell(column, row, translator) for column in columns} for row in records),
    )


def _cell(column: Column, row: Mapping[Any, Any], translator: Translator) -> Cell:
    key, family, value = row.get(f"{column.id}_key"), row.get(f"{column.id}_family"), row.get(column.id)
    if isinstance(key, str) and key:
        params = row.get(f"{column.id}_params")
        text = translator.text(key, **(params if isinstance(params, dict) else {}))
        return Cell(text, is_mark=column.kind.is_number)
    if isinstance(value, str):
        return Cell(_labels(family, value, translator) if isinstance(family, str) and family else value)
    if value is None or pd.isna(value):
        return Cell("")
    return _plain(column, value, row, translator)


def _labels(family: str, value: str, translator: Translator) -> str:
    return translator.comma.join(translator.label(family, code) for code in split_codes(value))


def _plain(column: Column, value: Any, row: Mapping[Any, Any], translator: Translator) -> Cell:  # noqa: ANN401  # a number or a day
    if column.kind is Kind.DATE:
        return Cell(number_text("date", pd.Timestamp(value).date(), translator))
    number = float(value)
    return Cell(number_text(_manner(column, row), number, translator), number)


def _manner(column: Column, row: Mapping[Any, Any]) -> str:
    """How a number is written; the rows of a table of measures differ."""
    measure = str(row.get("measure_key", ""))
    is_share = column.kind is Kind.SHARE or (column.id == "value" and measure.endswith(SHARES))
    return "share" if is_share else "fine" if column.id == "p" else "number"


SHARES: Final = (
    ".conversion", ".win-rate", "-share", "-share-high", ".largest-high", ".largest-warn", ".largest-ok", ".five",
)  # fmt: skip
"""How the keys of measures end whose value is a share."""


def number_text(manner: str, value: float | date, translator: Translator) -> str:
    """A number, a share or a day in the manner of the language."""
    return translator.text(f"report.cell.{manner}", value=value)
