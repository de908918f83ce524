"""Text columns hold few different values: what is computed of each value is computed once."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from followup_xl.model.text import key


def per_value(values: pd.Series, function: Callable[[str], Any]) -> pd.Series:
    """``function`` of every value, called once for each different one."""
    codes, unique = pd.factorize(values)
    return pd.Series([function(value) for value in unique], dtype=None).reindex(codes).set_axis(values.index)


def folded(values: pd.Series) -> pd.Series:
    """The matching key of every text (see ``model.text.key``)."""
    return per_value(values, key)


def text(values: pd.Series, missing: str = "") -> pd.Series:
    """The values as text columns are kept: objects, never null."""
    plain = values.astype("object")
    return plain.where(plain.notna(), missing)
