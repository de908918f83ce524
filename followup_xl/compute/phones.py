"""Phone numbers as people type them: digits of any script, several in a cell, numbers that Excel made floats."""

import re
from typing import Final

import phonenumbers
from phonenumbers import Leniency, PhoneNumber, PhoneNumberFormat, PhoneNumberMatcher, PhoneNumberType

_FLOAT: Final = re.compile(r"\d{6,15}\.0+|\d(?:\.\d+)?[eE]\+?\d{1,2}")
_MOBILE: Final = frozenset({PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE})


def numbers(text: str, region: str) -> tuple[str, ...]:
    """Every phone number of a cell in international form (E.164, ``+989121234567``), each once, in its order.

    ``region`` is the ISO code of the country for numbers without a country code. A number that no country has given
    out counts only where it is all the cell holds.
    """
    return tuple(dict.fromkeys(_e164(number) for number in _found(text, region.upper() or None)))


def mobile(text: str, region: str) -> str:
    """The first mobile number of a cell in international form, its first number where it has none, else ""."""
    found = _found(text, region.upper() or None)
    chosen = next((number for number in found if phonenumbers.number_type(number) in _MOBILE), None)
    return _e164(chosen or found[0]) if found else ""


def is_mobile(text: str, region: str) -> bool:
    """Whether one of the numbers of a cell is a mobile one."""
    found = _found(text, region.upper() or None)
    return any(phonenumbers.number_type(number) in _MOBILE for number in found)


def _found(text: str, region: str | None) -> list[PhoneNumber]:
    plain = _without_point(text.strip())
    matches = PhoneNumberMatcher(plain, region, leniency=Leniency.VALID)
    return [match.number for match in matches] or _alone(plain, region)


def _without_point(text: str) -> str:
    """``9121234567.0`` and ``9.121234567E9``, which Excel made of a number, as digits."""
    return str(int(float(text))) if _FLOAT.fullmatch(text) else text


def _alone(text: str, region: str | None) -> list[PhoneNumber]:
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return []
    return [number] if phonenumbers.is_possible_number(number) else []


def _e164(number: PhoneNumber) -> str:
    return str(phonenumbers.format_number(number, PhoneNumberFormat.E164))
