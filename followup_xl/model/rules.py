"""The rules of a book: every Settings table as immutable rows; the default numbers are DOMAIN's."""

from dataclasses import dataclass, field
from datetime import date

from .lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Options:
    """The rows of ``tblOptions``: the field names, with dashes, are the legal keys, the field types their kinds.

    Shares are fractions (0.05 is 5 %), ``*_days``, ``*_weeks`` and ``*_months`` are in the unit they name.
    """

    language: str = "en"
    country: str = "IR"
    weekend: str = "fri"
    week_start: str = "sat"
    calendar: str = "gregorian"
    coming_days: int = 7
    daily_cap: int = 25
    will_call_days: int = 2
    inbound_answer_days: int = 1
    long_closure_days: int = 5
    offer_problem_mails: int = 5
    letters_per_day: int = 10
    expert_follow_ups: int = 2
    high_potential_share: float = 0.5
    repeat_share: float = 0.8
    repeat_months: int = 6
    repeat_min_orders: int = 3
    new_days: int = 30
    active_factor: float = 1.5
    at_risk_factor: float = 1.5
    at_risk_days: int = 120
    lapsed_factor: float = 3.0
    lapsed_days: int = 365
    complaint_days: int = 90
    abc_a_share: float = 0.8
    abc_b_share: float = 0.95
    xyz_x_variation: float = 0.10
    xyz_y_variation: float = 0.25
    promoter_from: int = 9
    passive_from: int = 7
    dependence_share: float = 0.25
    dependence_warning_share: float = 0.10
    report_weeks: int = 12
    report_min_leads: int = 30
    keep_runs: int = 30
    keep_backups: int = 5
    unsafe_share: float = 0.3


@dataclass(frozen=True, slots=True)
class CadenceStep:
    """From follow-up ``follow_up`` on: ``days`` to ``days_at_most`` calendar days after the anchor. DOMAIN section 3.

    ``market`` ("" for any) and ``product_kinds`` (empty for any) say which leads the cadence is for.
    ``ends`` marks a step that is the last one; a cadence whose last step does not end repeats it.
    ``ends_after_months`` (0 for never) ends a cadence by age. ``norm_*`` and ``ask_from`` are 0 where not given.
    """

    cadence: str
    market: str
    product_kinds: tuple[str, ...]
    follow_up: int
    days: int
    days_at_most: int
    norm_from: int = 0
    norm_to: int = 0
    ask_from: int = 0
    ends: bool = False
    ends_after_months: int = 0


@dataclass(frozen=True, slots=True)
class GroupRule:
    """How a group is followed up. DOMAIN section 2. ``chase`` False: one touch the same day, then no chasing."""

    group: str
    follow_up: bool
    chase: bool
    most_share: float


@dataclass(frozen=True, slots=True)
class StopRule:
    """A stop of DOMAIN section 5. ``counts_as`` is ``won``, ``lost`` or ``out``; ``then``, ``later`` are cadences."""

    stop: str
    for_good: bool
    counts_as: str
    then: str
    later: str


@dataclass(frozen=True, slots=True)
class SegmentRule:
    """One condition of a tag; rows with the same ``any_`` number are ANDed, different numbers ORed. Section 9."""

    tag: str
    any_: int
    field: str
    test: str
    limit: str
    from_outcome: bool


@dataclass(frozen=True, slots=True)
class PlaybookLine:
    """An opening line for a situation (a topic, a tag or a cadence step) in one language. Section 7."""

    for_: str
    language: str
    line: str
    play: str


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker question: the potential each answer stands for. Section 8."""

    marker: str
    question: str
    yes: str
    unknown: str
    no: str


@dataclass(frozen=True, slots=True)
class ChannelRule:
    """A channel of a market: ``rank`` 1 is best; ``allowed`` is yes, if-asked or no; ``address`` the lead's column."""

    market: str
    channel: str
    rank: int
    allowed: str
    address: str


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day of ``tblCalendar``: ``closed`` or ``open`` at ``day``; or, with ``day`` None, the weekend of a country."""

    country: str
    day: date | None
    kind: str
    weekend: str = ""
    name: str = ""
    origin: str = "hand"


@dataclass(frozen=True, slots=True)
class Absence:
    """An owner is away from ``first`` to ``last``, both included."""

    owner: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class TeamMember:
    """An owner: ISO country, weekend ("" for the country's), whether a novice, whether an expert, their language."""

    owner: str
    country: str
    weekend: str = ""
    novice: bool = False
    expert: bool = False
    language: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Product:
    """A product: its kind, how often it is bought again (months, 0 unknown), whether to show it by video."""

    product: str
    kind: str
    repeat_months: float
    video: bool


@dataclass(frozen=True, slots=True)
class Target:
    """The plan of a month (its first day) for one owner ("" for all): revenue and allowable expenses."""

    month: date
    owner: str
    revenue: float
    expense_cap: float


@dataclass(frozen=True, slots=True)
class ReportRow:
    """Whether the report shows a section, and the place of the section in it. DOMAIN section 10."""

    section: str
    show: bool
    order: int


@dataclass(frozen=True, slots=True)
class Rules:
    """All Settings of a book, and the words its notes are read with (None: notes are not read)."""

    options: Options = field(default_factory=Options)
    cadences: tuple[CadenceStep, ...] = ()
    groups: tuple[GroupRule, ...] = ()
    stops: tuple[StopRule, ...] = ()
    segments: tuple[SegmentRule, ...] = ()
    playbook: tuple[PlaybookLine, ...] = ()
    markers: tuple[Marker, ...] = ()
    channels: tuple[ChannelRule, ...] = ()
    calendar: tuple[DayRow, ...] = ()
    absences: tuple[Absence, ...] = ()
    team: tuple[TeamMember, ...] = ()
    products: tuple[Product, ...] = ()
    targets: tuple[Target, ...] = ()
    report: tuple[ReportRow, ...] = ()
    lexicon: Lexicon | None = None
