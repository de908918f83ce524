"""The local time of a customer: country and city to a zone of the IANA database, which the package ``tzdata`` carries.

A country with one zone, or whose other zones are far islands, has its main one. Where a country spreads over several
and the city is not known, the zone of the capital is taken and said to be a guess (house).
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from followup_xl.model.text import key

SPREAD: Final = frozenset({"AU", "BR", "CA", "CD", "ID", "MX", "RU", "US"})
"""Countries whose customers live in several zones."""

_MAIN: Final[Mapping[str, str]] = {
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "FM": "Pacific/Pohnpei",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
}
"""The zone of the capital where it is not the first one of its country in ``zone.tab``."""


class Local(NamedTuple):
    """A zone, and whether it is the customer's for certain."""

    zone: ZoneInfo
    is_certain: bool


def local(country: str, city: str = "") -> Local | None:
    """The zone of a customer by ISO code and city; None when the country is not known."""
    zones = _zones().get(country.upper(), ())
    if not zones:
        return None
    by_city = _cities(country.upper()).get(key(city))
    if by_city:
        return Local(ZoneInfo(by_city), is_certain=True)
    return Local(ZoneInfo(_MAIN.get(country.upper(), zones[0])), country.upper() not in SPREAD)


@cache
def _zones() -> Mapping[str, tuple[str, ...]]:
    """The zones of each country in the order of the database."""
    found: dict[str, tuple[str, ...]] = {}
    for line in files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            country, _, zone, *_ = line.split("\t")
            found[country] = (*found.get(country, ()), zone)
    return found


@cache
def _cities(country: str) -> Mapping[str, str]:
    """The zones of a country by the folded names of cities: those the zones are named after, and larger ones."""
    named = {key(zone.rpartition("/")[2].replace("_", " ")): zone for zone in _zones()[country]}
    text = files(__package__).joinpath("cities.toml").read_text(encoding="utf-8")
    listed: Mapping[str, list[str]] = tomllib.loads(text).get(country, {})
    return named | {key(city): zone for zone, cities in listed.items() for city in cities}
