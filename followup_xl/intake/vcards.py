"""Contacts of a phone as a ``.vcf`` file: vCard 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350)."""

import quopri
import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from followup_xl.intake.people import record_of
from followup_xl.intake.records import Reading, Record, SourceError

BEGIN: Final = "BEGIN:VCARD"
_END: Final = "END:VCARD"
_PHOTO: Final = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)


class Line(NamedTuple):
    """One property: its name without a group, its parameters (``TYPE`` and the bare ones as they stand), its value."""

    name: str
    parameters: Mapping[str, str]
    value: str


def is_vcard(text: str) -> bool:
    """Whether a text is a file of vCards."""
    return text.lstrip().upper().startswith(BEGIN)


def read_vcards(text: str) -> Reading:
    """Every card as a record; its row is its place in the file. Raises ``SourceError`` where none is whole."""
    records = tuple(_record(number, card) for number, card in enumerate(_cards(text), 1))
    if not records:
        raise SourceError("no-contacts")
    return Reading("vcard", records)


def _cards(text: str) -> Iterator[list[Line]]:
    card: list[Line] | None = None
    for content in _unfolded(text):
        upper = content.strip().upper()
        if upper == BEGIN:
            if card is not None:  # the end of the card before was lost
                yield card
            card = []
        elif upper == _END and card is not None:
            yield card
            card = None
        elif card is not None and (line := _line(content)):
            card.append(line)
    if card:
        yield card


def _unfolded(text: str) -> Iterator[str]:
    """The logical lines: a line that begins with a blank goes on the one before, as does one after a soft ``=``."""
    whole = ""
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if whole.endswith("=") and "QUOTED-PRINTABLE" in whole.partition(":")[0].upper():
            whole = whole[:-1] + line.lstrip(" \t")
        elif line[:1] in {" ", "\t"} and whole:
            whole += line[1:]
        else:
            yield whole
            whole = line
    yield whole


def _line(content: str) -> Line | None:
    head, colon, value = content.partition(":")
    name, *given = head.split(";")
    name = name.rpartition(".")[2].strip().upper()
    if not colon or not name or name in _PHOTO:
        return None
    pairs = [parameter.partition("=") for parameter in given]
    parameters = {(key if equals else "TYPE").upper(): told if equals else key for key, equals, told in pairs}
    encoding = parameters.get("ENCODING", parameters.get("TYPE", "")).upper()
    if "QUOTED-PRINTABLE" in encoding:
        value = _printable(value, parameters.get("CHARSET", "utf-8"))
    return Line(name, parameters, value)


def _printable(value: str, charset: str) -> str:
    data = quopri.decodestring(value.encode("utf-8"))
    try:
        return data.decode(charset.strip('"'))
    except (LookupError, UnicodeDecodeError):
        return data.decode("utf-8", errors="replace")


def _record(number: int, card: list[Line]) -> Record:
    def all_of(*names: str) -> list[str]:
        return [plain for line in card if line.name in names if (plain := _plain(line.value))]

    contact = next(iter(all_of("FN")), "") or _name(card)
    company = next((part for line in card if line.name == "ORG" if (part := _parts(line.value)[0])), "")
    address = next((_parts(line.value) for line in card if line.name == "ADR"), [])
    phones = [value.removeprefix("tel:").partition(";ext=")[0] for value in all_of("TEL")]
    values = {
        "company": company,
        "contact": "" if contact == company else contact,
        "city": address[3] if len(address) > _CITY else "",
        "country": address[6] if len(address) > _COUNTRY else "",
        "notes": "\n".join(all_of("NOTE")),
    }
    return record_of(number, values, phones, all_of("EMAIL"))


_CITY: Final = 3
_COUNTRY: Final = 6
"""The places of city and country among the parts of ``ADR``."""


def _name(card: list[Line]) -> str:
    """The name from its parts: family, given, further, before, behind."""
    parts = next((_parts(line.value) for line in card if line.name == "N"), [])
    family, given, further = (*parts, "", "", "")[:3]
    return " ".join(part for part in (given, further, family) if part)


def _parts(value: str) -> list[str]:
    return [_plain(part) for part in re.split(r"(?<!\\);", value)]


def _plain(value: str) -> str:
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).strip()
