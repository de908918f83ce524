"""An import as ``Edits``: cells filled, leads and touches added, and what is left to a person as ``tblRejects``."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from followup_xl.i18n import Catalog
from followup_xl.intake.importing import Imported, Told
from followup_xl.intake.records import Finding
from followup_xl.model.book import Book, CellValue
from followup_xl.model.edits import CellEdit, Edits, Row, RowAdd
from followup_xl.validate.texts import text_of

RULE = "import"
REJECTS = "tblRejects"


class Reject(NamedTuple):
    """A row of ``tblRejects``."""

    row: int
    what: str
    reason: str
    cure: str


def edits_of(imported: Imported, book: Book, source: str, catalog: Catalog) -> Edits:
    """What is written; the rejects of other sources stay as they are, those of the same ``source`` are replaced."""
    cells = [
        CellEdit("tblLeads", lead.row, column, value)
        for lead in imported.leads
        if lead.row >= 0
        for column, value in lead.given.items()
    ]
    new = sorted((lead for lead in imported.leads if lead.row < 0), key=lambda lead: in_order(lead.id))
    leads = [RowAdd("tblLeads", {"id": lead.id, **lead.given}) for lead in new]
    touches = [RowAdd("tblTouches", {"lead": touch.lead.id, **touch.values}) for touch in imported.touches]
    rejects = [{"source": source, **reject._asdict()} for reject in rejects_of(imported.told, catalog)]
    return Edits(RULE, cells, [*leads, *touches], {REJECTS: [*_of_others(book, source), *rejects]})


def rejects_of(told: Sequence[Told], catalog: Catalog) -> list[Reject]:
    """What is left to a person, in the words of a language."""
    return [Reject(one.row, one.what, *_sentences(one.finding, catalog)) for one in told]


def _sentences(finding: Finding, catalog: Catalog) -> tuple[str, str]:
    """Why a row, or a cell of it, was not taken, and what helps."""
    params: dict[str, Any] = {name: _shown(name, value, catalog) for name, value in finding.params.items()}
    if finding.problem:
        params["sentence"] = catalog.text(f"issue.{finding.problem}.what", **params)
        params["mend"] = catalog.text(f"issue.{finding.problem}.mend", **params)
    key = f"import.reject.{finding.code}"
    return catalog.text(f"{key}.reason", **params), catalog.text(f"{key}.cure", **params)


def _shown(name: str, value: object, catalog: Catalog) -> object:
    if name == "header":
        return catalog.header("tblLeads", str(value))
    if name == "lead":
        return str(value)
    return catalog.comma.join(sorted(map(str, value), key=in_order)) if isinstance(value, list | tuple) else value


def in_order(lead: str) -> tuple[int, str]:
    """The order of IDs: ``L99`` comes before ``L100``."""
    return len(lead), lead


def _of_others(book: Book, source: str) -> Iterator[Row]:
    """The rows of ``tblRejects`` about other sources, as they stand."""
    there = book.sources.get(REJECTS)
    if there is None:
        return
    for cells in there.raw.rows:
        row: Mapping[str, CellValue] = {column: cells[place] for column, place in there.positions.items()}
        if text_of(row.get("source")) not in {"", source}:
            yield row
