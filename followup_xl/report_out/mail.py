"""The report as a mail: plain text, and HTML of tables alone, for clients that strip drawings and styles."""

from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from math import isnan
from typing import Final

from followup_xl.model.columns import Column

from .words import Block, Cell, Words

_BOUNDARY: Final = "=_followup_report"
_BARS: Final = {
    "conversion": "conversion", "funnel": "of_all", "follow-ups": "one_more_is_worth", "load": "due",
    "customers": "share", "group-mix": "share", "stopped": "share", "reasons": "share",
}  # fmt: skip
"""The column of a section that has a bar beside its number."""
_NARROW: Final = {"conversion": ("by", "value", "leads", "won", "conversion", "remark")}
"""Columns of a wide section that a mail shows."""
_BAR_CELLS: Final = 20
_FONT: Final = "font-family:Calibri,Tahoma,Arial,sans-serif"
_TABLE: Final = 'cellspacing="0" cellpadding="4" rules="rows" frame="hsides" bordercolor="#cbd5e1"'


def mail(words: Words) -> bytes:
    """The bytes of an ``.eml`` file without sender and receiver, to be sent on by any mail program."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = _subject(words)
    message["X-Unsent"] = "1"
    message.set_content(_plain(words), cte="base64")
    message.add_alternative(_html(words), subtype="html", cte="base64")
    message.set_boundary(_BOUNDARY)
    return message.as_bytes()


def _subject(words: Words) -> str:
    block = words.block("headline")
    if block is None:
        return f"{words.say('page.title')} · {words.book}"
    won, overdue = (block.rows[place]["value"].text for place in (2, 6))
    return words.say("mail.subject", book=words.book, won=won, overdue=overdue)


def _plain(words: Words) -> str:
    blocks = [f"{block.title}\n{block.about}\n\n{_plain_rows(block)}" for block in words.blocks]
    return "\n\n".join([_greeting(words), *(blocks or [words.say("page.empty")]), words.say("mail.more")]) + "\n"


def _greeting(words: Words) -> str:
    days = words.report.period
    return words.say("mail.greeting", first=days.week_first, last=days.last)


def _plain_rows(block: Block) -> str:
    return "\n".join(" · ".join(_named(block, row)) for row in block.rows)


def _named(block: Block, row: Mapping[str, Cell]) -> list[str]:
    """The first cell, then the others with their header, where they hold something."""
    (first, _), *others = _columns(block)
    rest = [f"{header}: {row[column.id].text}" for column, header in others if row[column.id].text]
    return [row[first.id].text, *rest]


def _columns(block: Block) -> list[tuple[Column, str]]:
    wanted = _NARROW.get(block.id)
    return [pair for pair in block.shown if wanted is None or pair[0].id in wanted]


def _html(words: Words) -> str:
    direction, align = ("rtl", "right") if words.is_rtl else ("ltr", "left")
    blocks = "".join(_block(block, align) for block in words.blocks) or escape(words.say("page.empty"))
    return (
        f'<!DOCTYPE html><html lang="{words.language}" dir="{direction}"><head><meta charset="utf-8"></head>'
        f'<body dir="{direction}" style="{_FONT};color:#1f2933;text-align:{align}">'
        f'<h1 style="color:#1f4e78">{escape(words.say("page.title"))}</h1><p>{escape(_greeting(words))}</p>{blocks}'
        f"<p>{escape(words.say('mail.more'))}</p></body></html>"
    )


def _block(block: Block, align: str) -> str:
    columns = _columns(block)
    heads = "".join(f'<th align="{align}">{escape(header)}</th>' for _, header in columns)
    rows = "".join(f'<tr valign="top">{_row(block, columns, row, align)}</tr>' for row in block.rows)
    return (
        f'<h2 style="color:#1f4e78">{escape(block.title)}</h2><p style="color:#475569">{escape(block.about)}</p>'
        f'<table {_TABLE}><tr valign="bottom">{heads}</tr>{rows}</table>'
    )


def _row(block: Block, columns: list[tuple[Column, str]], row: Mapping[str, Cell], align: str) -> str:
    cells = ""
    for column, _ in columns:
        cell = row[column.id]
        if column.id == _BARS.get(block.id) and not isnan(cell.number):
            inside = _bar(block, column, cell)
        else:
            inside = f"<bdi>{escape(cell.text)}</bdi>" if cell.text else ""
        cells += f'<td align="{align}">{inside}</td>'
    return cells


def _bar(block: Block, column: Column, cell: Cell) -> str:
    """A bar of table cells beside the number, which stays readable when the colours are stripped."""
    numbers = [row[column.id].number for row in block.rows]
    most = max((number for number in numbers if not isnan(number)), default=0.0)
    filled = round(_BAR_CELLS * cell.number / most) if most > 0 else 0
    blue = f'<td bgcolor="#1f4e78" width="{6 * filled}" height="12"></td>' if filled else ""
    return f'<table cellspacing="0" cellpadding="0"><tr>{blue}<td>&nbsp;{escape(cell.text)}</td></tr></table>'
