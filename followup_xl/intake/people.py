"""Records from what is known of a person."""

from collections.abc import Iterable, Mapping
from typing import Final

from followup_xl.intake.records import Record, Talk
from followup_xl.model.book import CellValue

BETWEEN: Final = ", "
"""What stands between several phone numbers, or mail addresses, of a cell."""
LONGEST_WHAT: Final = 200


def record_of(
    number: int,
    values: Mapping[str, str],
    phones: Iterable[str],
    mails: Iterable[str],
    talks: tuple[Talk, ...] = (),
) -> Record:
    """A record without empty values; every address once."""
    given = {**values, "phone": joined(phones), "email": joined(mails)}
    filled: dict[str, CellValue] = {name: text for name, text in given.items() if text}
    return Record(number, what_of(given.values()), filled, talks=talks)


def joined(texts: Iterable[str]) -> str:
    """Several texts as the text of one cell, each once."""
    return BETWEEN.join(dict.fromkeys(stripped for text in texts if (stripped := text.strip())))


def what_of(texts: Iterable[str]) -> str:
    """The text of a row as it is shown to people: on one line, and not too long."""
    line = BETWEEN.join(flat for text in texts if (flat := " ".join(text.split())))
    return line if len(line) <= LONGEST_WHAT else line[: LONGEST_WHAT - 1] + "…"
