"""The rows of the review table: pairs that a person decides about."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from followup_xl.duplicates.cards import Card
from followup_xl.duplicates.decisions import BOTH, KEEP_A, KEEP_B, Couple, Decision
from followup_xl.duplicates.judging import Judgement, shared
from followup_xl.model.edits import Row
from followup_xl.model.ports import Translator
from followup_xl.validate.rows import row_numbers

_SHOWN: Final = ("company", "contact", "phone", "email", "owner")


class Pair:
    """Two leads on one row of the review table, the older one as A; ``decision`` is what a person said of them."""

    def __init__(self, one: Card, other: Card, judgement: Judgement, decision: Decision | None) -> None:
        self.one = one
        self.other = other
        self.judgement = judgement
        self.decision = decision

    @property
    def place(self) -> tuple[object, ...]:
        """Its place in the table: undecided ones first, then the surest; a person looks from the top."""
        common = shared(self.one, self.other)
        is_both = bool(self.decision and self.decision.is_both)
        ids = (len(self.one.id), self.one.id, len(self.other.id), self.other.id)
        return (is_both, not common.phone, not common.mail, -self.judgement.likeness, ids)

    @property
    def is_open(self) -> bool:
        """Whether it waits for a decision."""
        return self.decision is None or bool(self.decision.typed)

    def row(self, leads: Mapping[int, Mapping[str, str]], translator: Translator) -> Row:
        """The row by column ids; ``leads`` holds the cells shown of each lead by its data row."""
        cells = {f"{column}_a": text for column, text in leads[self.one.row].items()}
        cells |= {f"{column}_b": text for column, text in leads[self.other.row].items()}
        return {
            "keep": self._keep(),
            **cells,
            "likeness": self.judgement.likeness,
            "why": self.why(translator),
        }

    def why(self, translator: Translator) -> str:
        """What ties them together, and what speaks against it."""
        common = shared(self.one, self.other)
        ties = [
            translator.text("duplicates.why.phone", phone=common.phone) if common.phone else "",
            translator.text("duplicates.why.mail", mail=common.mail) if common.mail else "",
            "" if common.phone or common.mail else translator.text("duplicates.why.name"),
        ]
        against = [translator.text(f"duplicates.against.{code}") for code in self.judgement.doubts]
        tied = translator.comma.join(text for text in ties if text)
        return (
            translator.text("duplicates.why.but", ties=tied, against=translator.comma.join(against))
            if against
            else tied
        )

    def _keep(self) -> str | None:
        if self.decision is None or self.decision.typed:
            return self.decision.typed if self.decision else None
        if self.decision.is_both:
            return BOTH
        return KEEP_A if self.decision.kept == self.one.row else KEEP_B


def pairs(
    found: Mapping[Couple, Judgement],
    decided: Mapping[Couple, Decision],
    cards: Mapping[int, Card],
    ages: Mapping[int, tuple[object, ...]],
) -> list[Pair]:
    """The pairs in the order of the table."""
    made = []
    for couple, judgement in found.items():
        one, other = sorted(couple, key=ages.__getitem__)
        made.append(Pair(cards[one], cards[other], judgement, decided.get(couple)))
    return sorted(made, key=lambda pair: pair.place)


def shown(leads: pd.DataFrame) -> dict[int, dict[str, str]]:
    """The cells of leads that the table shows, by data row and the beginning of their column ids."""
    cells = leads[["id", *_SHOWN]].rename(columns={"id": "lead"}).astype("object")
    return {
        row: dict(zip(cells.columns, values, strict=True))
        for row, values in zip(row_numbers(cells), cells.to_numpy().tolist(), strict=True)
    }
