"""Topics, outcomes and channels of notes (what a talk was about, how it ended, how it was held)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from followup_xl.compute.words.codes import Finder, finders, first_code, leftmost_code
from followup_xl.model.text import fold, fold_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from followup_xl.model.lexicon import Lexicon

_DIGITS: Final = str.maketrans("023456789", "111111111")
_SCRIPTS: Final = ("arab", "latn")
_ARABIC: Final = re.compile("[\\u0600-\\u06ff]")


def find_topics(texts: pd.Series[str], lexicon: Lexicon) -> pd.DataFrame:
    """Return one boolean column per topic code of the lexicon, with the index of `texts`.

    Missing texts have no topic. Equal notes, and notes that differ in digits only, are looked at once.
    """
    codes = list(dict.fromkeys(topic.code for language in lexicon.languages for topic in language.topics))
    folded = pd.Series(fold_many(texts.where(texts.notna(), "").tolist()), dtype=object)
    row_of, distinct = pd.factorize(folded.str.translate(_DIGITS))
    found = _topics_of([str(text) for text in distinct], lexicon, codes)
    return pd.DataFrame(found[row_of], index=texts.index, columns=codes)


def find_outcome(text: str, lexicon: Lexicon) -> str | None:
    """Return the outcome code that the words of a touch tell, the strongest first, or None."""
    return first_code(fold(text), lexicon, "outcomes")


def find_channel(text: str, lexicon: Lexicon) -> str | None:
    """Return the code of the channel that a text names first, or None."""
    return leftmost_code(fold(text), lexicon, "channels")


def _topics_of(texts: Sequence[str], lexicon: Lexicon, codes: Sequence[str]) -> NDArray[np.bool_]:
    found = np.zeros((len(texts), len(codes)), dtype=bool)
    arabic = np.fromiter((_ARABIC.search(text) is not None for text in texts), dtype=bool, count=len(texts))
    for script, rows in zip(_SCRIPTS, (np.flatnonzero(arabic), np.flatnonzero(~arabic)), strict=True):
        topics = finders(lexicon, "topics", script)
        candidates = _candidates([texts[row] for row in rows.tolist()], topics)
        for column, topic in enumerate(topics):
            at = codes.index(topic.code)
            for row in rows[(candidates >> column) & 1 == 1].tolist():
                found[row, at] = topic.position(texts[row]) >= 0
    return found


def _candidates(texts: Sequence[str], topics: Sequence[Finder]) -> NDArray[np.int64]:
    """Return for each text the topics (as bits) of which it holds a first word."""
    if not texts or not topics:
        return np.zeros(len(texts), dtype=np.int64)
    lines = [_words(text) for text in texts]
    bits = _bits_of(set().union(*lines), tuple(topic.heads for topic in topics))
    flags = np.fromiter((bits.get(word, 0) for line in lines for word in line), dtype=np.int64)
    ends = np.cumsum([len(line) for line in lines])
    return np.bitwise_or.reduceat(np.append(flags, 0), np.append(0, ends[:-1]))


def _words(text: str) -> list[str]:
    return [*text.split(), ""]


def _bits_of(words: Iterable[str], heads: tuple[str, ...]) -> dict[str, int]:
    any_head, each = _head_patterns(heads)
    return {
        word: sum(1 << bit for bit, pattern in enumerate(each) if pattern.search(word))
        for word in words
        if any_head.search(word)
    }


@lru_cache(maxsize=16)
def _head_patterns(heads: tuple[str, ...]) -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    return re.compile(r"(?<!\w)(?:" + "|".join(heads) + ")"), tuple(re.compile(rf"(?<!\w){head}") for head in heads)
