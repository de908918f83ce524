"""The link that opens a channel to a lead, with the opening line where the channel takes one (DOMAIN section 6)."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from followup_xl.compute.phones import mobile, numbers

LONGEST: Final = 2_079
"""What Excel keeps of a link. Source: Excel specifications and limits."""
MOST_ON_A_SHEET: Final = 65_530
"""The links a sheet can have. Source: Excel specifications and limits."""
_HANDLE: Final = re.compile(
    r"(?:https?://)?(?:www\.)?(?:(?:t|telegram)\.me/|instagram\.com/)?@?([A-Za-z][\w.]{2,31})/?"
)
_MAIL: Final = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a lead can be reached, as typed; ``region`` is the ISO code for phone numbers without a country code."""

    phone: str
    email: str = ""
    telegram: str = ""
    instagram: str = ""
    region: str = ""


def link(channel: str, to: Addresses, line: str) -> str:
    """The link of a channel code (``tel:``, ``https://wa.me/``, ``mailto:``, ...), "" without an address.

    A line that would make the link longer than ``LONGEST`` is left out as a whole.
    """
    bare, with_line = _PARTS.get(channel, _phone_call)(to)
    if not bare:
        return ""
    full = f"{bare}{with_line}{quote(line, safe='')}" if line and with_line else bare
    return full if len(full) <= LONGEST else bare


def e164(phone: str, region: str) -> str:
    """The first phone number of a cell in international form (``+989121234567``), "" where there is none."""
    return next(iter(numbers(phone, region)), "")


def _phone_call(to: Addresses) -> tuple[str, str]:
    number = e164(to.phone, to.region)
    return (f"tel:{number}", "") if number else ("", "")


def _whatsapp(to: Addresses) -> tuple[str, str]:
    number = mobile(to.phone, to.region)
    return (f"https://wa.me/{number.removeprefix('+')}", "?text=") if number else ("", "")


def _sms(to: Addresses) -> tuple[str, str]:
    number = mobile(to.phone, to.region)
    return (f"sms:{number}", "?body=") if number else ("", "")


def _telegram(to: Addresses) -> tuple[str, str]:
    name = _handle(to.telegram) or mobile(to.telegram or to.phone, to.region)
    return (f"https://t.me/{name}", "?text=") if name else ("", "")


def _instagram(to: Addresses) -> tuple[str, str]:
    name = _handle(to.instagram)
    return (f"https://ig.me/m/{name}", "") if name else ("", "")


def _mail(to: Addresses) -> tuple[str, str]:
    found = _MAIL.search(to.email)
    return (f"mailto:{quote(found[0], safe='@+.-_')}", "?body=") if found else ("", "")


def _handle(text: str) -> str:
    found = _HANDLE.fullmatch(text.strip())
    return found[1] if found else ""


_PARTS: Final = {
    "whatsapp": _whatsapp,
    "sms": _sms,
    "telegram": _telegram,
    "instagram": _instagram,
    "email": _mail,
}
"""By channel; the others are reached by phone."""
