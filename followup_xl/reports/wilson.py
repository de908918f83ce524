"""The Wilson interval of a share (Wilson 1927, JASA 22:209-212): honest for few leads, never below 0 or above 1."""

from statistics import NormalDist
from typing import Final

import numpy as np
import pandas as pd

Z_95: Final = NormalDist().inv_cdf(0.975)


def share(hits: pd.Series, whole: pd.Series) -> pd.Series:
    """``hits / whole`` as a fraction, NaN where the whole is 0."""
    return hits / whole.where(whole > 0)


def wilson(hits: pd.Series, whole: pd.Series, z: float = Z_95) -> tuple[pd.Series, pd.Series]:
    """The lower and upper end of the interval (95 % by default), NaN where the whole is 0."""
    count = whole.where(whole > 0).astype("float64")
    rate = hits / count
    middle = (rate + z**2 / (2 * count)) / (1 + z**2 / count)
    half = z / (1 + z**2 / count) * np.sqrt(rate * (1 - rate) / count + z**2 / (4 * count**2))
    low, high = (middle - half).mask(hits == 0, 0.0), (middle + half).mask(hits == whole, 1.0)
    return low.where(count.notna()), high.where(count.notna())
