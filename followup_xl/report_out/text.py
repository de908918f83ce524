"""The report as a few lines for a messenger."""

from math import isnan
from typing import Final

from .words import Block, Cell, Words

LONGEST: Final = 900
"""Characters."""


def text(words: Words) -> str:
    """At most ``LONGEST`` characters in whole lines; "" when nothing happened in the week."""
    if not words.report.is_eventful:
        return ""
    days = words.report.period
    lines = [words.say("text.title", book=words.book, first=days.week_first, last=days.last), *_week(words)]
    lines += [line for name in ("headline", "dependence") for line in _facts(words, name)]
    return _fitting(lines)


def _fitting(lines: list[str]) -> str:
    kept, room = [], LONGEST
    for line in lines:
        short = line if len(line) < LONGEST // 3 else line[: LONGEST // 3 - 1] + "…"
        if len(short) + 1 > room:
            break
        kept.append(short)
        room -= len(short) + 1
    return "\n".join(kept) + "\n"


def _week(words: Words) -> list[str]:
    block = words.block("week")
    if block is None:
        return []
    numbers, sentences = block.rows[:-2], block.rows[-2:]
    counted = [
        words.say("text.line", measure=row["measure"].text, now=row["this_week"].text, before=row["week_before"].text)
        for row in numbers
        if row["this_week"].number or row["week_before"].number
    ]
    return [*counted, *(_said(words, row["measure"], row["explanation"]) for row in sentences)]


def _said(words: Words, measure: Cell, sentence: Cell) -> str:
    return words.say("text.said", measure=measure.text, sentence=sentence.text)


_WANTED: Final = {"headline": (4, 6, 8, 9), "dependence": (0,)}
"""Rows worth a line: conversion, overdue, promises passed, never contacted; the largest customer."""


def _facts(words: Words, name: str) -> list[str]:
    block: Block | None = words.block(name)
    rows = [block.rows[place] for place in _WANTED[name]] if block else []
    return [
        words.say("text.fact", measure=row["measure"].text, now=row["value"].text)
        for row in rows
        if row["value"].number and not isnan(row["value"].number)
    ]
