"""An open workbook through xlwings: block reads, block writes, nothing else.

Only members that classic xlwings, xlwings Lite and xlwings Server share are used, so one store serves them all.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

from followup_xl.model.book import RawBook
from followup_xl.model.changes import Plan, Receipt
from followup_xl.model.errors import CannotWriteError, ChangedOnDiskError, FollowupError
from followup_xl.store.live_read import LiveTable, live_tables
from followup_xl.store.live_write import Change, TableWriter

Undo = Callable[[], None]
_MANUAL: Final = "manual"


class LiveStore:
    """A ``Store`` over ``book``, an open xlwings Book; a plan is applied to tables that stand as they were read."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401  # an xlwings Book of any engine
        self.book = book
        self._tables: dict[str, LiveTable] = {}

    def read(self) -> RawBook:
        """Read every known table."""
        self._tables = live_tables(self.book)
        return RawBook(self.book.name, {name: live.raw for name, live in self._tables.items()})

    def apply(self, plan: Plan) -> Receipt:
        """Write the plan, all or nothing; table filters are cleared, since Excel writes past rows they hide.

        Raises:
            ChangedOnDiskError: a table was moved, sorted or resized since it was read.
            CannotWriteError: Excel refused: the sheet is protected, a cell is being edited, or something is in the way.
        """
        if not self._tables:
            self.read()
        changes: list[Change] = [*plan.writes, *plan.replaces, *plan.appends]
        written = dict.fromkeys(change.table for change in changes)
        writers = {name: TableWriter(self._tables[name], self._tables.values()) for name in written}
        for change in changes:
            writers[change.table].check(change)
        if any(writer.moved for writer in writers.values()):
            raise ChangedOnDiskError(file=self.book.name)
        with self._quiet(), self._all_or_nothing() as undo:
            for writer in writers.values():
                writer.show_all_rows()
            for change in changes:
                undo.append(writers[change.table].undoing(change))
                writers[change.table].write(change)
        self._tables = {}
        return Receipt(plan.cells)

    @contextmanager
    def _quiet(self) -> Iterator[None]:
        """Without redrawing and recalculating in between; both are put back whatever happens."""
        app = self.book.app
        updating, calculation = _setting(app, "screen_updating", default=True), _setting(app, "calculation", default="")
        app.screen_updating = False
        if calculation:
            app.calculation = _MANUAL
        try:
            yield
        finally:
            if calculation:
                app.calculation = calculation
            app.screen_updating = updating

    @contextmanager
    def _all_or_nothing(self) -> Iterator[list[Undo]]:
        """Take back what was written when something after it fails."""
        undo: list[Undo] = []
        try:
            yield undo
        except Exception as error:
            for step in reversed(undo):
                with suppress(Exception):
                    step()
            if isinstance(error, FollowupError):
                raise
            raise CannotWriteError(str(error), file=self.book.name, reason=str(error)) from error


def _setting(app: Any, name: str, *, default: object) -> Any:  # noqa: ANN401  # an xlwings App and one of its settings
    """A setting of the program; the default where the program cannot tell."""
    try:
        return getattr(app, name)
    except NotImplementedError:
        return default
