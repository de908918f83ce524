"""Tables as Excel wants them: what it would repair, and thereby lose, when the workbook is opened."""

from collections.abc import Iterator
from itertools import combinations

from followup_xl.doctor.patient import Patient, finding, place
from followup_xl.model.issues import Issue, Severity, Where
from followup_xl.ooxml import Sheet
from followup_xl.ooxml.errors import BadReference, DamagedPart
from followup_xl.ooxml.ranges import area
from followup_xl.ooxml.tablexml import TableXml


def broken(patient: Patient) -> Iterator[Issue]:
    """Table parts that do not fit their range or cannot be read."""
    for sheet in patient.sheets:
        for part in patient.table_parts(sheet):
            if patient.table(part) is None:
                name, ref = _name_and_ref(patient, part)
                where = Where(sheet.name, ref.partition(":")[0])
                yield finding("broken-table", Severity.ERROR, where, table=name, ref=ref or "?")


def _name_and_ref(patient: Patient, part: str) -> tuple[str, str]:
    try:
        attributes = patient.tree(part).attributes
    except DamagedPart:
        return part, ""
    ref = attributes.get("ref", "")
    try:
        area(ref)
    except BadReference:
        ref = ""
    return attributes.get("displayName") or attributes.get("name", part), ref


def overlapping(patient: Patient) -> Iterator[Issue]:
    """Two tables that share cells."""
    for (sheet, one), (other_sheet, other) in combinations(patient.tables, 2):
        if sheet.name == other_sheet.name and one.area.meets(other.area):
            where = place(sheet, other.area.min_row, other.area.min_col)
            yield finding("tables-overlap", Severity.ERROR, where, table=one.name, other=other.name)


def same_name(patient: Patient) -> Iterator[Issue]:
    """Two tables of one name."""
    seen: set[str] = set()
    for sheet, table in patient.tables:
        if table.name.casefold() in seen:
            where = place(sheet, table.area.min_row, table.area.min_col)
            yield finding("table-name-twice", Severity.ERROR, where, table=table.name)
        seen.add(table.name.casefold())


def headers(patient: Patient) -> Iterator[Issue]:
    """Header cells that say something else than the name of their column."""
    for sheet, table in patient.tables:
        if table.header is None:
            continue
        row = table.header.min_row
        for column, known in enumerate(table.columns, table.header.min_col):
            shown = sheet.get(row, column)
            if _plain(shown) != _plain(known.name):
                params = {"table": table.name, "header": "" if shown is None else str(shown), "column": known.name}
                yield finding("header-differs", Severity.ERROR, place(sheet, row, column), **params)


def _plain(text: object) -> str:
    """A header without what may differ: line breaks and blanks."""
    return " ".join(str("" if text is None else text).split())


def merged(patient: Patient) -> Iterator[Issue]:
    """Merged cells inside tables."""
    for sheet, table in patient.tables:
        for joined in sheet.xml.merged:
            if joined.meets(table.area):
                where = place(sheet, joined.min_row, joined.min_col)
                yield finding("merged-in-table", Severity.ERROR, where, table=table.name, area=str(joined))


def filtered(patient: Patient) -> Iterator[Issue]:
    """Active filters on our tables."""
    for sheet, table in patient.own_tables:
        for condition in patient.tree(table.part).walk():
            if condition.name == "filterColumn" and condition.children:
                yield _filter_of(sheet, table, condition.attributes.get("colId", "0"))


def _filter_of(sheet: Sheet, table: TableXml, number: str) -> Issue:
    column = min(int(number) if number.isdecimal() else 0, len(table.columns) - 1)
    where = place(sheet, table.area.min_row, table.area.min_col + column)
    return finding("filter-on", Severity.NOTE, where, table=table.name, column=table.columns[column].name)


def protected(patient: Patient) -> Iterator[Issue]:
    """Protected sheets with our tables."""
    for name in dict.fromkeys(sheet.name for sheet, _ in patient.own_tables):
        if patient.workbook[name].protected:
            yield finding("protected-sheet", Severity.ASK, Where(name))


def rows_below(patient: Patient) -> Iterator[Issue]:
    """Rows typed right below our tables of input, which the tables did not take in."""
    inputs = {"tblleads", "tbltouches", "tblorders"}
    for sheet, table in patient.own_tables:
        below = table.area.max_row + 1
        columns = range(table.area.min_col, table.area.max_col + 1)
        if table.name.casefold() in inputs and not table.totals:
            filled = [column for column in columns if sheet.get(below, column) not in {None, ""}]
            if filled:
                yield finding("rows-below-table", Severity.ERROR, place(sheet, below, filled[0]), table=table.name)
