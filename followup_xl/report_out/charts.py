"""Which sections of the page have a chart, and how it is drawn from their rows."""

from collections.abc import Callable, Mapping
from math import isnan
from typing import Final

from .svg import Bar, bars, columns
from .words import Block, Words


def chart(block: Block, words: Words) -> str:
    """The drawing of a section, "" where a table says it better."""
    return CHARTS[block.id](block, words) if block.id in CHARTS else ""


def _title(block: Block, words: Words) -> str:
    return words.say(f"chart.{block.id}")


def conversion(block: Block, words: Words) -> str:
    """Conversion by group, with intervals; groups with too few leads are pale."""
    first = [row for row in block.rows if row["by"].text == block.rows[0]["by"].text]
    items = [
        Bar(
            row["value"].text,
            row["conversion"].number,
            row["conversion"].text,
            row["conversion_from"].number,
            row["conversion_to"].number,
            is_pale=bool(row["remark"].text),
        )
        for row in first
        if row["leads"].number > 0
    ]
    return bars(items, _title(block, words), is_rtl=words.is_rtl)


def funnel(block: Block, words: Words) -> str:
    """How many leads came how far."""
    items = [Bar(row["stage"].text, row["leads"].number, row["leads"].text) for row in block.rows]
    return bars(items, _title(block, words), is_rtl=words.is_rtl)


def follow_ups(block: Block, words: Words) -> str:
    """The value of one more follow-up as columns, the share of wins so far as a line."""
    rows = [row for row in block.rows[:-1] if row["reached"].number > 0]
    items = [Bar(row["follow_up"].text, row["one_more_is_worth"].number, "") for row in rows]
    line = [row["wins_so_far"].number for row in rows]
    return columns(items, _title(block, words), is_rtl=words.is_rtl, line=line)


def load(block: Block, words: Words) -> str:
    """The leads due on each day; a day with more than the team can take is pale."""
    items = [
        Bar(
            _day(row["day"].text),
            row["due"].number,
            row["due"].text if row["due"].number else "",
            is_pale=row["due"].number > row["room"].number,
        )
        for row in block.rows
    ]
    return columns(items, _title(block, words), is_rtl=words.is_rtl)


def _day(text: str) -> str:
    """The day of the month of a written date."""
    return text.split(maxsplit=1)[0]


def customers(block: Block, words: Words) -> str:
    """The share of each of the largest customers."""
    limit = block.rows[0]["line_at_25"].number
    items = [
        Bar(row["customer"].text, row["share"].number, row["share"].text, is_pale=row["share"].number > limit)
        for row in block.rows
        if not isnan(row["share"].number)
    ]
    return bars(items, _title(block, words), is_rtl=words.is_rtl)


CHARTS: Final[Mapping[str, Callable[[Block, Words], str]]] = {
    "conversion": conversion,
    "funnel": funnel,
    "follow-ups": follow_ups,
    "load": load,
    "customers": customers,
}
"""By the id of the section."""

KEYS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "conversion": (("over", "page.interval"), ("pale", "page.pale")),
    "follow-ups": (("fill", "page.worth"), ("over", "page.reached")),
    "load": (("pale", "page.overfull"),),
    "customers": (("pale", "page.above"),),
}
"""What the colours of a drawing mean: a look and the key of its words."""
