"""The report as one page that needs nothing else: inline drawings, no address, light and dark, right to left."""

from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from math import isnan

from followup_xl.model.columns import Column, Kind

from .charts import KEYS, chart
from .words import Block, Cell, Words

_CARDS = ("headline", "dependence", "nps")
"""Sections whose rows read best as cards."""
_SHADED = "cohorts"
_DRAWN = ("load",)
"""Sections whose drawing says all."""
_LEFT_OUT = {"conversion": ("open", "lost", "win_rate_from", "win_rate_to")}
"""Columns that the page has no room for; they stand on the sheet."""


def html(words: Words) -> str:
    """The whole page."""
    direction = "rtl" if words.is_rtl else "ltr"
    title = escape(f"{words.say('page.title')} · {words.book}")
    body = "".join(_section(block, words) for block in words.blocks) or f"<p>{escape(words.say('page.empty'))}</p>"
    return (
        f'<!DOCTYPE html>\n<html lang="{words.language}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}</title>\n<style>{_style()}</style>\n</head>\n<body>\n<main>\n"
        f"<header><h1>{escape(words.say('page.title'))}</h1><p>{escape(words.period)}</p></header>\n{body}"
        f"<footer>{escape(words.say('page.footer', book=words.book))}</footer>\n</main>\n</body>\n</html>\n"
    )


@cache
def _style() -> str:
    return files(__package__).joinpath("page.css").read_text(encoding="utf-8")


def _section(block: Block, words: Words) -> str:
    inside = "" if block.id in _DRAWN else _cards(block) if block.id in _CARDS else _table(block)
    return (
        f'<section id="{block.id}"><h2>{escape(block.title)}</h2><p class="about">{escape(block.about)}</p>'
        f"{_figure(block, words)}{inside}</section>\n"
    )


def _figure(block: Block, words: Words) -> str:
    drawing = chart(block, words)
    if not drawing:
        return ""
    keys = "".join(f'<i class="{look}"></i>{escape(words.say(key))} ' for look, key in KEYS.get(block.id, ()))
    return f"<figure>{drawing}<figcaption>{keys}</figcaption></figure>"


def _cards(block: Block) -> str:
    cards = (
        f"<li><span>{_text(row['measure'])}</span><b>{_text(row['value'])}</b><small>{_text(row['explanation'])}</small></li>"
        for row in block.rows
    )
    return f'<ul class="cards">{"".join(cards)}</ul>'


def _table(block: Block) -> str:
    columns = [pair for pair in block.shown if pair[0].id not in _LEFT_OUT.get(block.id, ())]
    heads = "".join(f"<th{_class(column)}>{escape(header)}</th>" for column, header in columns)
    rows = "".join(f"<tr>{_row(block, columns, row)}</tr>" for row in block.rows)
    return f'<div class="wide"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'


def _row(block: Block, columns: Sequence[tuple[Column, str]], row: Mapping[str, Cell]) -> str:
    return "".join(
        f"<td{_class(column, row[column.id])}{_shade(block, column, row[column.id])}>{_text(row[column.id])}</td>"
        for column, _ in columns
    )


def _class(column: Column, cell: Cell | None = None) -> str:
    if cell is not None and cell.is_mark:
        return ' class="mark"'
    return ' class="num"' if column.kind.is_number or column.kind is Kind.DATE else ""


def _shade(block: Block, column: Column, cell: Cell) -> str:
    """Shares of the cohort grid are the darker, the higher they are."""
    if block.id != _SHADED or column.kind is not Kind.SHARE or isnan(cell.number):
        return ""
    most = max(
        (row[other.id].number for row in block.rows for other in block.columns if other.kind is Kind.SHARE),
        key=lambda number: -1.0 if isnan(number) else number,
    )
    return f' style="--heat:{round(60 * cell.number / most) if most > 0 else 0}%"'


def _text(cell: Cell) -> str:
    """A name in a foreign script keeps its own direction."""
    return f"<bdi>{escape(cell.text)}</bdi>" if cell.text else ""
