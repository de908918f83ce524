"""The parts of a workbook around its cells in another language: formulas, tables, tabs, drop-downs, charts, formats."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from followup_xl.ooxml import Workbook
from followup_xl.ooxml.formulas import escaped, tokens
from followup_xl.ooxml.graftsheet import quoted
from followup_xl.ooxml.values import column_text, decode_text
from followup_xl.ooxml.xmltext import character_data, escape
from followup_xl.ooxml.xmltree import Element, Splices, parse
from followup_xl.store.face_words import ATTRIBUTES, FaceWords

_FORMULAS: Final = re.compile(
    rb"(<(?:[^\s<>/:?!]+:)?(?:f|formula|formula[12]|calculatedColumnFormula|totalsRowFormula)(?:\s[^>]*)?>)([^<]+)(</)"
)
_CHART_TEXT: Final = re.compile(rb"(<(?:\w+:)?(?:t|v)>)([^<]+)(</)")
_COLUMN: Final = re.compile(r"\[((?:'.|[^\[\]'])*)\]")
_SPECIAL: Final = re.compile(r"(['#\[\]@])")
_SHEETS: Final = "/worksheets/sheet"


@dataclass(frozen=True, slots=True)
class Look:
    """How a language looks: direction, the font and its size in points, the number format of dates."""

    rtl: bool
    font: str
    size: int
    date: str


class PartTurner:
    """Turns the parts; ``columns`` are new headings by table and old heading, ``titles`` new sheet titles by old."""

    def __init__(
        self, workbook: Workbook, words: FaceWords, columns: Mapping[str, Mapping[str, str]], titles: Mapping[str, str]
    ) -> None:
        self.workbook = workbook
        self.words = words
        self.columns = {name.casefold(): renamed for name, renamed in columns.items()}
        self.renamed = titles
        self.titles = {old.casefold(): new for old, new in titles.items()}
        self.own = {workbook[old].part for old in titles}

    def run(self, old: Look, new: Look, *, whole: bool) -> None:
        """Change every part; formats only of a workbook that is ours as a ``whole``."""
        package = self.workbook.package
        for part in package.names():
            if not part.endswith(".xml") or not any(place in part for place in (_SHEETS, "/charts/", "/tables/")):
                continue
            data = _FORMULAS.sub(self._formula_element, package.xml(part))
            if _SHEETS in part:
                data = self._sheet(data, part, new)
            elif "/tables/" in part:
                data = self._table(data, part)
            else:
                data = _CHART_TEXT.sub(self._chart_text, data)
            package.put(part, data)
        if whole:
            for part in package.targets(self.workbook.book.part, "styles"):
                package.put(part, turned_styles(package.xml(part), part, old, new))
        self._names()
        self.workbook.formulas_changed()

    def _formula_element(self, match: re.Match[bytes]) -> bytes:
        return match[1] + escaped(self.formula(character_data(match[2]))) + match[3]

    def _chart_text(self, match: re.Match[bytes]) -> bytes:
        text = character_data(match[2])
        return match[1] + escape(self.words.chart.get(text, text)).encode() + match[3]

    def formula(self, text: str) -> str:
        """A formula with the new titles, headings and words."""
        pieces, name = [], ""
        for kind, piece in tokens(text):
            if kind == "bracket" and name in self.columns:
                pieces.append(self._bracket(piece, self.columns[name]))
            else:
                pieces.append(self._piece(kind, piece))
            name = piece.casefold() if kind == "name" else ""
        return "".join(pieces)

    def _piece(self, kind: str, piece: str) -> str:
        if kind == "sheet":
            new = self.titles.get(piece[:-1].strip("'").replace("''", "'").casefold())
            return piece if new is None else f"{quoted(new)}!"
        if kind == "string":
            return self._literal(piece)
        return piece

    def _literal(self, piece: str) -> str:
        inner = piece[1:-1]
        if inner in self.words.literals:
            return f'"{self.words.literals[inner]}"'
        for old, new in self.renamed.items():
            if inner.startswith(f"#{quoted(old)}!"):
                return f'"#{quoted(new)}!{inner[len(quoted(old)) + 2 :]}"'
        return piece

    @staticmethod
    def _bracket(piece: str, renamed: Mapping[str, str]) -> str:
        def column(match: re.Match[str]) -> str:
            new = renamed.get(re.sub("'(.)", r"\1", match[1]))
            return match[0] if new is None else "[" + _SPECIAL.sub(r"'\1", new) + "]"

        return _COLUMN.sub(column, piece)

    def _table(self, data: bytes, part: str) -> bytes:
        root = parse(data, part)
        renamed = self.columns.get(root.attributes.get("displayName", "").casefold(), {})
        splices = Splices()
        for parent in root.all("tableColumns"):
            for element in parent.all("tableColumn"):
                new = renamed.get(decode_text(element.attributes.get("name", "")))
                if new is not None:
                    splices.attribute(data, element, "name", column_text(new))
        return splices.apply(data)

    def _sheet(self, data: bytes, part: str, new: Look) -> bytes:
        root = parse(data, part)
        splices = Splices()
        for parent in root.all("sheetViews"):
            for view in parent.all("sheetView") if part in self.own else ():
                splices.attribute(data, view, "rightToLeft", str(int(new.rtl)))
        for parent in root.all("dataValidations"):
            for element in parent.all("dataValidation"):
                self._hints(data, element, splices)
        for parent in root.all("hyperlinks"):
            for element in parent.all("hyperlink"):
                if "location" in element.attributes:
                    splices.attribute(data, element, "location", self.formula(element.attributes["location"]))
        return splices.apply(data)

    def _hints(self, data: bytes, element: Element, splices: Splices) -> None:
        for name in ATTRIBUTES:
            text = element.attributes.get(name, "")
            if self.words.hints.get(text, text) != text:
                splices.attribute(data, element, name, self.words.hints[text])

    def _names(self) -> None:
        book = self.workbook.book
        texts = {index: self.formula(name.text) for index, name in enumerate(book.names)}
        book.rename_texts({index: text for index, text in texts.items() if text != book.names[index].text})
        splices = Splices()
        for parent in book.root.all("sheets"):
            for element in parent.all("sheet"):
                new = self.titles.get(element.attributes.get("name", "").casefold())
                if new is not None:
                    splices.attribute(book.data, element, "name", new)
        book.write(splices)


def turned_styles(data: bytes, part: str, old: Look, new: Look) -> bytes:
    """The formats with the other font, date format and direction."""
    root = parse(data, part)
    splices = Splices()
    for element in root.walk():
        if element.name == "font":
            _turn_font(data, element, splices, old, new)
        elif element.name == "numFmt" and _is_date_of(element.attributes.get("formatCode", ""), old):
            splices.attribute(data, element, "formatCode", new.date)
        elif element.name == "alignment" and not new.rtl and element.attributes.get("readingOrder", "0") != "0":
            splices.attribute(data, element, "readingOrder", "0")
    return splices.apply(data)


def _turn_font(data: bytes, font: Element, splices: Splices, old: Look, new: Look) -> None:
    name, size = font.find("name"), font.find("sz")
    if name is None or name.attributes.get("val") != old.font:
        return
    splices.attribute(data, name, "val", new.font)
    if size is not None:
        splices.attribute(data, size, "val", f"{float(size.attributes['val']) + new.size - old.size:g}")


def _is_date_of(code: str, look: Look) -> bool:
    """Whether a number format is the look's for dates, or what another program made of the Persian one."""
    return code == look.date or (look.rtl and "429]" in code)
