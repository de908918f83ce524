"""The sound of a word: one key for the spellings that Persian, Romanian and English typists mix up.

Only ever compared, as everything in ``model.text``. Letters that sound alike become one letter, doubled letters
single, and the ending of a plural or of a Romanian article goes from longer words.
"""

import re
from functools import lru_cache
from typing import Final

_PERSIAN: Final = str.maketrans("طثصذضظغح", "تسسزززقه", "ع")
_LATIN: Final = (
    (re.compile("ph"), "f"),
    (re.compile("ck|ch|qu|[kq]"), "c"),
    (re.compile("(?<=[gt])h"), ""),
    (re.compile("tz"), "t"),
    (re.compile("sh"), "s"),
    (re.compile("y"), "i"),
    (re.compile("^mc(?=[b-df-hj-np-tv-z])"), "mac"),
)
_DOUBLED: Final = re.compile(r"([^\W\di])\1+")  # not ii: what is now pâine was piine
_ENDING: Final = re.compile("(?<=[a-z]{4})(?:s|ul|ului)$")
_ROOT: Final = {
    "ب": "b", "پ": "p", "ت": "t", "ج": "j", "چ": "c", "ه": "", "خ": "x", "د": "d", "ر": "r", "ز": "z", "ژ": "z",
    "س": "s", "ش": "s", "ق": "g", "ف": "f", "ک": "c", "گ": "g", "ل": "l", "م": "m", "ن": "n", "و": "", "ا": "", "ی": "",
}  # fmt: skip
_ROOT_TABLE: Final = str.maketrans({**_ROOT, **dict.fromkeys("aeiouvwh", "")})
_LATIN_ROOT: Final = ((re.compile("kh"), "x"), (re.compile("zh"), "z"), (re.compile("gh|q"), "g"))


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """The sound of one folded word; a number stays as it is."""
    heard = word.translate(_PERSIAN)
    if not word.isascii():
        return _DOUBLED.sub(r"\1", heard)
    for pattern, letter in _LATIN:
        heard = pattern.sub(letter, heard)
    return _DOUBLED.sub(r"\1", _ENDING.sub("", heard))


@lru_cache(maxsize=200_000)
def root(word: str) -> str:
    """The consonants of one folded word in Latin letters, so that خودرو and Khodro meet."""
    if word.isascii():
        for pattern, letter in _LATIN_ROOT:
            word = pattern.sub(letter, word)
        return sound(word).translate(_ROOT_TABLE)
    return sound(word).translate(_ROOT_TABLE)
