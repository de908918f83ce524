"""The families of codes. A code is what is stored in rules and compared in code; a reader sees its label.

Sources: DOMAIN sections 1 (words), 2 (groups), 3 (cadences), 5 (stops), 6 (channels), 7 (topics), 8, 9 (tags).
"""

from types import MappingProxyType
from typing import Final

GROUPS: Final = ("fast", "unhurried", "researching", "competitor", "fake")
MARKETS: Final = ("domestic", "export")
KINDS: Final = ("goods", "service", "machinery")
POTENTIALS: Final = ("low", "standard", "high")
ANSWERS: Final = ("yes", "unknown", "no")
STATUSES: Final = ("overdue", "today", "coming", "later", "parked", "stopped")
BLOCKS: Final = ("overdue", "today", "promised", "no-next-step", "coming", "parked")
DIRECTIONS: Final = ("out", "in")
CHANNELS: Final = (
    "call", "whatsapp", "telegram", "sms", "instagram", "email", "linkedin", "video-call", "visit", "letter",
)  # fmt: skip
TOUCH_OUTCOMES: Final = ("answered", "no-answer", "promised", "will-call", "no", "bought-elsewhere", "ordered")
STOPS: Final = (
    "won", "bought-elsewhere", "no", "fake", "low-potential", "do-not-contact", "duplicate", "bad-data",
)  # fmt: skip
OUTCOMES: Final = ("open", *STOPS)
CADENCES: Final = (
    "domestic-goods", "domestic-considered", "export", "after-no", "win-back", "onboarding", "repeat", "mail-then-call",
    "fast",
)  # fmt: skip
TOPICS: Final = (
    "price", "partner", "will-call", "loan", "sample", "competitor", "decided-date", "no-answer", "complaint",
    "analysis",
)  # fmt: skip
TAGS: Final = (
    "browser", "discount-seeker", "researcher", "impulse", "undecided", "switcher",
    "new", "active", "at-risk", "lapsed", "dissatisfied", "referred",
    "motive-impulse", "motive-logic", "motive-conscience",
    "A", "B", "C", "X", "Y", "Z",
    "promoter", "passive", "detractor",
    "ask-for-a-decision", "offer-problem", "promise-passed", "never-touched", "over-dependence", "regroup",
    "expert-missing",
)  # fmt: skip
WEEKENDS: Final = ("fri", "thu-fri", "fri-sat", "sat-sun", "sat", "sun")
DAY_KINDS: Final = ("closed", "open", "weekend")
SOURCES_OF_DAYS: Final = ("hand", "holidays")
ORDER_STATES: Final = ("preliminary", "paid")
YES_NO: Final = ("yes", "no")
RESULTS: Final = ("won", "lost", "out")
ALLOWED: Final = ("yes", "if-asked", "no")
ADDRESSES: Final = ("phone", "email", "telegram", "instagram")
MARKERS: Final = ("need", "wish", "funds", "authority")
TESTS: Final = (
    "is",
    "is-not",
    "one-of",
    "at-least",
    "at-most",
    "more-than",
    "less-than",
    "has",
    "has-not",
    "empty",
    "filled",
)
FIELDS: Final = (
    "group", "market", "product-kind", "potential", "outcome", "source", "status", "cadence", "owner-novice",
    "touches", "answered-touches", "unanswered-in-a-row", "days-since-touch", "topic", "last-topic", "price-topics",
    "complaint-days", "orders", "days-since-first-order", "days-since-last-order", "interval-ratio", "revenue-share",
    "revenue-class", "variation-class", "nps", "promise-passed", "ask-for-a-decision", "expert-missing",
    "never-touched", "fast-not-bought",
)  # fmt: skip
SITUATIONS: Final = (
    *TOPICS, "default", "close", "first-contact", "after-no-1", "after-no-2", "after-no-3", "after-no-4",
    "win-back", "onboarding", "repeat", *TAGS,
)  # fmt: skip
SECTIONS: Final = (
    "headline", "week", "slipping", "load", "activity", "conversion", "differences", "cohorts", "funnel",
    "follow-ups", "norms", "speed", "group-mix", "regrouped", "stopped", "reasons", "bought-from", "clients",
    "expenses", "dependence", "customers", "abc-xyz", "penetration", "nps", "win-back", "repeat", "promises",
)  # fmt: skip
SEVERITIES: Final = ("error", "ask", "note")
KEEPS: Final = ("keep-a", "keep-b", "both")
EXCEPTIONS: Final = (
    "same-phone", "both-edited", "id-changed", "row-gone", "stale-book", "unreadable-book", "id-taken",
)  # fmt: skip
LANGUAGES: Final = ("en", "fa", "ro")
CALENDARS: Final = ("gregorian", "jalali")
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

FAMILIES: Final = MappingProxyType(
    {
        "group": GROUPS,
        "market": MARKETS,
        "kind": KINDS,
        "potential": POTENTIALS,
        "answer": ANSWERS,
        "status": STATUSES,
        "block": BLOCKS,
        "direction": DIRECTIONS,
        "channel": CHANNELS,
        "touch_outcome": TOUCH_OUTCOMES,
        "outcome": OUTCOMES,
        "cadence": CADENCES,
        "topic": TOPICS,
        "tag": TAGS,
        "weekend": WEEKENDS,
        "day_kind": DAY_KINDS,
        "day_source": SOURCES_OF_DAYS,
        "order_state": ORDER_STATES,
        "yes_no": YES_NO,
        "result": RESULTS,
        "allowed": ALLOWED,
        "address": ADDRESSES,
        "marker": MARKERS,
        "test": TESTS,
        "field": FIELDS,
        "situation": SITUATIONS,
        "section": SECTIONS,
        "severity": SEVERITIES,
        "keep": KEEPS,
        "exception": EXCEPTIONS,
        "language": LANGUAGES,
        "calendar": CALENDARS,
        "weekday": WEEKDAYS,
    }
)
