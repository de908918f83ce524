"""Is a date in a note a promise? The words around it decide.

In Persian the verb follows its date, in English and Romanian it stands next to it on either side. A verb of the future
(a cue) makes a promise, one in the past makes none, doubt makes a proposal, and a date that stands alone is believed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from followup_xl.compute.words.patterns import Script

_FULL_STOPS: Final = frozenset(".;!?\n")
_MASK: Final = "~"
_VERBS: Final = frozenset({"said", "cues", "past", "other"})


class Verdict(Enum):
    """What the context makes of a date; the value is the factor on the confidence of its rule (0: no promise).

    `SAID` ("said Thursday") is a promise only where nothing else follows, and is settled within this module.
    """

    CUE = 1.0
    SAID = 0.99
    BARE = 0.95
    DOUBT = 0.6
    NONE = 0.59
    PAST = 0.0


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the context with its role (a field of `model.lexicon.Context`)."""

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The text of a note with its dates masked, and the words of the context in it."""

    masked: str
    tokens: tuple[Token, ...]
    script: Script

    def verdict(self, start: int, end: int) -> Verdict:
        """Judge the date at `start` to `end`."""
        clause = self._clause(start, end)
        if any(token.role == "void" for token in clause):
            return Verdict.PAST
        if around := next((token for token in clause if token.start < start and token.end > end), None):
            return Verdict.CUE if around.role == "cues" else Verdict.NONE
        verbs = [token for token in clause if token.role in _VERBS]
        nouns = [token for token in clause if token.role == "nouns"]
        found = _govern(self.script.code, verbs, nouns, start, end)
        if found is Verdict.SAID:
            found = Verdict.CUE if nouns or not self._more_after(start, end) else Verdict.NONE
        if found is None and nouns:
            found = Verdict.CUE
        if found is None:
            found = Verdict.BARE if self._is_bare(start, end) else Verdict.NONE
        doubted = any(token.role == "doubt" for token in clause) or self._before(start, "condition")
        return Verdict.DOUBT if doubted and found in {Verdict.CUE, Verdict.BARE} else found

    def retold(self, start: int) -> bool:
        """Return whether the words before `start` retell an earlier talk ("yesterday he said ...")."""
        earlier, said = self._before(start, "earlier"), self._before(start, "said")
        return any(
            before.start < talk.start and self._bounds(before.start, before.end) == self._bounds(talk.start, talk.end)
            for before in earlier
            for talk in said
        )

    def _before(self, start: int, role: str) -> list[Token]:
        """Return the words of a role between the last full stop and `start`."""
        stop = self._left_stop(start)
        return [token for token in self.tokens if stop <= token.start < start and token.role == role]

    def _left_stop(self, start: int) -> int:
        stops = (t.end for t in self.tokens if t.end <= start and self.masked[t.start] in _FULL_STOPS)
        return max(stops, default=0)

    def _bounds(self, start: int, end: int) -> tuple[int, int]:
        breaks = [token for token in self.tokens if token.role == "breaks"]
        left = max((token.end for token in breaks if token.end <= start), default=0)
        right = min((token.start for token in breaks if token.start >= end), default=len(self.masked))
        return left, right

    def _clause(self, start: int, end: int) -> list[Token]:
        left, right = self._bounds(start, end)
        return [t for t in self.tokens if left <= t.start and t.end <= right and t.role != "breaks"]

    def _is_bare(self, start: int, end: int) -> bool:
        left, right = self._bounds(start, end)
        return self._only_fillers(left, right)

    def _more_after(self, start: int, end: int) -> bool:
        return not self._only_fillers(end, self._bounds(start, end)[1])

    def _only_fillers(self, left: int, right: int) -> bool:
        rest = self.script.fillers.sub(" ", self.masked[left:right].replace(_MASK, " "))
        return not any(char.isalpha() for char in rest)


def look_around(text: str, spans: list[tuple[int, int]], script: Script) -> Surroundings:
    """Find the words of the context in `text`, apart from the `spans` of dates and traps."""
    masked = text
    for start, end in spans:
        masked = masked[:start] + _MASK * (end - start) + masked[end:]
    tokens = tuple(
        Token(script.roles[number], match.start(), match.end()) for number, match in script.context.find_all(masked)
    )
    return Surroundings(masked, tokens, script)


def _govern(script: str, verbs: list[Token], nouns: list[Token], start: int, end: int) -> Verdict | None:
    after = next((token for token in verbs if token.start >= end), None)
    before = next((token for token in reversed(verbs) if token.end <= start), None)
    if script == "arab":
        if after is None and any(noun.start >= end for noun in nouns):
            return Verdict.CUE
        return _role(after, after=True) if after else _role(before, after=False)
    if after and (before is None or after.start - end < start - before.end):
        return _role(after, after=True)
    return _role(before, after=False)


def _role(token: Token | None, *, after: bool) -> Verdict | None:
    if token is None:
        return None
    if token.role == "said":
        return Verdict.PAST if after else Verdict.SAID
    return {"cues": Verdict.CUE, "past": Verdict.PAST, "other": Verdict.NONE}[token.role]
