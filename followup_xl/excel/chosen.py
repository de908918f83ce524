"""The lead in the row that the salesperson clicked, on Today or on Leads."""

from typing import NamedTuple

from followup_xl.compute.links import Addresses, link
from followup_xl.excel.desk import Desk
from followup_xl.validate.links import NO_LEAD, lead_rows


class Chosen(NamedTuple):
    """The name of a lead and the link that opens its channel, "" where it has no address for it."""

    name: str
    link: str


def chosen_lead(desk: Desk) -> Chosen | None:
    """The lead of the chosen row; None when no row of a lead is chosen."""
    row = _lead_row(desk)
    if row is None:
        return None
    book, rules = desk.validated.book, desk.validated.rules
    lead = book.leads.loc[row]
    region = str(lead["country"]) or rules.options.country
    phone, email, telegram, instagram = (str(lead[name]) for name in ("phone", "email", "telegram", "instagram"))
    addresses = Addresses(phone, email, telegram, instagram, region)
    channel = desk.words.code("channel", _computed(desk, row, "channel")) or "call"
    name = str(lead["company"]) or str(lead["contact"]) or str(lead["id"])
    return Chosen(name, link(channel, addresses, _computed(desk, row, "say")))


def _lead_row(desk: Desk) -> int | None:
    """The index of the chosen lead in the leads."""
    selection = desk.book.selection
    if selection is None:
        return None
    sheet, row = selection.sheet.name, selection.row
    book = desk.validated.book
    for name in ("tblLeads", "tblToday"):
        raw = desk.raw.tables.get(name)
        frame = book.leads if name == "tblLeads" else book.today
        if raw is None or raw.sheet != sheet or row - raw.header_row - 1 not in frame.index:
            continue
        found = row - raw.header_row - 1
        if name == "tblToday":
            found = int(lead_rows(book.today.loc[[found], "lead"], book.leads).iloc[0])
        return None if found == NO_LEAD else found
    return None


def _computed(desk: Desk, row: int, column: str) -> str:
    """What the tool wrote into a cell of a lead."""
    source = desk.validated.book.sources["tblLeads"]
    position = source.positions.get(column)
    return "" if position is None else str(source.raw.rows[row][position] or "")
