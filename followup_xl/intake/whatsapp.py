"""A chat as WhatsApp exports it: a text file, one message a line, with dates as the phone writes them.

The two forms are ``16/11/2026, 14:05 - Ali: text`` (Android) and ``[16.11.2026, 14:05:33] Ali: text`` (iPhone); digits
and the words for morning and afternoon are those of the phone's language.
"""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import PurePath
from typing import Final, NamedTuple

from followup_xl.adopt.date_orders import date_order
from followup_xl.compute.phones import numbers
from followup_xl.compute.words import parse_date_text
from followup_xl.compute.words.orders import ORDERS, read_in_order
from followup_xl.intake.chats import Message, talks_of
from followup_xl.intake.people import BETWEEN, record_of
from followup_xl.intake.records import Finding, Reading, Record, Setting, SourceError
from followup_xl.model.text import key

_DATE: Final = r"\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}"
_TIME: Final = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[^\W\d_]{1,2}\.?\s?(?:[^\W\d_]\.?){0,2})?"
_HEAD: Final = re.compile(rf"\[?(?P<date>{_DATE})\.?[,،]?\s{{1,2}}{_TIME}(?:\]\s?|\s[-–]\s)(?P<rest>.*)", re.DOTALL)
_SENDER: Final = re.compile(r"(?:~\s?)?(?P<name>[^:\n]{1,80}):\s(?P<text>.*)", re.DOTALL)
_MARKS: Final = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff")) | {
    ord("\u202f"): " ",
    ord("\u00a0"): " ",
}
_LOOKED_AT: Final = 20
_PHONE: Final = re.compile(r"\+?[\d\s()\-.]{7,}")
_PAIR: Final = 2
_ORDERS: Final = ("dmy", "mdy")


class _Line(NamedTuple):
    date: str
    sender: str
    text: str


def is_whatsapp(text: str) -> bool:
    """Whether one of the first lines begins like a message."""
    return any(_HEAD.fullmatch(line.translate(_MARKS)) for line in text.split("\n")[:_LOOKED_AT])


def read_whatsapp(text: str, name: str, setting: Setting) -> Reading:
    """The customer of a chat, or the customers of a group, with what was said as touches.

    The customer is whom the file is named after, or who is not one of our people; their row is their place among the
    customers. What we write in a group counts for nobody. Raises ``SourceError`` where nobody wrote anything.
    """
    lines = _lines(text)
    senders = list(dict.fromkeys(line.sender for line in lines))
    if not senders:
        raise SourceError("no-contacts")
    order = _order(lines, setting)
    customers = _customers(senders, PurePath(name).stem, setting)
    if not customers:
        names = BETWEEN.join(senders)
        return Reading("whatsapp", (Record(1, names, {}, refusal=Finding("whose-chat", {"names": names})),))
    if order is None:
        refusal = Finding("unclear-date", {"heading": "WhatsApp", "value": lines[0].date, "column": "created"})
        return Reading("whatsapp", tuple(Record(n, who, {}, refusal=refusal) for n, who in enumerate(customers, 1)))
    alone = len(customers) == 1
    records = (_record(number, who, lines, order, alone=alone) for number, who in enumerate(customers, 1))
    return Reading("whatsapp", tuple(records))


def _lines(text: str) -> list[_Line]:
    """The messages; lines without a date of their own belong to the one before, notices of WhatsApp to nobody."""
    found: list[_Line] = []
    is_open = False
    for line in text.translate(_MARKS).replace("\r", "").split("\n"):
        head = _HEAD.fullmatch(line)
        if head is None:
            if is_open and line:
                found[-1] = found[-1]._replace(text=f"{found[-1].text}\n{line}")
            continue
        sent = _SENDER.fullmatch(head["rest"])
        is_open = sent is not None
        if sent is not None:
            found.append(_Line(head["date"], sent["name"].strip(), sent["text"]))
    return found


def _order(lines: Sequence[_Line], setting: Setting) -> dict[str, date] | None:
    """The day of each date; None where several orders of day and month are possible for the chat as a whole.

    Messages follow each other in time, and none is of a day to come: that decides most chats. WhatsApp writes a year
    that stands first with four digits.
    """
    texts = list(dict.fromkeys(line.date for line in lines))
    told = setting.answers.orders.get("created", "")
    found = date_order(texts, setting.lexicon, setting.today)
    possible = (told,) if told else _ORDERS if found.example else ("",)
    readings = [reading for order in possible if (reading := _reading(texts, order, setting))]
    different = {tuple(reading.values()): reading for reading in readings}
    if len(different) > 1:
        different = {days: reading for days, reading in different.items() if _can_be(days, setting.today)}
    return next(iter(different.values())) if len(different) == 1 else None


def _reading(texts: Sequence[str], order: str, setting: Setting) -> dict[str, date]:
    """The day of each text in an order, nothing where one of them is no day."""
    read = {text: day for text in texts if (day := _day(text, order, setting))}
    return read if len(read) == len(texts) else {}


def _can_be(days: Sequence[date], today: date) -> bool:
    return days[-1] <= today and all(one <= following for one, following in pairwise(days))


def _day(text: str, order: str, setting: Setting) -> date | None:
    if order in ORDERS and (day := read_in_order(text, order)):
        return day
    return parse_date_text(text, setting.lexicon, calendar=setting.calendar).date


def _customers(senders: Sequence[str], stem: str, setting: Setting) -> list[str]:
    """Who of those who wrote are not us; none where that cannot be told."""
    others = [name for name in senders if key(name) not in setting.team]
    named = [name for name in others if _names(stem, name)]
    if len(named) == 1 and len(others) <= _PAIR:
        return named
    unsaved = [name for name in others if _PHONE.fullmatch(name)]
    if len(others) == _PAIR == len(senders) and len(unsaved) == 1:
        return unsaved
    return others if len(others) < len(senders) or len(others) == 1 else []


def _names(stem: str, name: str) -> bool:
    """Whether a file is named after somebody."""
    return f" {key(name)} " in f" {key(stem.replace('_', ' '))} "


def _record(number: int, who: str, lines: Sequence[_Line], days: dict[str, date], *, alone: bool) -> Record:
    heard = [line for line in lines if alone or line.sender == who]
    messages = [Message(days[line.date], line.sender == who, line.text) for line in heard]
    phones = numbers(who, "") if _PHONE.fullmatch(who) else ()
    values = {"contact": "" if phones else who}
    return record_of(number, values, phones, (), talks_of(messages, "whatsapp"))
