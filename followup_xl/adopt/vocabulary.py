"""What a heading that somebody wrote may mean: known as a whole, by its words, shortened, in part, or nearly."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from followup_xl.adopt import dictionary
from followup_xl.adopt.dictionary import OTHER, Bag
from followup_xl.i18n import LANGUAGES

EXACT: Final = 1.0
WHOEVER: Final = 0.98
"""A word such as "customer": a person or a firm, what no other column is."""
BESIDE_BRACKETS: Final = 0.95
ONE_OF_SEVERAL: Final = 0.9
SAME_WORDS: Final = 0.9
OF_THE_PAST: Final = 0.9
WITHOUT_WHOSE: Final = 0.85
SHORTENED: Final = 0.85
AMONG_OTHERS: Final = 0.7
NEARLY: Final = 0.6
WITH_CELLS: Final = 0.5
"""So little that only cells which agree make it sure."""
_ALIKE: Final = 84
_BRACKETS: Final = re.compile(r"[(\[{].*?[)\]}]")
_SEVERAL: Final = re.compile(r"\s*[/\\|،,;+]\s*|\s+-\s+")
_UNKNOWN: Final = "?"
_WHO: Final = frozenset({"company", "contact"})


@cache
def meanings(heading: str) -> Mapping[str, float]:
    """What a heading may mean: column ids (``OTHER`` for none of ours) with how surely, 0 to 1."""
    found: dict[str, float] = {}
    for words, strength in _variants(heading):
        for meaning, share in _known(words).items():
            found[meaning] = max(share * strength, found.get(meaning, 0))
    return found or _by_past(heading) or _by_shortened(heading) or _by_words(heading) or _by_likeness(heading)


def language_of(headings: Iterable[str]) -> str | None:
    """The language most of the headings are written in, None where none of them is known."""
    counts = dict.fromkeys(LANGUAGES, 0)
    for heading in {dictionary.solid(heading) for heading in headings}:
        for language in LANGUAGES:
            counts[language] += heading in dictionary.words_of_language(language)
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else None


def _variants(heading: str) -> Iterator[tuple[str, float]]:
    yield heading, EXACT
    bare = _BRACKETS.sub(" ", heading)
    yield bare, BESIDE_BRACKETS
    yield from ((part, ONE_OF_SEVERAL) for part in _SEVERAL.split(bare) if part.strip())


def _known(words: str) -> Mapping[str, float]:
    """The meanings of words that are known as they stand, or in another form or order."""
    text, alike = dictionary.solid(words), dictionary.bag(words)
    if text in dictionary.by_cells():
        return {OTHER: EXACT, dictionary.by_cells()[text]: WITH_CELLS}
    meaning = dictionary.by_text().get(text)
    found = _by_bag(alike) if meaning is None else {meaning: EXACT}
    if found.keys() & _WHO and alike and alike <= dictionary.stems_of("whoever"):
        first = next(iter(found))
        return {first: WHOEVER, **dict.fromkeys(_WHO - {first}, ONE_OF_SEVERAL)}
    return found


def _by_bag(words: Bag) -> dict[str, float]:
    """By the words in any order; without those that say whose it is, as in "phone of the customer"; each alone."""
    known = dictionary.by_bag()
    if words in known:
        return {known[words]: SAME_WORDS}
    rest = words - dictionary.stems_of("whose")
    bare = rest - dictionary.stems_of("naming")
    told = next((known[few] for few in (rest, bare) if few in known), _UNKNOWN)
    each = {known.get(frozenset({word}), _UNKNOWN) for word in bare} if told == _UNKNOWN else {told}
    return dict.fromkeys(each, WITHOUT_WHOSE) if len(each) == 1 and _UNKNOWN not in each else {}


def _by_past(heading: str) -> Mapping[str, float]:
    """What begins with "last" or the like: the tool tells that better."""
    return {OTHER: OF_THE_PAST} if dictionary.bag(heading) & dictionary.stems_of("past") else {}


def _by_shortened(heading: str) -> Mapping[str, float]:
    """Shortened words, as in "Resp.": what all the known headings mean that begin so, word by word."""
    if "." not in heading:
        return {}
    words = dictionary.tokens(heading).split()
    if not words or min(map(len, words)) < dictionary.SHORTEST:
        return {}
    found = {meaning for phrase, meaning in dictionary.phrases() if _begins(phrase.split(), words)}
    return dict.fromkeys(found, SHORTENED) if len(found) == 1 else {}


def _begins(full: list[str], short: list[str]) -> bool:
    return len(full) == len(short) and all(word.startswith(part) for word, part in zip(full, short, strict=True))


def _by_words(heading: str) -> Mapping[str, float]:
    """The known words among those of the heading: what is described before what describes it, then the first."""
    words = f" {dictionary.tokens(_BRACKETS.sub(' ', heading)) or dictionary.tokens(heading)} "
    inside = [(text, meaning) for text, meaning in dictionary.phrases() if f" {text} " in words]
    ranked = [((_is_head(text, words), -words.find(f" {text} "), len(text)), meaning) for text, meaning in inside]
    return {max(ranked)[1]: AMONG_OTHERS} if ranked else {}


def _is_head(text: str, words: str) -> bool:
    """Whether a text is the first of the words, or the last where the language is English."""
    is_english = dictionary.solid(text) in dictionary.english()
    return words.endswith(f" {text} ") if is_english else words.startswith(f" {text} ")


def _by_likeness(heading: str) -> Mapping[str, float]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415  # only an unknown heading needs it

    text = dictionary.solid(heading)
    if len(text) <= dictionary.SHORTEST:
        return {}
    known = dictionary.by_text()
    best = process.extractOne(text, list(known), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return {known[best[0]]: NEARLY} if best else {}
