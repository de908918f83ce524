"""The links on Today: a click on the channel of a lead opens it, with the opening line (DOMAIN section 6)."""

from collections.abc import Iterator
from dataclasses import replace

from followup_xl.compute.links import Addresses, link
from followup_xl.model.book import Book
from followup_xl.model.changes import ColumnLinks, TableReplace
from followup_xl.model.outcome import Outcome
from followup_xl.model.rules import Options


def with_links(today: TableReplace | None, book: Book, outcome: Outcome, options: Options) -> TableReplace | None:
    """The new rows of Today with a link on the channel of the first ones, as many as are contacted a day."""
    position = book.sources["tblToday"].positions.get("channel")
    if today is None or position is None:
        return today
    links = list(_links(book, outcome, options))[: len(today.rows)]
    padded = (*links, *[""] * (len(today.rows) - len(links)))
    return replace(today, links=ColumnLinks(today.headers[position], padded))


def _links(book: Book, outcome: Outcome, options: Options) -> Iterator[str]:
    rows = outcome.today["lead_row"].iloc[: options.daily_cap]
    known = book.leads.loc[rows, ["phone", "email", "telegram", "instagram", "country"]]
    computed = outcome.leads.loc[rows, ["channel", "say"]]
    for lead, (channel, line) in zip(
        known.itertuples(index=False, name=None), computed.itertuples(index=False, name=None), strict=True
    ):
        phone, email, telegram, instagram, country = map(str, lead)
        to = Addresses(phone, email, telegram, instagram, country or options.country)
        yield link(channel, to, line) if channel else ""
