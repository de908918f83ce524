"""Options and arguments that several commands share."""

from collections.abc import Iterator, Sequence
from datetime import date
from glob import glob
from pathlib import Path
from typing import Final

import click

from followup_xl.i18n import LANGUAGES

LANG: Final = click.option("--lang", type=click.Choice(LANGUAGES), help="Language of the words.")


class Day(click.ParamType):  # type: ignore[type-arg]  # generic only from click 8.4 on
    """A day as ``2026-11-17``."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a day such as 2026-11-17", param, ctx)


TODAY: Final = click.option("--today", type=Day(), metavar="DAY", help="Refresh as of this day (default: today).")


def expand(names: Sequence[str]) -> Iterator[Path]:
    """The files of arguments; a pattern that the shell left alone is looked up here (``**``: any folders below)."""
    for name in names:
        is_pattern = any(mark in name for mark in "*?[") and not Path(name).exists()
        matches = _matches(name) if is_pattern else []
        yield from (Path(match) for match in matches or [name])


def _matches(pattern: str) -> list[str]:
    return sorted(glob(pattern, recursive=True))  # noqa: PTH207  # Path.glob takes no absolute pattern
