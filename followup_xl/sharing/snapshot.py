"""What was handed out, kept in the workbook that was handed out: every cell of people of every row."""

import base64
import binascii
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from followup_xl.model.book import CellValue
from followup_xl.sharing.groups import run_order
from followup_xl.sharing.rows import SHARED, Rows

TITLE: Final = "followup snapshot 1"
"""The first cell of the sheet; the number is that of the format."""

CHUNK: Final = 30_000
"""Characters in a cell, below the 32,767 that one can hold."""


class BadSnapshotError(ValueError):
    """The texts are no snapshot, or not a whole one."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """``base`` is an id of the base at that moment, ``owner`` whose rows they are ("" for nobody's).

    ``when`` is the day of the split and ``run`` the last run recorded in the base: which of two splits is older.
    """

    base: str
    owner: str
    when: date
    run: str
    tables: Mapping[str, Rows]

    @property
    def version(self) -> tuple[str, str, int]:
        """Grows from split to split."""
        return self.when.isoformat(), *run_order(self.run)


def write_snapshot(snapshot: Snapshot) -> list[str]:
    """The snapshot as texts, none longer than a cell holds."""
    tables = {
        name: {
            "columns": rows.columns,
            "rows": [[_packed(value) for value in values] for values in rows.rows.values()],
            "fixed": [[place, column] for place, row in enumerate(rows.rows) for column in _fixed(rows, row)],
        }
        for name, rows in snapshot.tables.items()
    }
    head = {"base": snapshot.base, "owner": snapshot.owner, "when": snapshot.when.isoformat(), "run": snapshot.run}
    text = json.dumps({**head, "tables": tables}, ensure_ascii=False)
    packed = base64.b64encode(zlib.compress(text.encode("utf-8", "surrogatepass"), 6)).decode("ascii")
    return [TITLE, *(packed[at : at + CHUNK] for at in range(0, len(packed), CHUNK))]


def _fixed(rows: Rows, row: int) -> list[str]:
    return [column for column in rows.columns if (row, column) in rows.fixed]


def read_snapshot(texts: Sequence[str]) -> Snapshot:
    """The snapshot again; its rows are numbered from 0.

    Raises:
        BadSnapshotError: the texts are not what ``write_snapshot`` gave.
    """
    if not texts or texts[0] != TITLE:
        raise BadSnapshotError
    try:
        text = zlib.decompress(base64.b64decode("".join(texts[1:]), validate=True)).decode("utf-8", "surrogatepass")
        found = json.loads(text)
        tables = {name: _rows(name, found["tables"][name]) for name in SHARED if name in found["tables"]}
        return Snapshot(found["base"], found["owner"], date.fromisoformat(found["when"]), found["run"], tables)
    except (binascii.Error, zlib.error, ValueError, KeyError, TypeError) as error:
        raise BadSnapshotError from error


def _rows(name: str, table: Mapping[str, Any]) -> Rows:
    rows = {row: tuple(map(_unpacked, values)) for row, values in enumerate(table["rows"])}
    return Rows(name, tuple(table["columns"]), rows, frozenset((row, column) for row, column in table["fixed"]))


def _packed(value: CellValue) -> object:
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, time):
        return {"time": value.isoformat()}
    if isinstance(value, timedelta):
        return {"span": [value.days, value.seconds, value.microseconds]}
    return value


def _unpacked(value: Any) -> CellValue:  # noqa: ANN401  # whatever JSON holds
    if not isinstance(value, dict):
        return value if value is None or isinstance(value, str | int | float) else str(value)
    ((kind, content),) = value.items()
    if kind == "moment":
        return datetime.fromisoformat(content)
    if kind == "day":
        return date.fromisoformat(content)
    return time.fromisoformat(content) if kind == "time" else timedelta(*content)
