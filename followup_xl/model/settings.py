"""Settings tables -> ``Rules``. A row that cannot be a rule becomes an ``Issue`` with its cell and is skipped."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final, TypeAlias

import pandas as pd

from . import codes, rules
from .book import Source
from .defaults import DEFAULT_ROWS
from .issues import Issue, Severity, Where

Row: TypeAlias = Mapping[str, Any]

OPTION_FAMILIES: Final[Mapping[str, str]] = {
    "language": "language",
    "weekend": "weekend",
    "week_start": "weekday",
    "calendar": "calendar",
}


def option_codes() -> tuple[str, ...]:
    """The legal keys of ``tblOptions``: the fields of ``Options`` with dashes."""
    return tuple(field.name.replace("_", "-") for field in fields(rules.Options))


@dataclass(frozen=True, slots=True)
class _Reader:
    """How one table becomes rules: the columns a row must fill, and the row's constructor."""

    required: tuple[str, ...]
    make: Callable[[Row], Any]
    check: Callable[[Row], str] = lambda _row: ""


def _is_empty(value: Any) -> bool:  # noqa: ANN401  # a cell of any kind
    return value is None or value == "" or value is pd.NaT or value != value  # noqa: PLR0124  # NaN differs from itself


def _number(row: Row, column: str, empty: float = 0) -> float:
    value: Any = row.get(column)
    return empty if _is_empty(value) else float(value)


def _whole(row: Row, column: str, empty: int = 0) -> int:
    return int(_number(row, column, empty))


def _text(row: Row, column: str) -> str:
    return str(row.get(column) or "")


def _yes(row: Row, column: str) -> bool:
    return _text(row, column) == "yes"


def _date(row: Row, column: str) -> date | None:
    value: Any = row.get(column)
    return None if _is_empty(value) else pd.Timestamp(value).date()


def _some_date(row: Row, column: str) -> date:
    value = _date(row, column)
    if value is None:
        raise KeyError(column)
    return value


def split_codes(text: str) -> tuple[str, ...]:
    """``"service, machinery"`` -> ``("service", "machinery")``; the Persian comma counts too."""
    return tuple(part for part in (piece.strip() for piece in text.replace("،", ",").split(",")) if part)


def _cadence_step(row: Row) -> rules.CadenceStep:
    days = _whole(row, "days")
    return rules.CadenceStep(
        _text(row, "cadence"),
        _text(row, "market"),
        split_codes(_text(row, "product_kinds")),
        _whole(row, "follow_up"),
        days,
        _whole(row, "days_at_most", days),
        _whole(row, "norm_from"),
        _whole(row, "norm_to"),
        _whole(row, "ask_from"),
        _yes(row, "ends"),
        _whole(row, "ends_after_months"),
    )


def _check_cadence(row: Row) -> str:
    if _number(row, "follow_up") < 1:
        return "follow_up"
    if not 0 <= _number(row, "days") <= 3650:  # noqa: PLR2004  # ten years: beyond it a typing error
        return "days"
    return "days_at_most" if _number(row, "days_at_most", _number(row, "days")) < _number(row, "days") else ""


def _check_share(column: str) -> Callable[[Row], str]:
    return lambda row: "" if 0 <= _number(row, column) <= 1 else column


def _check_day(row: Row) -> str:
    if _text(row, "day") == "weekend":
        return "" if _text(row, "weekend") else "weekend"
    return "" if _date(row, "date") else "date"


def _check_absence(row: Row) -> str:
    return "to" if _some_date(row, "to") < _some_date(row, "from") else ""


READERS: Final[Mapping[str, _Reader]] = {
    "tblCadences": _Reader(("cadence", "follow_up", "days"), _cadence_step, _check_cadence),
    "tblGroups": _Reader(
        ("group",),
        lambda row: rules.GroupRule(
            _text(row, "group"), _yes(row, "follow_up"), _yes(row, "chase"), _number(row, "most_share", 1)
        ),
        _check_share("most_share"),
    ),
    "tblStops": _Reader(
        ("stop", "counts_as"),
        lambda row: rules.StopRule(
            _text(row, "stop"), _yes(row, "for_good"), _text(row, "counts_as"), _text(row, "then"), _text(row, "later")
        ),
    ),
    "tblSegments": _Reader(
        ("tag", "field", "test"),
        lambda row: rules.SegmentRule(
            _text(row, "tag"),
            _whole(row, "any", 1),
            _text(row, "field"),
            _text(row, "test"),
            _text(row, "limit"),
            _yes(row, "from_outcome"),
        ),
        lambda row: "" if _text(row, "test") in {"empty", "filled"} or _text(row, "limit") else "limit",
    ),
    "tblPlaybook": _Reader(
        ("for", "language", "line"),
        lambda row: rules.PlaybookLine(
            _text(row, "for"), _text(row, "language"), _text(row, "line"), _text(row, "play")
        ),
    ),
    "tblMarkers": _Reader(
        ("marker", "yes", "no"),
        lambda row: rules.Marker(
            _text(row, "marker"),
            _text(row, "question"),
            _text(row, "yes"),
            _text(row, "unknown") or "standard",
            _text(row, "no"),
        ),
    ),
    "tblChannels": _Reader(
        ("market", "channel", "rank", "allowed"),
        lambda row: rules.ChannelRule(
            _text(row, "market"),
            _text(row, "channel"),
            _whole(row, "rank"),
            _text(row, "allowed"),
            _text(row, "address"),
        ),
    ),
    "tblCalendar": _Reader(
        ("country", "day"),
        lambda row: rules.DayRow(
            _text(row, "country"),
            _date(row, "date"),
            _text(row, "day"),
            _text(row, "weekend"),
            _text(row, "name"),
            _text(row, "from") or "hand",
        ),
        _check_day,
    ),
    "tblAbsences": _Reader(
        ("owner", "from", "to"),
        lambda row: rules.Absence(_text(row, "owner"), _some_date(row, "from"), _some_date(row, "to")),
        _check_absence,
    ),
    "tblTeam": _Reader(
        ("owner",),
        lambda row: rules.TeamMember(
            _text(row, "owner"),
            _text(row, "country"),
            _text(row, "weekend"),
            _yes(row, "novice"),
            _yes(row, "expert"),
            _text(row, "language"),
            _text(row, "email"),
        ),
    ),
    "tblProducts": _Reader(
        ("product",),
        lambda row: rules.Product(
            _text(row, "product"), _text(row, "kind"), _number(row, "repeat_every_months"), _yes(row, "show_by_video")
        ),
    ),
    "tblTargets": _Reader(
        ("month",),
        lambda row: rules.Target(
            _some_date(row, "month").replace(day=1),
            _text(row, "owner"),
            _number(row, "revenue_plan"),
            _number(row, "expense_cap"),
        ),
    ),
    "tblReport": _Reader(
        ("section",),
        lambda row: rules.ReportRow(_text(row, "section"), _text(row, "show") != "no", _whole(row, "order")),
    ),
}

FIELD_OF: Final[Mapping[str, str]] = {
    "tblCadences": "cadences",
    "tblGroups": "groups",
    "tblStops": "stops",
    "tblSegments": "segments",
    "tblPlaybook": "playbook",
    "tblMarkers": "markers",
    "tblChannels": "channels",
    "tblCalendar": "calendar",
    "tblAbsences": "absences",
    "tblTeam": "team",
    "tblProducts": "products",
    "tblTargets": "targets",
    "tblReport": "report",
}


def read_rules(tables: Mapping[str, pd.DataFrame], sources: Mapping[str, Source]) -> tuple[rules.Rules, list[Issue]]:
    """The rules of a book.

    ``tables`` holds the typed Settings tables present (column ids, codes already decoded). A table that is missing
    falls back to the defaults, one that is there but holds no usable row falls back too where the rules cannot do
    without it, and says so.
    """
    issues: list[Issue] = []
    parts: dict[str, Any] = {}
    for name, field in FIELD_OF.items():
        frame = tables.get(name)
        rows = [] if frame is None else list(_valid_rows(name, frame, sources[name], issues))
        if not rows and name in DEFAULT_ROWS:
            rows = default_rows(name)
            where = Where(sources[name].raw.sheet) if name in sources else None
            issues.append(Issue("settings-default", Severity.NOTE, where, {"table": name}))
        parts[field] = tuple(rows)
    options = _read_options(tables.get("tblOptions"), sources.get("tblOptions"), issues)
    return rules.Rules(options=options, **parts), issues


def default_rows(name: str) -> list[Any]:
    """The default rules of a Settings table that has defaults."""
    columns, rows = DEFAULT_ROWS[name]
    return [READERS[name].make(dict(zip(columns, row, strict=True))) for row in rows]


def default_rules(options: rules.Options | None = None) -> rules.Rules:
    """The rules of a fresh book, without texts."""
    parts: dict[str, Any] = {FIELD_OF[name]: tuple(default_rows(name)) for name in DEFAULT_ROWS}
    return rules.Rules(options=options or rules.Options(), **parts)


def _valid_rows(name: str, frame: pd.DataFrame, source: Source, issues: list[Issue]) -> Iterable[Any]:
    reader = READERS[name]
    for index, row in _records(frame):
        bad = _missing(row, reader.required) or reader.check(row)
        if bad:
            params = {"table": name, "column": bad}
            issues.append(Issue("settings-row", Severity.ERROR, source.where(index, bad), params))
        else:
            yield reader.make(row)


def _records(frame: pd.DataFrame) -> Iterable[tuple[int, Row]]:
    rows: list[dict[Any, Any]] = frame.to_dict("records")
    return zip((int(index) for index in frame.index), rows, strict=True)


def _missing(row: Row, required: tuple[str, ...]) -> str:
    for column in required:
        if _is_empty(row.get(column)):
            return column
    return ""


def _read_options(frame: pd.DataFrame | None, source: Source | None, issues: list[Issue]) -> rules.Options:
    if frame is None or source is None:
        return rules.Options()
    kinds = {field.name: field.type for field in fields(rules.Options)}
    found: dict[str, Any] = {}
    for index, row in _records(frame):
        name = _text(row, "option").replace("-", "_")
        if name not in kinds or not _text(row, "setting"):
            continue
        value = _option_value(name, kinds[name], _text(row, "setting"))
        if value is None:
            params = {"table": "tblOptions", "column": "setting", "value": _text(row, "setting")}
            issues.append(Issue("settings-row", Severity.ERROR, source.where(index, "setting"), params))
        else:
            found[name] = value
    return rules.Options(**found)


def _option_value(name: str, kind: object, text: str) -> str | int | float | None:
    if kind is str:
        family = OPTION_FAMILIES.get(name)
        return text if family is None or text in codes.FAMILIES[family] else None
    try:
        number = float(text)
    except ValueError:
        return None
    if not 0 <= number < float("inf"):
        return None
    return number if kind is float else int(number)
