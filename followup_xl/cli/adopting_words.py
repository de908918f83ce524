"""What is said and asked while a list is adopted."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from followup_xl.adopt.adoption import Adoption
from followup_xl.adopt.answers import adoptable, meaning_of
from followup_xl.adopt.matching import Match
from followup_xl.adopt.proposal import Proposal
from followup_xl.i18n import Catalog
from followup_xl.model.book import column_letters
from followup_xl.store.adopting import copy_before

NONE = "-"


class Teller:
    """Says what was found, asks what is not sure, and tells what was done."""

    def __init__(self, catalog: Catalog, today: date) -> None:
        self.catalog = catalog
        self.today = today

    def _say(self, name: str, **params: object) -> None:
        click.echo(self.catalog.text(f"adopt.say.{name}", **params))

    def _meaning(self, column_id: str) -> str:
        return self.catalog.header("tblLeads", column_id)

    def show(self, proposal: Proposal) -> None:
        """Where the list is, and what each of its columns means."""
        region = proposal.region
        said = "headless" if region.headless else "found"
        self._say(said, sheet=region.sheet.name, range=region.box, row=region.box.min_row)
        for sheet in proposal.also:
            self._say("also", sheet=sheet)
        self._say("columns")
        for match in proposal.matches:
            self._show_match(match)
        for column_id, order in proposal.orders.items():
            if order.decided:
                self._say("order-decided", heading=proposal.heading(column_id), order=self._order(order.decided))

    def _order(self, order: str) -> str:
        return self.catalog.text(f"adopt.order.{order}")

    def _show_match(self, match: Match, indent: str = "  ") -> None:
        name = "as" if match.is_sure else "asked" if match.is_open else "left"
        meaning = self._meaning(match.column_id) if match.column_id else ""
        heading = " ".join(match.heading.split())
        params: dict[str, object] = {"column": column_letters(match.column), "heading": heading, "meaning": meaning}
        if match.column_id:
            params["share"] = match.confidence
        click.echo(indent + self.catalog.text(f"adopt.say.{name}", **params))

    def ask(self, proposal: Proposal) -> Proposal:
        """Ask for every column and every order of dates that is not sure."""
        if proposal.open_matches:
            for number, column in enumerate(adoptable(), 1):
                self._say("choose-number", number=number, meaning=self._meaning(column.id))
        for match in proposal.open_matches:
            proposal = proposal.settled(match.column, self._ask_meaning(match))
        for column_id in proposal.open_orders:
            proposal = proposal.ordered(column_id, self._ask_order(proposal, column_id))
        return proposal

    def _ask_meaning(self, match: Match) -> str:
        question = self.catalog.text(
            "adopt.say.choose",
            column=column_letters(match.column),
            heading=" ".join(match.heading.split()),
            meaning=self._meaning(match.column_id),
        )
        while True:
            answer = _typed(question)
            if answer in {"", NONE}:
                return match.column_id if not answer else ""
            found = _by_number(answer) or meaning_of(answer, self.catalog)
            if found:
                return found
            self._say("not-a-choice", value=answer)

    def _ask_order(self, proposal: Proposal, column_id: str) -> str:
        order = proposal.orders[column_id]
        self._say("order", heading=proposal.heading(column_id), example=order.example)
        for number, possible in enumerate(order.possible, 1):
            self._say("choose-number", number=number, meaning=self._order(possible))
        while True:
            answer = _typed(">")
            if answer.isdecimal() and 0 < int(answer) <= len(order.possible):
                return order.possible[int(answer) - 1]
            self._say("not-a-choice", value=answer)

    def done(self, path: Path, adoption: Adoption, sheets: Sequence[str], *, headless: bool) -> None:
        """What was changed and added, and how to go back."""
        said = "headed" if headless else "renamed"
        for column, text in adoption.headings.items():
            self._say(said, cell=f"{column_letters(column)}{adoption.box.min_row}", heading=text)
        for box in adoption.unmerged:
            self._say("unmerged", range=box)
        added = dict(adoption.added)
        if "id" in adoption.values:
            self._say("ids", heading=added["id"], n=len(adoption.values["id"]))
        if "created" in adoption.values:
            self._say("created", heading=added["created"], date=self.today)
        self._say("added", n=len(added), sheets=self.catalog.comma.join(sheets))
        self._say("before", file=copy_before(path).name, file_now=path.name)
        self._say("done", file=path.name)

    def list_rest(self, proposal: Proposal) -> bool:
        """List what a person still has to decide; whether there is something."""
        matches, orders = proposal.open_matches, proposal.open_orders
        if matches or orders:
            self._say("rest")
        for match in matches:
            self._show_match(match)
        for column_id, order in orders.items():
            self._say("order-open", heading=proposal.heading(column_id), example=order.example)
        return bool(matches or orders)


def _typed(question: str) -> str:
    """What a person answers; "" for Enter alone."""
    return str(click.prompt(question, default="", show_default=False, prompt_suffix=" ")).strip()


def _by_number(answer: str) -> str | None:
    columns = adoptable()
    number = int(answer) if answer.isdecimal() else 0
    return columns[number - 1].id if 0 < number <= len(columns) else None
