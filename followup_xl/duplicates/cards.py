"""What is compared of each lead: one card a lead, made once."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from followup_xl.compute.phones import numbers
from followup_xl.duplicates.likeness import Name, name_of
from followup_xl.duplicates.name_words import FORM_OF, KINDS, TITLES
from followup_xl.duplicates.names import normal_names, plain_names
from followup_xl.model.text import fold_many

_MAIL: Final = re.compile(r"[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>().]+")
_PLAIN_NUMBER: Final = re.compile(r"[\d\s+()/-]*")
_TAIL: Final = 6
"""Equal numbers end in the same so many digits, whatever their form."""
_LONGEST_NUMBER: Final = 15
"""The digits of one number. Source: ITU-T E.164."""


CROWD: Final = 8
"""A number or mail address that more leads have is that of a switchboard, or made up: it ties none of them (house)."""


class Card(NamedTuple):
    """A lead as it is compared; ``row`` is its 0-based data row, empty text and tuples are unknown.

    ``forms`` are legal forms, ``kinds`` what kind of firm it calls itself. ``phones`` holds E.164 numbers only where
    another lead's may be the same; ``has_phone`` tells whether there is any. Neither they nor ``mails`` hold what more
    than ``CROWD`` leads have.
    """

    row: int
    id: str
    company: Name
    contact: Name
    city: Name
    forms: frozenset[str]
    kinds: frozenset[str]
    phones: tuple[str, ...]
    mails: tuple[str, ...]
    has_phone: bool
    owner: str
    outcome: str
    place: tuple[str, str]
    is_fake: bool
    due: tuple[pd.Timestamp, ...]

    @property
    def name(self) -> Name:
        """The company, or the person where there is none."""
        return self.company if self.company.joined else self.contact


def cards(leads: pd.DataFrame, region: str) -> list[Card]:
    """A card for every row of typed ``leads``, in its order; ``region`` is the country of the book (ISO)."""
    whole = plain_names(leads["company"].tolist())
    numbers_of = _of_few(
        phone_numbers(leads["phone"].tolist(), leads["country"].where(leads["country"].ne(""), region))
    )
    columns = zip(
        leads.index.tolist(),
        leads["id"].tolist(),
        map(name_of, normal_names(leads["company"])),
        map(name_of, map(_without_titles, plain_names(leads["contact"].tolist()))),
        map(name_of, plain_names(leads["city"].tolist())),
        map(_forms, whole),
        (KINDS.intersection(name.split()) for name in whole),
        numbers_of,
        _of_few([tuple(dict.fromkeys(_MAIL.findall(mail))) for mail in fold_many(leads["email"].tolist())]),
        leads["phone"].str.contains(r"\d", regex=True).tolist(),
        plain_names(leads["owner"].tolist()),
        leads["outcome"].replace("open", "").tolist(),
        zip(leads["market"], leads["country"], strict=True),
        leads["group"].eq("fake").tolist(),
        ((day,) if pd.notna(day) else () for day in leads["due_mine"]),
        strict=True,
    )
    return [Card(*values) for values in columns]


def phone_numbers(cells: Sequence[str], regions: Iterable[str]) -> list[tuple[str, ...]]:
    """The E.164 numbers of each cell; () also for a single number whose last digits no other cell has."""
    folded = fold_many(cells)
    digits = [re.sub(r"\D", "", cell) for cell in folded]
    is_odd = np.array(
        [
            len(found) > _LONGEST_NUMBER or not _PLAIN_NUMBER.fullmatch(cell)
            for cell, found in zip(folded, digits, strict=True)
        ],
        dtype=bool,
    )
    read = {
        place: numbers(folded[place], region) for place, region in enumerate(regions) if digits[place] and is_odd[place]
    }
    tails = pd.Series([found[-_TAIL:] if len(found) >= _TAIL else "" for found in digits], dtype="str").mask(is_odd, "")
    taken = {number[-_TAIL:] for found in read.values() for number in found}
    again = np.flatnonzero((tails.ne("") & (tails.duplicated(keep=False) | tails.isin(taken))).to_numpy())
    region_of = list(regions)
    read |= {int(place): numbers(folded[place], region_of[place]) for place in again}
    return [read.get(place, ()) for place in range(len(folded))]


def _of_few(held: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """What each lead holds, without what a crowd holds."""
    counts = Counter(one for found in held for one in found)
    return [tuple(one for one in found if counts[one] <= CROWD) for found in held]


def _without_titles(plain: str) -> str:
    words = plain.split()
    return " ".join([word for word in words if word not in TITLES] or words)


def _forms(plain: str) -> frozenset[str]:
    return frozenset(form for words, form in FORM_OF.items() if f" {words} " in f" {plain} ")
