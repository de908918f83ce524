"""Names of companies and people in one spelling, without the words that only say what kind of firm it is."""

import re
from collections.abc import Sequence
from typing import Final

import pandas as pd

from followup_xl.duplicates.name_words import ANYWHERE, FIRST, LAST, LEGAL
from followup_xl.model.text import fold

_LONGEST_FIRST: Final = sorted(sorted(LEGAL), key=len, reverse=True)
_SPELLED: Final = re.compile(
    "(?<![\\w.])(?:" + "|".join(r"(?:\. ?| )".join(form) for form in _LONGEST_FIRST) + r")(?!\.?\w)"
)
_APOSTROPHE: Final = re.compile(r"(?<=\w)['`´](?=\w)")
_NO_WORD: Final = re.compile(r"(?:[^\w\n]|_)+")
_DOUBLED: Final = re.compile("وو+")
_SPARE: Final = re.compile(
    rf"(?:^|(?<= ))(?:{'|'.join(sorted(ANYWHERE, key=len, reverse=True))})(?= |$)"
    rf"|^(?:(?:{'|'.join(sorted(FIRST))}) )+"
    rf"|(?: (?:{'|'.join(sorted(LAST | ANYWHERE, key=len, reverse=True))}))+$",
    re.MULTILINE,
)
_BLANKS: Final = re.compile(" {2,}")


def normal_name(text: str) -> str:
    """A name as it is compared: folded, without punctuation, legal forms and words such as شرکت, SRL or Company.

    A name made of nothing but such words keeps them; "" only for a text without letters and digits.
    """
    return _normal([text])[0]


def normal_names(names: pd.Series) -> pd.Series:
    """``normal_name`` of every text of a series (each distinct text is read once), with the same index."""
    codes, distinct = pd.factorize(names)
    normal = pd.Series(_normal([str(name) for name in distinct]), dtype="str")
    return pd.Series(normal.to_numpy()[codes], index=names.index, dtype="str")


def plain_names(texts: Sequence[str]) -> list[str]:
    """The names folded and without punctuation, with all their words; ``S.R.L.`` as one word."""
    if not texts:
        return []
    lines = "\n".join(" ".join(text.split()) for text in texts)
    folded = _APOSTROPHE.sub("", _SPELLED.sub(_in_one_word, fold(lines)))
    return [line.strip() for line in _NO_WORD.sub(" ", _DOUBLED.sub("و", folded)).split("\n")]


def _in_one_word(legal_form: re.Match[str]) -> str:
    """``s.r.l.`` as ``srl``."""
    return "".join(letter for letter in legal_form[0] if letter.isalpha())


def _normal(texts: Sequence[str]) -> list[str]:
    if not texts:
        return []
    plain = plain_names(texts)
    bare = _BLANKS.sub(" ", _SPARE.sub("", "\n".join(plain))).split("\n")
    return [name.strip() or whole for name, whole in zip(bare, plain, strict=True)]
