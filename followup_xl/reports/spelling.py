"""One spelling for words that people typed in several ways (case, spaces, Arabic and Persian letters)."""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from followup_xl.model.text import key


def one_spelling(*columns: pd.Series) -> list[pd.Series]:
    """The columns with every word in the spelling that is used most among all words of the same key."""
    codes, words = pd.factorize(pd.concat(columns, ignore_index=True))
    names = [str(word) for word in words]
    best = spelled(names, np.bincount(codes, minlength=len(names)))
    chosen = pd.Series([best[name] for name in names], dtype="str").to_numpy()[codes]
    ends = np.cumsum([len(column) for column in columns])[:-1]
    parts = np.split(chosen, ends)
    return [pd.Series(part, index=column.index, dtype="str") for part, column in zip(parts, columns, strict=True)]


def spelled(words: Iterable[str], counts: Iterable[float]) -> Mapping[str, str]:
    """For each word the spelling that is used most among those of its key; "" for a word without letters.

    ``counts`` is how often each stands; a word may come several times. Of equally many the first in the alphabet holds,
    so that the order of rows never matters.
    """
    uses: dict[str, float] = {}
    for word, count in zip(words, counts, strict=True):
        uses[word] = uses.get(word, 0) + count
    keys = {word: key(word) for word in uses}
    best: dict[str, str] = {}
    for word in sorted(uses, key=lambda word: (-uses[word], word)):
        best.setdefault(keys[word], word)
    return {word: best[name] if name else "" for word, name in keys.items()}
