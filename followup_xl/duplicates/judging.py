"""Whether two leads are one customer: merged by itself, asked about, or left alone."""

from typing import Final, NamedTuple

from rapidfuzz import fuzz

from followup_xl.duplicates.cards import Card
from followup_xl.duplicates.likeness import Likeness, Name, compare

CITY_ALIKE: Final = 80
"""Cities so alike (per cent) are one city in two spellings (house)."""
_CITY_ROOT: Final = 3
_COMMON_MAILS: Final = frozenset(
    """
    gmail.com googlemail.com yahoo.com yahoo.ro ymail.com hotmail.com outlook.com live.com icloud.com aol.com
    proton.me protonmail.com chmail.ir mail.ru yandex.com gmx.de gmx.net web.de
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Where everybody can have a mail address: these say nothing about a company."""


class Shared(NamedTuple):
    """The phone number and the mail address that two leads have in common, "" for none."""

    phone: str = ""
    mail: str = ""


class Judgement(NamedTuple):
    """``is_sure``: one customer without doubt. ``doubts`` are the codes of what speaks against it."""

    is_sure: bool
    likeness: float
    doubts: tuple[str, ...] = ()


class _Names(NamedTuple):
    company: Likeness
    contact: Likeness
    either: Likeness


def shared(one: Card, other: Card) -> Shared:
    """What two leads have in common; the first of several in the order of the alphabet."""
    phones, mails = set(one.phones) & set(other.phones), set(one.mails) & set(other.mails)
    return Shared(min(phones, default=""), min(mails, default=""))


def judge(one: Card, other: Card) -> Judgement | None:
    """How two leads that were found together stand to each other; None for two customers."""
    common, names = shared(one, other), _names(one, other)
    likeness = _likeness(one, other)
    if common.phone or common.mail:
        found = doubts(one, other)
        return Judgement(bool(common.phone) and not found, likeness, found)
    if not _one_by_name(one, other, names):
        return None
    return Judgement(is_sure=False, likeness=likeness, doubts=doubts(one, other))


def weigh(one: Card, other: Card) -> Judgement:
    """What is to be said of two leads that a person has an opinion about, however alike they are."""
    return Judgement(is_sure=False, likeness=_likeness(one, other), doubts=doubts(one, other))


def doubts(one: Card, other: Card) -> tuple[str, ...]:
    """What speaks against merging two leads without asking."""
    names = _names(one, other)
    agree = _agree(names) or not _both(one.name, other.name)
    against = {
        "names": not agree,
        "persons": agree and names.contact is Likeness.OTHER,
        "forms": _apart(one.forms, other.forms),
        "cities": not same_city(one.city, other.city),
        "places": any(a != b and a and b for a, b in zip(one.place, other.place, strict=True)),
        "owners": bool(one.owner and other.owner) and one.owner != other.owner,
        "outcomes": one.outcome != other.outcome or one.is_fake != other.is_fake,
        "dates": _apart(frozenset(one.due), frozenset(other.due)),
    }
    return tuple(code for code, speaks in against.items() if speaks)


def same_city(one: Name, other: Name) -> bool:
    """Whether two cities may be one; a city that is not known may be any."""
    if compare(one, other) != Likeness.OTHER or fuzz.ratio(one.joined, other.joined) >= CITY_ALIKE:
        return True
    is_one_script = one.joined.isascii() == other.joined.isascii()
    return one.roots == other.roots and (not is_one_script or len(one.roots) >= _CITY_ROOT)


def _names(one: Card, other: Card) -> _Names:
    company, contact = compare(one.company, other.company), compare(one.contact, other.contact)
    crossed = Likeness.UNKNOWN in {company, contact}
    either = compare(one.name, other.name) if crossed else max(company, contact)
    return _Names(company, contact, either)


def _agree(names: _Names) -> bool:
    """The firm is the same but for its spelling; or, where one is not known, the person may be."""
    if names.company is not Likeness.UNKNOWN:
        return names.company >= Likeness.NEAR
    return names.contact >= Likeness.PART or names.either >= Likeness.NEAR


def _apart(one: frozenset[object] | frozenset[str], other: frozenset[object] | frozenset[str]) -> bool:
    return bool(one and other) and not one & other


def _one_by_name(one: Card, other: Card, names: _Names) -> bool:
    """Whether names alone say that a person should look."""
    person = names.contact >= Likeness.NEAR and min(len(one.contact.heard), len(other.contact.heard)) > 1
    is_here = same_city(one.city, other.city)
    if names.company is Likeness.SAME:
        return person or (is_here and _is_telling(one, other, names))
    if names.company is Likeness.NEAR:
        return person or (is_here and names.contact is Likeness.PART)
    if names.company is Likeness.PART:
        return person and is_here
    if names.company is Likeness.OTHER:
        return False
    has_two_phones = one.has_phone and other.has_phone
    crossed = names.either is Likeness.SAME and min(len(one.name.heard), len(other.name.heard)) > 1
    return (person or crossed) and is_here and not has_two_phones


def _is_telling(one: Card, other: Card, names: _Names) -> bool:
    """Whether firms of one name are likely one firm: the name is no single common word, and the persons fit."""
    if names.contact is Likeness.OTHER:
        return _same_house(one, other) or (_both(one.city, other.city) and _is_long(one, other))
    if _is_long(one, other):
        return True
    return not _apart(one.kinds, other.kinds) and (names.contact >= Likeness.PART or _both(one.city, other.city))


def _is_long(one: Card, other: Card) -> bool:
    return max(len(one.company.heard), len(other.company.heard)) > 1


def _both(one: Name, other: Name) -> bool:
    return bool(one.joined and other.joined)


def _same_house(one: Card, other: Card) -> bool:
    """Mail addresses of one house, and not of a provider that everybody uses."""
    houses = [{mail.partition("@")[2] for mail in card.mails} - _COMMON_MAILS for card in (one, other)]
    return bool(houses[0] & houses[1])


def _likeness(one: Card, other: Card) -> float:
    """How alike the names are, 0 to 1 in hundredths."""
    pairs = [(one.company, other.company), (one.contact, other.contact), (one.name, other.name)]
    scores = [fuzz.ratio(a.ordered, b.ordered) for a, b in pairs if _both(a, b)]
    return round(max(scores, default=0.0)) / 100
