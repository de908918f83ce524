"""Reading what salespeople write: promised dates, dated lines of a notes cell, topics, channels and outcomes."""

from followup_xl.compute.words.dates import parse_date_text
from followup_xl.compute.words.notes import split_notes
from followup_xl.compute.words.promises import maybe_promise, promise, read_promises
from followup_xl.compute.words.readings import Calendar, DateText, LoggedLine, Reading
from followup_xl.compute.words.topics import find_channel, find_outcome, find_topics

__all__ = [
    "Calendar",
    "DateText",
    "LoggedLine",
    "Reading",
    "find_channel",
    "find_outcome",
    "find_topics",
    "maybe_promise",
    "parse_date_text",
    "promise",
    "read_promises",
    "split_notes",
]
