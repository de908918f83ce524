"""Topics, outcomes and channels of notes (what a talk was about, how it ended, how it was held)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from followup_xl.compute.words.codes import first_code, leftmost_code, scanner
from followup_xl.compute.words.patterns import script_of
from followup_xl.model.text import fold, fold_many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from followup_xl.model.lexicon import Lexicon

_LONG_NUMBER: Final = re.compile(r"\d{5,}")


def find_topics(texts: pd.Series[str], lexicon: Lexicon) -> pd.DataFrame:
    """Return one boolean column per topic code of the lexicon, with the index of `texts`.

    Missing texts have no topic. Equal notes, and notes that differ in long numbers only, are looked at once.
    """
    codes = list(dict.fromkeys(topic.code for language in lexicon.languages for topic in language.topics))
    row_of, distinct = pd.factorize(texts.fillna(""))
    folded = [_LONG_NUMBER.sub("10000", text) for text in fold_many(distinct.tolist())]
    kind_of, kinds = pd.factorize(np.array(folded, dtype=object))
    found = _topics_of(kinds.tolist(), lexicon, codes)
    return pd.DataFrame(found[kind_of[row_of]], index=texts.index, columns=codes)


def find_outcome(text: str, lexicon: Lexicon) -> str | None:
    """Return the outcome code that the words of a touch tell, the strongest first, or None."""
    return first_code(fold(text), lexicon, "outcomes")


def find_channel(text: str, lexicon: Lexicon) -> str | None:
    """Return the code of the channel that a text names first, or None."""
    return leftmost_code(fold(text), lexicon, "channels")


def _topics_of(texts: Sequence[str], lexicon: Lexicon, codes: Sequence[str]) -> NDArray[np.bool_]:
    found = np.zeros((len(texts), len(codes)), dtype=bool)
    scanners = {script: scanner(lexicon, "topics", script) for script in ("arab", "latn")}
    for row, text in enumerate(texts):
        for code in scanners[script_of(text)].codes(text):
            found[row, codes.index(code)] = True
    return found
