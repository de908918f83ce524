"""What the sections share: rows of measures, lists that end with a row for all the others, names of owners."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import pandas as pd

from followup_xl.model.tables_report import REPORT_ROWS

Measure: TypeAlias = tuple[str, float, Mapping[str, object]]
"""The key of a measure, its number (NaN for none), and the placeholders of its explanation."""


def measures(rows: Sequence[Measure], of: str) -> pd.DataFrame:
    """The rows of a table with the columns ``measure``, ``value``, ``explanation``; ``of`` names their sentences."""
    frame = pd.DataFrame(rows, columns=["measure", "value", "explanation_params"])
    return frame.assign(
        measure_key=f"report.{of}.measure." + frame["measure"],
        explanation_key=f"report.{of}.explanation." + frame["measure"],
        measure="",
        explanation="",
    )


def with_others(frame: pd.DataFrame, table: str, named: str, sums: Sequence[str] = ()) -> pd.DataFrame:
    """As many rows as ``table`` has, the last one for all others.

    That one has their number in the column ``named`` and the ``sums`` of theirs.
    """
    limit = REPORT_ROWS[table] - 1
    if len(frame) <= limit + 1:
        return frame.reset_index(drop=True)
    rest = frame.iloc[limit:]
    last = {
        named: "",
        f"{named}_key": "report.others",
        f"{named}_params": {"n": len(rest)},
        **{name: rest[name].sum() for name in sums},
    }
    shown = pd.concat([frame.iloc[:limit], pd.DataFrame([last])], ignore_index=True)
    return shown.assign(**{name: shown[name].fillna("") for name in texts(frame)})


def texts(frame: pd.DataFrame) -> list[str]:
    """The columns that hold text."""
    return [str(name) for name in frame.columns if pd.api.types.is_string_dtype(frame[name])]


def unnamed(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """Rows whose ``column`` is empty say so."""
    empty = frame[column].eq("")
    key = pd.Series("", index=frame.index, dtype="object").mask(empty, "report.unnamed")
    return frame.assign(**{f"{column}_key": key})


def counted(values: pd.Series, column: str) -> pd.DataFrame:
    """How often each value stands, most first and empty ones last: ``column``, ``leads``, ``share``."""
    counts = values.value_counts().sort_index().sort_values(ascending=False, kind="stable")
    counts = pd.concat([counts[counts.index != ""], counts[counts.index == ""]])
    frame = pd.DataFrame({column: [str(value) for value in counts.index], "leads": counts.to_numpy()})
    return unnamed(frame.assign(share=frame["leads"] / max(1, len(values))), column)
