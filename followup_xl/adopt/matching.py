"""Which column of somebody's list is which of ours: headings and cells weighed together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from followup_xl.adopt.content import LEAST, ColumnContent, Tests, by_content, content_of, is_impossible, support
from followup_xl.adopt.dictionary import OTHER
from followup_xl.adopt.region import Region
from followup_xl.adopt.vocabulary import meanings
from followup_xl.model.columns import Owner
from followup_xl.model.tables import LEADS
from followup_xl.validate.texts import text_of

SURE: Final = 0.8
"""From this confidence on a column is adopted without asking (house)."""
_AGAINST, _FOR = -0.2, 0.6
_DENIED, _DOUBTED, _CONFIRMED = 0.4, 0.75, 0.6
"""What cells do to the strength of a heading: factors, and the share of the rest to certainty they add."""
_GROUP_SHARE: Final = 0.9
_HUNDREDTH: Final = 0.01


@dataclass(frozen=True, slots=True)
class Match:
    """One column of the list: its sheet column, its heading, what it means and how surely (0 to 1).

    ``column_id`` is "" for one that stays as it is. ``settled`` tells that a person said so.
    """

    column: int
    heading: str
    column_id: str
    confidence: float
    settled: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether it is adopted without asking."""
        return bool(self.column_id) and (self.settled or self.confidence >= SURE)

    @property
    def is_open(self) -> bool:
        """Whether a person has to say what it means."""
        return bool(self.column_id) and not self.is_sure

    def settle(self, column_id: str) -> "Match":
        """The same column with the meaning a person gave it, "" for none."""
        return replace(self, column_id=column_id, confidence=1.0, settled=True)


def match_columns(region: Region, tests: Tests, given: Mapping[int, str]) -> tuple[Match, ...]:
    """What each column of the list means; ``given`` are meanings that people settled, by sheet column."""
    rows = region.filled_rows
    columns = {column: _Column.of(region, column, rows) for column in region.columns}
    ranked = sorted(_candidates(columns, tests, given), key=lambda candidate: -candidate.weight)
    chosen: dict[int, _Candidate] = {}
    taken = set(given.values())
    for candidate in ranked:
        if candidate.column not in chosen and candidate.column_id not in taken:
            chosen[candidate.column] = candidate
            taken.add(candidate.column_id)
    return tuple(_match(column, columns[column], given, chosen) for column in region.columns)


@dataclass(frozen=True, slots=True)
class _Column:
    heading: str
    group: str
    content: ColumnContent

    @classmethod
    def of(cls, region: Region, column: int, rows: Sequence[int]) -> "_Column":
        sheet, header = region.sheet, region.box.min_row
        content = content_of(sheet, column, rows)
        if region.headless:
            return cls("", "", content)
        return cls(sheet.heading(header, column), sheet.group_heading(header, column), content)

    @property
    def shown(self) -> str:
        """The heading, or a cell where there is none."""
        return self.heading or next(map(text_of, self.content.values), "")

    def meanings(self) -> Mapping[str, float]:
        """By its heading, else by the heading of its group of columns."""
        own = meanings(self.heading) if self.heading else {}
        if own or not self.group:
            return own
        return {name: share * _GROUP_SHARE for name, share in meanings(self.group).items()}


@dataclass(frozen=True, slots=True)
class _Candidate:
    column: int
    column_id: str
    confidence: float
    weight: float


def _candidates(columns: Mapping[int, _Column], tests: Tests, given: Mapping[int, str]) -> Iterable[_Candidate]:
    for number, column in columns.items():
        if number in given:
            continue
        for name, confidence in _confidences(column, tests).items():
            # Of two that are as sure, the fuller one, the one with more words, then the one that stands first.
            words = len(column.heading.split())
            weight = confidence + _HUNDREDTH * column.content.filled + _HUNDREDTH**2 * words - _HUNDREDTH**3 * number
            yield _Candidate(number, name, confidence, weight + _mobile_first(name, column, tests))


def _mobile_first(name: str, column: _Column, tests: Tests) -> float:
    """Of several phone columns the one with mobile numbers: messages reach them too."""
    return 10 * _HUNDREDTH * column.content.share(tests.is_mobile) if name == "phone" else 0.0


def _confidences(column: _Column, tests: Tests) -> Mapping[str, float]:
    told = column.meanings()
    found = {
        name: _weighed(strength, support(LEADS.by_id[name], column.content, tests))
        for name, strength in told.items()
        if name != OTHER and not is_impossible(LEADS.by_id[name], column.content, tests)
    }
    if told.get(OTHER, 0.0) >= SURE:
        return {name: share for name, share in found.items() if share >= SURE}
    for name, share in by_content(column.content, tests).items():
        found[name] = max(share, found.get(name, 0.0))
    return {name: share for name, share in found.items() if share >= LEAST and _is_peoples(name)}


def _is_peoples(column_id: str) -> bool:
    return LEADS.by_id[column_id].owner is Owner.PEOPLE


def _weighed(strength: float, cells: float | None) -> float:
    """The strength of a heading with what the cells say to it."""
    if cells is None:
        return strength
    if cells >= _FOR:
        return strength + (1 - strength) * _CONFIRMED
    return strength * (_DENIED if cells <= _AGAINST else _DOUBTED)


def _match(number: int, column: _Column, given: Mapping[int, str], chosen: Mapping[int, _Candidate]) -> Match:
    if number in given:
        return Match(number, column.shown, given[number], 1.0, settled=True)
    found = chosen.get(number)
    if found is None:
        return Match(number, column.shown, OTHER, 0.0)
    return Match(number, column.shown, found.column_id, min(1.0, found.confidence))
