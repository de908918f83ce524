"""Whether differences between parts fit chance: Pearson's chi-square test (Pearson 1900, Phil. Mag. 50:157-175)."""

from dataclasses import dataclass
from math import erfc, exp, lgamma, log, sqrt
from typing import Final

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
SURE: Final = 0.05
"""Below this p the differences are called real (the usual level of 5 %)."""
_USUAL, _LEAST, _SHARE_USUAL = 5, 1, 0.8


@dataclass(frozen=True, slots=True)
class Difference:
    """``parts`` were compared over ``leads``; ``p`` is the chance of differences as large where there are none."""

    parts: int
    leads: int
    statistic: float
    degrees: int
    p: float


def compare(won: Numbers, leads: Numbers, least: int) -> Difference | None:
    """Compare the shares ``won / leads`` of several parts; None where there is too little to say.

    All parts are compared where the test is valid (Cochran 1954, Biometrics 10:417-451: four fifths of the expected
    counts at least 5, none below 1), otherwise those with at least ``least`` leads, if it is valid for them.
    """
    for chosen in (leads > 0, leads >= max(1, least)):
        found = _test(won[chosen], leads[chosen])
        if found is not None and found.leads >= least:
            return found
    return None


def _test(won: Numbers, leads: Numbers) -> Difference | None:
    total = leads.sum()
    rate = won.sum() / total if total else 0.0
    if len(leads) < 2 or not 0 < rate < 1:  # noqa: PLR2004  # one part has nothing to differ from
        return None
    expected = np.concatenate([leads * rate, leads * (1 - rate)])
    if expected.min() < _LEAST or (expected >= _USUAL).mean() < _SHARE_USUAL:
        return None
    statistic = float(((won - leads * rate) ** 2 / (leads * rate * (1 - rate))).sum())
    degrees = len(leads) - 1
    return Difference(len(leads), int(total), statistic, degrees, beyond(statistic, degrees))


def beyond(statistic: float, degrees: int) -> float:
    """The upper tail of the chi-square distribution (Abramowitz and Stegun 1964, 26.4.4 and 26.4.5): 0 to 1."""
    half = statistic / 2
    if half <= 0:
        return 1.0
    odd = degrees % 2
    powers = [number + odd / 2 for number in range(degrees // 2)]
    tail = sum(exp(power * log(half) - half - lgamma(power + 1)) for power in powers)
    return min(1.0, tail + (erfc(sqrt(half)) if odd else 0.0))
