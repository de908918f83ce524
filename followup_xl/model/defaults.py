"""The default rows of the Settings tables, as codes and numbers; their texts stand in the locale files.

Each row holds the values of the columns named beside it, in that order. Sources: the DOMAIN section named beside each
table; ``house`` values are marked there.
"""

from types import MappingProxyType
from typing import Final, TypeAlias

from .codes import SECTIONS

Cell: TypeAlias = str | int | float | None
DefaultTable: TypeAlias = tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]

_ANY = None

CADENCES: Final[DefaultTable] = (  # DOMAIN section 3
    (
        "cadence", "market", "product_kinds", "follow_up", "days", "days_at_most",
        "norm_from", "norm_to", "ask_from", "ends", "ends_after_months",
    ),
    (
        ("domestic-goods", "domestic", "goods", 1, 1, 1, 3, 5, 5, _ANY, _ANY),
        ("domestic-goods", "domestic", "goods", 2, 1, 1, _ANY, _ANY, _ANY, _ANY, _ANY),
        ("domestic-goods", "domestic", "goods", 3, 1, 1, _ANY, _ANY, _ANY, _ANY, _ANY),
        ("domestic-goods", "domestic", "goods", 4, 2, 3, _ANY, _ANY, _ANY, _ANY, _ANY),
        ("domestic-goods", "domestic", "goods", 5, 2, 3, _ANY, _ANY, _ANY, _ANY, _ANY),
        ("domestic-goods", "domestic", "goods", 6, 7, 7, _ANY, _ANY, _ANY, _ANY, _ANY),
        ("domestic-considered", "domestic", "service, machinery", 1, 1, 1, 3, 5, 5, _ANY, _ANY),
        ("domestic-considered", "domestic", "service, machinery", 2, 2, 3, _ANY, _ANY, _ANY, _ANY, _ANY),
        ("domestic-considered", "domestic", "service, machinery", 3, 2, 3, _ANY, _ANY, _ANY, _ANY, _ANY),
        ("domestic-considered", "domestic", "service, machinery", 4, 7, 7, _ANY, _ANY, _ANY, _ANY, _ANY),
        ("export", "export", _ANY, 1, 3, 3, 25, 30, 30, _ANY, _ANY),
        ("fast", _ANY, _ANY, 1, 0, 0, 1, 1, _ANY, "yes", _ANY),
        ("after-no", _ANY, _ANY, 1, 1, 1, 4, 4, _ANY, _ANY, _ANY),
        ("after-no", _ANY, _ANY, 2, 7, 7, _ANY, _ANY, _ANY, _ANY, _ANY),
        ("after-no", _ANY, _ANY, 3, 30, 30, _ANY, _ANY, _ANY, _ANY, _ANY),
        ("after-no", _ANY, _ANY, 4, 60, 60, _ANY, _ANY, _ANY, "yes", _ANY),
        ("win-back", _ANY, _ANY, 1, 30, 30, _ANY, _ANY, _ANY, _ANY, 24),
        ("win-back", _ANY, _ANY, 2, 60, 60, _ANY, _ANY, _ANY, _ANY, _ANY),
        ("win-back", _ANY, _ANY, 3, 90, 90, _ANY, _ANY, _ANY, _ANY, _ANY),
        ("win-back", _ANY, _ANY, 4, 180, 180, _ANY, _ANY, _ANY, _ANY, _ANY),
        ("onboarding", _ANY, _ANY, 1, 2, 2, 2, 2, _ANY, _ANY, _ANY),
        ("onboarding", _ANY, _ANY, 2, 12, 12, _ANY, _ANY, _ANY, "yes", _ANY),
        ("mail-then-call", _ANY, _ANY, 1, 3, 3, 1, 1, _ANY, "yes", _ANY),
    ),
)  # fmt: skip

GROUPS: Final[DefaultTable] = (  # DOMAIN section 2; the alarm share of 5 % is house
    ("group", "follow_up", "chase", "most_share"),
    (
        ("fast", "yes", "no", 0.05),
        ("unhurried", "yes", "yes", None),
        ("researching", "yes", "yes", None),
        ("competitor", "yes", "yes", None),
        ("fake", "no", "no", 0.05),
    ),
)

STOPS: Final[DefaultTable] = (  # DOMAIN section 5
    ("stop", "for_good", "counts_as", "then", "later"),
    (
        ("won", "no", "won", "onboarding", "repeat"),
        ("bought-elsewhere", "no", "lost", "after-no", "win-back"),
        ("no", "no", "lost", "after-no", "win-back"),
        ("fake", "yes", "lost", None, None),
        ("low-potential", "yes", "lost", None, None),
        ("do-not-contact", "yes", "lost", None, None),
        ("duplicate", "yes", "out", None, None),
        ("bad-data", "yes", "lost", None, None),
    ),
)

SEGMENTS: Final[DefaultTable] = (  # DOMAIN section 9, house after the descriptions of its source
    ("tag", "any", "field", "test", "limit", "from_outcome"),
    (
        ("browser", 1, "group", "is", "researching", "no"),
        ("browser", 1, "answered-touches", "at-most", 1, "no"),
        ("discount-seeker", 1, "price-topics", "at-least", 2, "no"),
        ("researcher", 1, "topic", "has", "sample", "no"),
        ("researcher", 2, "topic", "has", "analysis", "no"),
        ("impulse", 1, "group", "is", "fast", "no"),
        ("undecided", 1, "answered-touches", "at-least", 2, "no"),
        ("undecided", 1, "last-topic", "one-of", "partner, loan, will-call", "no"),
        ("switcher", 1, "topic", "has", "competitor", "no"),
        ("switcher", 1, "topic", "has", "complaint", "no"),
        ("new", 1, "days-since-first-order", "at-most", "new-days", "yes"),
        ("active", 1, "orders", "at-least", 2, "yes"),
        ("active", 1, "interval-ratio", "at-most", "active-factor", "yes"),
        ("at-risk", 1, "orders", "at-least", 3, "yes"),
        ("at-risk", 1, "interval-ratio", "more-than", "at-risk-factor", "yes"),
        ("at-risk", 1, "interval-ratio", "at-most", "lapsed-factor", "yes"),
        ("at-risk", 1, "days-since-last-order", "at-most", "lapsed-days", "yes"),
        ("at-risk", 2, "orders", "less-than", 3, "yes"),
        ("at-risk", 2, "days-since-last-order", "more-than", "at-risk-days", "yes"),
        ("at-risk", 2, "days-since-last-order", "at-most", "lapsed-days", "yes"),
        ("lapsed", 1, "orders", "at-least", 3, "yes"),
        ("lapsed", 1, "interval-ratio", "more-than", "lapsed-factor", "yes"),
        ("lapsed", 2, "days-since-last-order", "more-than", "lapsed-days", "yes"),
        ("dissatisfied", 1, "nps", "less-than", "passive-from", "no"),
        ("dissatisfied", 2, "complaint-days", "at-most", "complaint-days", "no"),
        ("referred", 1, "source", "has", "referral", "no"),
        ("referred", 2, "source", "has", "معرف", "no"),
        ("referred", 3, "source", "has", "recomandare", "no"),
        ("A", 1, "revenue-class", "is", "A", "yes"),
        ("B", 1, "revenue-class", "is", "B", "yes"),
        ("C", 1, "revenue-class", "is", "C", "yes"),
        ("X", 1, "variation-class", "is", "X", "yes"),
        ("Y", 1, "variation-class", "is", "Y", "yes"),
        ("Z", 1, "variation-class", "is", "Z", "yes"),
        ("promoter", 1, "nps", "at-least", "promoter-from", "no"),
        ("passive", 1, "nps", "at-least", "passive-from", "no"),
        ("passive", 1, "nps", "less-than", "promoter-from", "no"),
        ("detractor", 1, "nps", "less-than", "passive-from", "no"),
        ("ask-for-a-decision", 1, "ask-for-a-decision", "is", "yes", "yes"),
        ("offer-problem", 1, "unanswered-in-a-row", "at-least", "offer-problem-mails", "yes"),
        ("promise-passed", 1, "promise-passed", "is", "yes", "yes"),
        ("never-touched", 1, "never-touched", "is", "yes", "yes"),
        ("over-dependence", 1, "revenue-share", "more-than", "dependence-share", "yes"),
        ("regroup", 1, "fast-not-bought", "is", "yes", "yes"),
        ("expert-missing", 1, "expert-missing", "is", "yes", "yes"),
    ),
)

MARKERS: Final[DefaultTable] = (  # DOMAIN section 8
    ("marker", "yes", "unknown", "no"),
    (
        ("need", "high", "standard", "low"),
        ("wish", "high", "standard", "low"),
        ("funds", "high", "standard", "low"),
        ("authority", "high", "standard", "low"),
    ),
)

CHANNELS: Final[DefaultTable] = (  # DOMAIN section 6
    ("market", "channel", "rank", "allowed", "address"),
    (
        ("domestic", "call", 1, "yes", "phone"),
        ("domestic", "whatsapp", 2, "yes", "phone"),
        ("domestic", "telegram", 3, "yes", "telegram"),
        ("domestic", "sms", 4, "yes", "phone"),
        ("domestic", "instagram", 5, "yes", "instagram"),
        ("domestic", "email", 6, "if-asked", "email"),
        ("export", "email", 1, "yes", "email"),
        ("export", "whatsapp", 2, "yes", "phone"),
        ("export", "telegram", 3, "yes", "telegram"),
        ("export", "linkedin", 4, "yes", None),
        ("export", "video-call", 5, "yes", "phone"),
        ("export", "sms", 6, "no", "phone"),
        ("export", "call", 7, "no", "phone"),
    ),
)

WEEKENDS: Final[DefaultTable] = (  # house: the usual weekend of countries where it is not Saturday and Sunday
    ("country", "day", "weekend", "from"),
    tuple(
        (country, "weekend", weekend, "hand")
        for weekend, countries in (
            ("fri", ("IR", "AF", "DJ")),
            ("fri-sat", ("IQ", "SA", "KW", "QA", "BH", "OM", "YE", "JO", "SY", "EG", "LY", "SD", "DZ", "BD", "IL")),
            ("sat", ("NP",)),
        )
        for country in countries
    ),
)  # fmt: skip

REPORT: Final[DefaultTable] = (  # DOMAIN section 10; the order is house
    ("section", "show", "order"),
    tuple((section, "yes", place) for place, section in enumerate(SECTIONS, 1)),
)

DEFAULT_ROWS: Final = MappingProxyType(
    {
        "tblCadences": CADENCES,
        "tblGroups": GROUPS,
        "tblStops": STOPS,
        "tblSegments": SEGMENTS,
        "tblMarkers": MARKERS,
        "tblChannels": CHANNELS,
        "tblCalendar": WEEKENDS,
        "tblReport": REPORT,
    }
)
