"""Sentences inside Excel: in the status cell of Today where the workbook has one, urgent ones in a message box too."""

from contextlib import suppress
from typing import Any, Final

from followup_xl.i18n import Catalog
from followup_xl.model.errors import FollowupError
from followup_xl.store.live_cells import typed

STATUS: Final = "fx.status"
"""The name of the cell that shows how the last press went."""
TITLE: Final = "followup_xl"


def show(book: Any, sentence: str, *, urgent: bool) -> None:  # noqa: ANN401  # an xlwings Book
    """Show a sentence; a message box interrupts, so it is kept for what must be seen."""
    cell = _status_cell(book)
    if cell is not None:
        # A protected sheet does not take the sentence: the message box shows it all the same.
        with suppress(Exception):
            cell.value = typed(sentence)
    if urgent or cell is None:
        book.app.alert(sentence, TITLE, "ok", "critical" if urgent else "info")


def refusal(error: FollowupError, words: Catalog) -> str:
    """The sentence of a refusal, as it reads inside Excel where that differs."""
    own = f"excel.refusal.{error.code}"
    key = own if words.has_text(own) else f"refusal.{error.code}"
    known = {"file": "", "reason": str(error), "leads": words.sheet("Leads"), **error.params}
    return words.text(key, **known)


def _status_cell(book: Any) -> Any:  # noqa: ANN401  # an xlwings Book, a Range or None
    names = book.names
    return names[STATUS].refers_to_range if STATUS in names else None
