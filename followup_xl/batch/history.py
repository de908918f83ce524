"""The weekly history of a book as Parquet, for whatever people analyse with; README.md tells its columns.

One file a book, week and kind: run again in the same week, it is replaced.
"""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from importlib.util import find_spec
from os import getpid
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pandas as pd

from followup_xl.batch.errors import NoHistoryEngineError
from followup_xl.model.errors import CannotWriteError
from followup_xl.plan import Computed
from followup_xl.reports.cohort import cohort
from followup_xl.reports.dimensions import dimensions

_TEXT, _DAY, _NUMBER, _WHOLE = "VARCHAR", "DATE", "DOUBLE", "BIGINT"

SCHEMA: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "leads": {
            **dict.fromkeys(("book", "lead", "company", "owner", "market", "group", "country"), _TEXT),
            **dict.fromkeys(("source", "product", "product_kind", "potential", "cadence", "status"), _TEXT),
            **dict.fromkeys(("result", "stop", "revenue_class", "tags"), _TEXT),
            **dict.fromkeys(("day", "entered", "due", "last_touch", "stopped"), _DAY),
            **dict.fromkeys(("days_late", "priority", "follow_ups", "answered", "orders"), _WHOLE),
            **dict.fromkeys(("days_to_win", "revenue"), _NUMBER),
        },
        "counts": {
            **dict.fromkeys(("book", "dimension", "value"), _TEXT),
            "day": _DAY,
            **dict.fromkeys(("leads", "open", "won", "lost"), _WHOLE),
        },
    }
)
"""The columns of each kind of file with their types (DuckDB's names), in their order."""


def check_history(folder: str | None) -> None:
    """Raises ``NoHistoryEngineError`` where a history is wanted and ``duckdb`` is not installed."""
    if folder and find_spec("duckdb") is None:
        raise NoHistoryEngineError


def write_history(folder: Path, path: Path, computed: Computed, today: date) -> None:
    """Write the rows of a book of the week that ``today`` lies in.

    Raises:
        CannotWriteError: the folder does not take them.
    """
    book = path.resolve().as_posix()
    for kind, frame in {"leads": leads(computed, today), "counts": counts(computed, today)}.items():
        file = partition(folder, kind, path, today)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            _write(frame.assign(book=book, day=pd.Timestamp(today)), SCHEMA[kind], file)
        except OSError as error:
            raise CannotWriteError(file=str(file), reason=error.strerror or str(error)) from error


def partition(folder: Path, kind: str, path: Path, today: date) -> Path:
    """The file of a book and week; books of the same name in different folders are told apart."""
    year, week, _ = today.isocalendar()
    mark = sha256(path.resolve().as_posix().encode()).hexdigest()[:8]
    return folder / kind / f"week={year}-W{week:02}" / f"book={path.stem}-{mark}.parquet"


def leads(computed: Computed, today: date) -> pd.DataFrame:
    """One row a lead, duplicates left out; codes as codes, words in the spelling that the report uses."""
    found = cohort(computed.book, computed.rules, computed.outcome, today).everyone
    known, facts = computed.outcome.leads.loc[found.index], computed.outcome.facts.loc[found.index]
    won = found["stop_date"].where(found["result"].eq("won"))
    return found.assign(
        lead=found["id"],
        stopped=found["stop_date"],
        days_to_win=(won - found["entered"]).dt.days,
        follow_ups=known["touches"],
        **{name: known[name] for name in ("cadence", "status", "due", "last_touch", "tags", "days_late", "priority")},
        **{name: facts[name] for name in ("answered", "orders", "revenue", "revenue_class")},
    )


def counts(computed: Computed, today: date) -> pd.DataFrame:
    """One row a dimension and value: the leads of the report's period, open, won and lost (part Conversion)."""
    found = dimensions(cohort(computed.book, computed.rules, computed.outcome, today))
    parts = [each.counts.rename_axis("value").reset_index().assign(dimension=each.name) for each in found]
    whole = pd.concat(parts, ignore_index=True)
    return whole.assign(leads=whole[["open", "won", "lost"]].sum(axis=1))


def _write(frame: pd.DataFrame, schema: Mapping[str, str], file: Path) -> None:
    """In one step: whoever reads meanwhile sees the old file or the new one."""
    import duckdb  # noqa: PLC0415  # an extra

    columns = ", ".join(f'CAST("{name}" AS {kind}) AS "{name}"' for name, kind in schema.items())
    draft = file.with_name(f".{file.name}.{getpid()}.tmp")
    with duckdb.connect() as connection:
        connection.register("rows", frame[list(schema)])
        target = str(draft).replace("'", "''")
        connection.execute(f"COPY (SELECT {columns} FROM rows) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")  # noqa: S608  # names are our own, the path is quoted
    draft.replace(file)
