"""The codes of a workbook in the words of another language: the same codes, other labels."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from followup_xl.model.book import CellValue, RawBook, Source
from followup_xl.model.changes import ColumnWrite
from followup_xl.model.columns import Column, Kind
from followup_xl.model.ports import Translator
from followup_xl.model.settings import OPTION_FAMILIES, split_codes
from followup_xl.model.tables import SETTINGS, TABLES
from followup_xl.validate.findings import Findings
from followup_xl.validate.headers import resolve
from followup_xl.validate.settings_text import FIELD_FAMILIES, YES_NO_FIELDS

IsLabel = Callable[[str, str, str], bool]
"""Whether a text is what a language shows for a code: family, code, text."""
Relabel = Callable[[str, Mapping[str, CellValue]], str]
"""The new text of a cell, given its text and the cells of its row by column id."""
_SETTINGS: Final = frozenset(spec.name for spec in SETTINGS)


def relabel(
    raw: RawBook, translator: Translator, country: Callable[[str], str], options: Mapping[str, str], is_label: IsLabel
) -> tuple[ColumnWrite, ...]:
    """Every cell that shows the label of a code, in the language of ``translator``.

    ``country`` names an ISO code in it; ``options`` are settings that become another code; ``is_label`` knows
    the labels of all languages. Words of people's own stay, other words for a code too: they would not come back.
    """
    words = _Words(translator, country, options, is_label)
    writes = [
        write
        for name, table in raw.tables.items()
        for write in words.of_table(resolve(table, TABLES[name], translator, Findings()))
    ]
    return tuple(write for write in writes if write.rows)


class _Words:
    """The labels of one language for texts of any."""

    def __init__(
        self, translator: Translator, country: Callable[[str], str], options: Mapping[str, str], is_label: IsLabel
    ) -> None:
        self.translator = translator
        self.country = country
        self.options = options
        self.is_label = is_label

    def of_table(self, source: Source) -> Iterator[ColumnWrite]:
        """The columns of a table whose cells are codes."""
        for column_id, position in source.positions.items():
            change = self._change(source.raw.name, TABLES[source.raw.name].by_id[column_id])
            if change is not None:
                yield _write(source, column_id, position, change)

    def _change(self, table: str, column: Column) -> Relabel | None:
        if column.kind in {Kind.CODE, Kind.CODES} and column.family:
            return lambda text, _: self._labels(column.family, text)
        if (table, column.id) == ("tblOptions", "setting"):
            return self._setting
        if (table, column.id) == ("tblSegments", "limit"):
            return self._limit
        return self._named if table in _SETTINGS and column.id == "country" else None

    def _labels(self, family: str, text: str) -> str:
        whole = self._label(family, text)
        if whole != text or self.translator.code(family, text) is not None:
            return whole
        parts = split_codes(text)
        labels = [self._label(family, part) for part in parts]
        return self.translator.comma.join(labels) if labels != list(parts) else text

    def _label(self, family: str, text: str) -> str:
        sign = "-" if text.startswith("-") else ""
        plain = text.removeprefix(sign)
        code = self.translator.code(family, plain)
        shown = code is not None and self.is_label(family, code, plain)
        return sign + self.translator.label(family, code) if code and shown else text

    def _setting(self, text: str, row: Mapping[str, CellValue]) -> str:
        option = self.translator.code("option", str(row.get("option") or "")) or ""
        if option in self.options:
            return self.translator.label(OPTION_FAMILIES[option.replace("-", "_")], self.options[option])
        if option == "country":
            return self._named(text, row)
        family = OPTION_FAMILIES.get(option.replace("-", "_"))
        return self._labels(family, text) if family else text

    def _limit(self, text: str, row: Mapping[str, CellValue]) -> str:
        field = self.translator.code("field", str(row.get("field") or "")) or ""
        family = "yes_no" if field in YES_NO_FIELDS else FIELD_FAMILIES.get(field)
        return self._labels(family, text) if family else text

    def _named(self, text: str, _: Mapping[str, CellValue]) -> str:
        code = self.translator.country(text)
        return self.country(code) if code and text.upper() != code else text


def _write(source: Source, column_id: str, position: int, change: Relabel) -> ColumnWrite:
    rows, old, new = [], [], []
    for number, values in enumerate(source.raw.rows):
        text = values[position]
        if not isinstance(text, str) or not text.strip() or (number, position) in source.raw.formulas:
            continue
        row = {name: values[place] for name, place in source.positions.items()}
        changed = change(text, row)
        if changed != text:
            rows.append(number)
            old.append(text)
            new.append(changed)
    header = source.raw.headers[position]
    return ColumnWrite(source.raw.name, column_id, header, tuple(rows), tuple(old), tuple(new))
