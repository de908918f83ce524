"""Row numbers of frames as plain integers."""

from typing import Any

import pandas as pd


def row_numbers(frame: pd.DataFrame | pd.Series) -> list[int]:
    """The 0-based data rows of a typed table, which are its index."""
    return [int(row) for row in frame.index.to_numpy()]


def by_row(series: pd.Series) -> list[tuple[int, Any]]:
    """The values of a column with their 0-based data rows."""
    return list(zip(row_numbers(series), series.tolist(), strict=True))
