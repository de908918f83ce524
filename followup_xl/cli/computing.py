"""A workbook computed for commands that only read it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from followup_xl.i18n import load

if TYPE_CHECKING:
    from followup_xl.agenda import Desk


def desk_of(path: Path, today: date, lang: str) -> "Desk":
    """The workbook as of ``today``, refreshed in memory; the file stays as it is. Raises ``FollowupError``."""
    from followup_xl.agenda import Desk
    from followup_xl.packaged import packaged_tools
    from followup_xl.pipeline import Request, run
    from followup_xl.store.file import FileStore

    tools = packaged_tools()
    result = run(FileStore(path), tools, Request(today, lang, dry_run=True, force=True))
    return Desk(path.name, result.computed, today, load, lang)
