"""The made-up trading company of the demo book: who sells what to whom, and the dice."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib.resources import files
from random import Random
from typing import Any, TypeVar

from followup_xl.template.rows import COUNTRIES

T = TypeVar("T")
_SATURDAY, _FRIDAY = 5, 4


def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


@dataclass
class Story:
    """One lead with everything that happened to it, as codes by column id."""

    lead: dict[str, Any]
    touches: list[dict[str, Any]] = field(default_factory=list)
    orders: list[dict[str, Any]] = field(default_factory=list)
    owner: str = ""
    product: str = ""
    source: str = ""


class World:
    """The names, products and people of the demo in ``language``, and one stream of chance from ``seed``."""

    def __init__(self, language: str, today: date, seed: int) -> None:
        self.language, self.today = language, today
        self.country = COUNTRIES.get(language, "IR")
        self.dice = Random(seed)  # noqa: S311  # a made-up book needs repeatable chance, not secrecy
        self.data = _read("world.toml")
        self._notes = _read("notes.toml")

    @property
    def home(self) -> Mapping[str, Any]:
        """The domestic customers, in the writing of the book's language."""
        home: Mapping[str, Any] = self.data["home"][self.language]
        return home

    def name(self, kind: str, key: str) -> str:
        """The name of an owner, a product or a source in the book's language."""
        return str(self.data[kind][key]["name"][self.language])

    def chance(self, share: float) -> bool:
        """True in ``share`` (a fraction) of the cases."""
        return self.dice.random() < share

    def pick(self, weights: Mapping[T, float]) -> T:
        """One of the keys, by weight."""
        return self.dice.choices(list(weights), list(weights.values()))[0]

    def one_of(self, choices: Sequence[T]) -> T:
        """One of several, all equally likely."""
        return self.dice.choice(choices)

    def note(self, owner: str, about: str, days: int = 0) -> str:
        """What the owner writes after a talk about ``about``, in the owner's own language."""
        return str(self.one_of(self._notes[self.tongue(owner)][about])).format(n=days)

    def tongue(self, owner: str) -> str:
        """The language in which an owner writes."""
        return str(self.data["owners"][owner]["language"])

    def ago(self, first: int, last: int) -> date:
        """A working day between ``first`` and ``last`` days ago."""
        return self.working(self.today - timedelta(days=self.dice.randint(first, last)))

    def working(self, day: date) -> date:
        """The day itself, or the next one on which the company works."""
        while self._closed(day):
            day += timedelta(days=1)
        return day

    def _closed(self, day: date) -> bool:
        return day.weekday() == _FRIDAY if self.country == "IR" else day.weekday() >= _SATURDAY
