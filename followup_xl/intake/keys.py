"""What tells that two rows are one customer: phone numbers, mail addresses, names in one spelling."""

import re
from functools import lru_cache
from typing import Final

from followup_xl.compute.phones import numbers
from followup_xl.model.text import fold

_MAIL: Final = re.compile(r"[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>().]+")
_FEWEST_DIGITS: Final = 5
_REMEMBERED: Final = 2**17


@lru_cache(maxsize=_REMEMBERED)
def phone_keys(text: str, region: str) -> frozenset[str]:
    """The phone numbers of a cell in international form (E.164); its digits alone where no country has such a number.

    ``region`` is the ISO code of the country for numbers without one. Fewer than five digits are no number.
    """
    folded = fold(text)
    if sum(map(str.isdigit, folded)) < _FEWEST_DIGITS:
        return frozenset()
    found = numbers(folded, region)
    return frozenset(found or ("".join(filter(str.isdigit, folded)),))


def mail_keys(text: str) -> frozenset[str]:
    """The mail addresses of a cell in small letters."""
    return frozenset(found.casefold() for found in _MAIL.findall(text)) if "@" in text else frozenset()
