"""Raw rows as typed columns: each distinct value is read once, whatever the number of rows."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from followup_xl.model.book import CellValue, Source
from followup_xl.model.columns import Column, Kind, Owner
from followup_xl.model.issues import Severity
from followup_xl.model.tables import LEADS, TOOL_TABLES
from followup_xl.validate.cells import EMPTY, Context, reader_of
from followup_xl.validate.findings import Findings, Problem

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Distinct:
    """The distinct values of a column and, for each row, which of them it holds (-1 for an empty cell)."""

    kinds: Sequence[CellValue]
    codes: npt.NDArray[np.intp]


def typed_table(
    source: Source, columns: Sequence[Column], context: Context, findings: Findings, *, ask: bool = True
) -> pd.DataFrame:
    """The columns of a table as the dtypes of their kinds, without wholly empty rows, indexed by the 0-based data row.

    Empty is a row in which no column of people holds anything (in a table of the tool: none at all). Cells that
    cannot be read become empty, and issues unless ``ask`` is false or the column is the tool's own.
    """
    by_position = list(zip(*source.raw.rows, strict=True)) or [()] * len(source.raw.headers)
    filled = np.zeros(len(source.raw.rows), dtype=bool)
    everything = source.raw.name in TOOL_TABLES
    series: dict[str, pd.Series] = {}
    for column in columns:
        if column.id not in source.positions:
            series[column.id] = _empty(column, len(filled))
            continue
        distinct = _distinct(by_position[source.positions[column.id]])
        if everything or column.owner is Owner.PEOPLE:
            filled |= distinct.codes >= 0
        quiet = not ask or column.owner is Owner.TOOL
        spot = None if quiet else _Spot(source, column, findings)
        series[column.id] = _typed(distinct, column, context, spot, source.raw.date_orders.get(column.id, ""))
    if ask:
        _report_error_cells(source, columns, findings)
    return pd.DataFrame(series, index=pd.RangeIndex(len(filled)))[filled]


def _distinct(cells: Sequence[CellValue]) -> _Distinct:
    array = np.empty(len(cells), dtype=object)
    array[:] = cells
    codes, values = pd.factorize(array)
    blank = np.array([isinstance(value, str) and not value.strip() for value in values] + [True])
    return _Distinct(list(values), np.where(blank[codes], -1, codes))


@dataclass(frozen=True, slots=True)
class _Spot:
    """A column of the sheet, and where its problems go."""

    source: Source
    column: Column
    findings: Findings

    def report(self, rows: npt.NDArray[np.intp], problems: Sequence[Problem]) -> None:
        """Report one problem a row."""
        for row, problem in zip(rows.tolist(), problems, strict=True):
            self.findings.cell(self.source, row, self.column.id, problem)


def _typed(distinct: _Distinct, column: Column, context: Context, spot: _Spot | None, order: str) -> pd.Series:
    reader = reader_of(column, context, order)
    read = [reader(value) for value in distinct.kinds]
    if spot is not None:
        odd = np.array([problem is not None for _, problem in read] + [False])
        rows = np.flatnonzero(odd[distinct.codes])
        spot.report(rows, [problem for code in distinct.codes[rows] if (problem := read[code][1])])
    values = np.array([value for value, _ in read] + [EMPTY[column.kind]], dtype=_numpy_dtype(column))
    return pd.Series(values[distinct.codes], dtype=_dtype(column))


def _empty(column: Column, rows: int) -> pd.Series:
    return pd.Series([EMPTY[column.kind]] * rows, dtype=_dtype(column))


def _numpy_dtype(column: Column) -> str:
    return _dtype(column) if column.kind is Kind.DATE or column.kind.is_number else "object"


def _dtype(column: Column) -> str:
    if column.kind is Kind.DATE:
        return "datetime64[s]"
    return "float64" if column.kind.is_number else "str"


def _report_error_cells(source: Source, columns: Sequence[Column], findings: Findings) -> None:
    by_position = {source.positions[column.id]: column for column in columns if column.id in source.positions}
    for (row, position), text in source.raw.errors.items():
        column = by_position.get(position)
        if column is not None and column.owner is Owner.PEOPLE:
            findings.cell(source, row, column.id, Problem("error-cell", Severity.ERROR, {"value": text}))


def report_formulas(source: Source, findings: Findings) -> None:
    """Report the formulas in computed columns, which are not overwritten."""
    computed = {source.positions[c.id]: c.id for c in LEADS.owned_by(Owner.TOOL) if c.id in source.positions}
    for row, position in sorted(source.raw.formulas):
        if position in computed:
            problem = Problem("formula-in-computed-cell", Severity.ASK)
            findings.cell(source, row, computed[position], problem)
