"""One spelling for words that people typed in several ways (case, spaces, Arabic and Persian letters)."""

import numpy as np
import pandas as pd

from followup_xl.model.text import key


def one_spelling(*columns: pd.Series) -> list[pd.Series]:
    """The columns with every word in the spelling that is used most among all words of the same key."""
    codes, words = pd.factorize(pd.concat(columns, ignore_index=True))
    counts = np.bincount(codes, minlength=len(words))
    keys = [key(str(word)) for word in words]
    best: dict[str, int] = {}
    for place, name in enumerate(keys):
        if name not in best or counts[place] > counts[best[name]]:
            best[name] = place
    spelled = pd.Series([str(words[best[name]]) if name else "" for name in keys], dtype="str").to_numpy()[codes]
    ends = np.cumsum([len(column) for column in columns])[:-1]
    parts = np.split(spelled, ends)
    return [pd.Series(part, index=column.index, dtype="str") for part, column in zip(parts, columns, strict=True)]
