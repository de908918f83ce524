"""Every refusal of this package, under one root. The message is English, `data` is for translators."""

from __future__ import annotations

from typing import ClassVar


class OoxmlError(Exception):
    """Root of all refusals. `code` names the case, `data` the facts of it; nothing was written when one is raised."""

    code: ClassVar[str] = "ooxml"
    text: ClassVar[str] = "The workbook cannot be handled."

    def __init__(self, **data: object) -> None:
        """Fill the class's sentence with `data`."""
        super().__init__(self.text.format(**data))
        self.data = data

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by keyword, so that an error survives the way out of a worker process."""
        return _rebuild, (type(self), self.data)


def _rebuild(kind: type[OoxmlError], data: dict[str, object]) -> OoxmlError:
    return kind(**data)


class NotAWorkbook(OoxmlError):
    """The bytes are something else. data: path, kind (xls, xlsb, ods, text, empty, ...)."""

    code, text = "not_a_workbook", "{path} is not an .xlsx or .xlsm workbook, it is {kind}."


class Encrypted(OoxmlError):
    """A password protects the file. data: path."""

    code, text = "encrypted", "{path} is protected by a password; save it without one first."


class Signed(OoxmlError):
    """A digital signature would break. data: path."""

    code, text = "signed", "{path} carries a digital signature, which any change would break."


class DamagedPackage(OoxmlError):
    """The zip container cannot be trusted. data: path, reason."""

    code, text = "damaged_package", "{path} is damaged or cut short: {reason}."


class UnsafePackage(OoxmlError):
    """The container looks like an attack. data: path, reason."""

    code, text = "unsafe_package", "{path} is not safe to open: {reason}."


class DamagedPart(OoxmlError):
    """One part is too damaged to edit. data: part, reason."""

    code, text = "damaged_part", "The part {part} of the workbook is damaged: {reason}."


class Locked(OoxmlError):
    """Another program has the file open. data: path, program, user."""

    code, text = "locked", "{path} is open in {program} ({user}); close it there first."


class ChangedOnDisk(OoxmlError):
    """The file is no longer the one that was read. data: path."""

    code, text = "changed_on_disk", "{path} was changed by someone else since it was read."


class ReadOnly(OoxmlError):
    """The file or its folder may not be written. data: path, reason."""

    code, text = "read_only", "{path} cannot be written: {reason}."


class DiskFull(OoxmlError):
    """No room for the new file. data: path."""

    code, text = "disk_full", "There is no room on the disk to write {path}."


class SelfCheckFailed(OoxmlError):
    """The file just built differs from what was meant; the old one stands. data: path, reason."""

    code, text = "self_check_failed", "{path} was not replaced, because the new file failed its check: {reason}."


class NoSuchSheet(OoxmlError, KeyError):
    """data: sheet."""

    code, text = "no_such_sheet", "The workbook has no sheet with cells named {sheet!r}."
    __str__ = Exception.__str__


class NoSuchTable(OoxmlError, KeyError):
    """data: table."""

    code, text = "no_such_table", "The workbook has no table named {table!r}."
    __str__ = Exception.__str__


class NoSuchColumn(OoxmlError, KeyError):
    """data: table, column."""

    code, text = "no_such_column", "The table {table} has no column named {column!r}."
    __str__ = Exception.__str__


class WrongLength(OoxmlError, ValueError):
    """data: table, column, given, rows."""

    code, text = "wrong_length", "{given} values were given for {rows} rows of {column!r} in the table {table}."


class NoSuchName(OoxmlError, KeyError):
    """data: name."""

    code, text = "no_such_name", "The workbook has no defined name {name!r} for a single cell."
    __str__ = Exception.__str__


class BadReference(OoxmlError, ValueError):
    """data: ref."""

    code, text = "bad_reference", "{ref!r} is not a cell or range of a sheet."


class BadValue(OoxmlError, ValueError):
    """A value that no cell can hold. data: value, reason."""

    code, text = "bad_value", "A cell cannot hold {value}: {reason}."


class FormulaInTheWay(OoxmlError):
    """A cell holds a formula. data: sheet, ref."""

    code, text = "formula_in_the_way", "The cell {ref} on {sheet} holds a formula, which is not overwritten."


class ArrayInTheWay(FormulaInTheWay):
    """A cell belongs to an array formula or data table. data: sheet, ref, area."""

    code, text = "array_in_the_way", "The cell {ref} on {sheet} belongs to the array formula of {area}."


class MergedCell(OoxmlError):
    """A cell hides under a merged one. data: sheet, ref, area."""

    code, text = "merged_cell", "The cell {ref} on {sheet} lies under the merged cell {area}."


class HeaderInTheWay(OoxmlError):
    """A table's header cell must stay equal to its column's name. data: sheet, ref, table."""

    code, text = (
        "header_in_the_way",
        "The cell {ref} on {sheet} is a header of the table {table}, which is not renamed.",
    )


class NoRoom(OoxmlError):
    """A table cannot grow. data: table, sheet, ref, reason."""

    code, text = "no_room", "The table {table} on {sheet} cannot grow into {ref}: {reason}."


class CannotMakeTable(OoxmlError):
    """Cells cannot become a table, or part of one. data: sheet, ref, reason."""

    code, text = "cannot_make_table", "The cells {ref} on {sheet} cannot become a table: {reason}."


class CannotGraft(OoxmlError):
    """A sheet cannot be brought over. data: sheet, reason."""

    code, text = "cannot_graft", "The sheet {sheet!r} cannot be added: {reason}."


class CannotKeepRows(OoxmlError):
    """Some rows of a table cannot be taken out cleanly. data: sheet, reason, cause (a word for it)."""

    code, text = "cannot_keep_rows", "Rows of the sheet {sheet!r} cannot be taken out: {reason}."
