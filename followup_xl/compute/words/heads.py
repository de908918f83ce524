"""The first word of a pattern: a pattern that matches the first word of whatever the whole one matches.

Every branch is cut where its first word ends. What follows a cut group is given up; what follows a group that may be
missing starts a branch of its own. The result may match more than needed, never less.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

_QUANTIFIER: Final = r"(?:[?*+]|\{[\d,]*\})?"
_ATOMS: Final = re.compile(
    rf"(?:\(\?(?::|P<\w+>|<?[=!])|\||(?:\)|\\.|\[(?:\\.|[^\]\\])*\]|.){_QUANTIFIER})",
    re.DOTALL,
)
_LOOK: Final = ("(?=", "(?!", "(?<=", "(?<!")
_MAY_MISS: Final = ("?", "*", "{0")
_WORD_ATOM: Final = re.compile(rf"(?:\\[wd]|\w|\[(?:\\[wd]|\w(?:-\w)?)+\]|\.){_QUANTIFIER}")
_ON, _CUT, _DEAD = "on", "cut", "dead"


@dataclass(slots=True)
class _Group:
    """Where the walk is inside a group: `state`, whether a branch was cut, whether the branch has no content yet."""

    state: str
    fresh: bool
    started_fresh: bool
    was_cut: bool = False


@dataclass(slots=True)
class _Walk:
    kept: list[str] = field(default_factory=list)
    groups: list[_Group] = field(default_factory=lambda: [_Group(_ON, fresh=True, started_fresh=True)])

    def take(self, atom: str) -> None:
        if atom.startswith("(?"):
            self._open(atom)
        elif atom == "|":
            self._branch()
        elif atom.startswith(")"):
            self._close(may_miss=atom[1:].startswith(_MAY_MISS))
        elif self.groups[-1].state == _ON:
            self._content(atom)

    def _open(self, atom: str) -> None:
        group = self.groups[-1]
        alive = group.state == _ON and atom not in _LOOK
        self.groups.append(_Group(_ON if alive else _DEAD, fresh=group.fresh, started_fresh=group.fresh))
        if alive:
            self.kept.append("(?:")

    def _branch(self) -> None:
        group = self.groups[-1]
        if group.state != _DEAD:
            group.state, group.fresh = _ON, group.started_fresh
            self.kept.append("|")

    def _content(self, atom: str) -> None:
        group = self.groups[-1]
        if group.fresh and atom.startswith("\\s"):
            return
        if _WORD_ATOM.fullmatch(atom):
            self.kept.append(atom)
        elif group.fresh:
            self.kept.append(atom)  # a sign is a word of its own
            group.state, group.was_cut = (_ON, group.was_cut) if atom[-1] in "?*" else (_CUT, True)
        else:
            group.state, group.was_cut = _CUT, True
        group.fresh = False

    def _close(self, *, may_miss: bool) -> None:
        closed, outer = self.groups.pop(), self.groups[-1]
        if closed.state == _DEAD:
            return
        if may_miss and closed.started_fresh:
            self.kept.append(")|")
        elif closed.was_cut:
            self.kept.append(")?" if may_miss else ")")
            outer.state, outer.was_cut, outer.fresh = _CUT, True, False
        else:
            self.kept.append(")?" if may_miss else ")")
            outer.fresh = False


def head(pattern: str) -> str:
    """Return the pattern of the first word of `pattern`, a regular expression as the lexicon writes them."""
    walk = _Walk()
    for atom in _ATOMS.findall(pattern):
        walk.take(atom)
    return f"(?:{''.join(walk.kept)})"
