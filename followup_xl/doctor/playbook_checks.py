"""The lines of the playbook: open questions, no emoji (DOMAIN section 7)."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from followup_xl.doctor.patient import finding
from followup_xl.i18n import Catalog, read_words
from followup_xl.model.book import Book
from followup_xl.model.issues import Issue, Severity
from followup_xl.model.text import key
from followup_xl.validate.texts import shown, text_of

MAY_BE_CLOSED: Final = frozenset({"close", "ask-for-a-decision"})
"""Situations in which one asks plainly for the decision."""

_EMOJI: Final = re.compile("[\u2600-\u27bf\u2b50\u2b55\ufe0f\U0001f000-\U0001faff]|(?<!\\w)[:;]-?[()DP](?!\\w)")
_QUESTION: Final = re.compile(r"[^.!?\n]*\?")
_CLAUSE: Final = re.compile(r"[,;:()]")
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Asking:
    """How a language asks.

    Words of ``question`` open a question when they are among the first ``within`` words of a clause. Words of
    ``alternatives`` stand between two of them, unless a word of ``refusal`` follows ("or not").
    """

    question: frozenset[str]
    alternatives: frozenset[str]
    refusal: frozenset[str]
    within: int

    @classmethod
    def of(cls, language: str) -> "Asking":
        """The words of a language."""
        words = read_words(language, "doctor")["doctor"]["lint"]
        question, alternatives, refusal = (_keys(words[name]) for name in ("question", "alternatives", "refusal"))
        return cls(question, alternatives, refusal, words["within"])

    def is_closed(self, sentence: str) -> bool:
        """Whether a question (folded) can be answered by yes or no."""
        words = _WORD.findall(sentence)
        following = zip(words, [*words[1:], ""], strict=True)
        if any(word in self.alternatives and after not in self.refusal for word, after in following):
            return False
        clauses = (_WORD.findall(clause)[: self.within] for clause in _CLAUSE.split(sentence))
        return not any(self.question.intersection(clause) for clause in clauses)


def _keys(words: Sequence[str]) -> frozenset[str]:
    return frozenset(key(word) for word in words)


def lint(line: str, asking: Asking) -> str:
    """``emoji`` or ``closed-question``; "" for a good line."""
    if _EMOJI.search(line):
        return "emoji"
    return "closed-question" if any(map(asking.is_closed, _QUESTION.findall(key(line)))) else ""


def playbook(book: Book, catalog: Catalog, asking: Callable[[str], Asking] = Asking.of) -> Iterator[Issue]:
    """Lines of ``tblPlaybook`` that are closed questions or hold emoji."""
    source = book.sources.get("tblPlaybook")
    if source is None or "line" not in source.positions:
        return
    for number, row in enumerate(source.raw.rows):
        cells = {column: text_of(row[position]) for column, position in source.positions.items()}
        language = catalog.code("language", cells.get("language", "")) or catalog.language
        code = lint(cells["line"], asking(language))
        situation = catalog.code("situation", cells.get("for", ""))
        if code and not (code == "closed-question" and situation in MAY_BE_CLOSED):
            yield finding(code, Severity.NOTE, source.where(number, "line"), line=shown(cells["line"]))
