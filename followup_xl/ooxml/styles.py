"""Cell formats: which ones show dates, and new ones appended where a date needs one. Nothing is removed or moved."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from .namespaces import MAIN, RELATIONSHIPS
from .xmltree import Element, Splices, parse

if TYPE_CHECKING:
    from .package import Package

_DATES = {14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 55), 57, 58}
"""Built-in formats that show a day (18.8.30 numFmt; 27 to 58 are those of East Asian versions)."""
_TIMES = {18, 19, 20, 21, 45, 46, 47, 32, 33, 34, 35, 55, 56}
_DATE, _DATE_TIME = 14, 22
_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
MINIMAL = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="%b">'
    b'<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    b'<fills count="2"><fill><patternFill patternType="none"/></fill>'
    b'<fill><patternFill patternType="gray125"/></fill></fills>'
    b'<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    b'<cellXfs count="1"><xf/></cellXfs>'
    b'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def shows_day(code: str) -> bool:
    """Whether a format code shows a year or a day."""
    return bool(re.search("[ydgebYDGEB]", _NOT_CODE.sub("", code.partition(";")[0]).replace("General", "")))


def shows_time(code: str) -> bool:
    """Whether a format code shows an hour, minute or second."""
    return bool(
        re.search(r"[hsHS]|\[[hms]+\]", re.sub(r'"[^"]*"|\\.', "", code.partition(";")[0]).replace("General", ""))
    )


class Styles:
    """The styles part of a workbook, read when first asked."""

    def __init__(self, package: Package, part: str) -> None:
        """`part`: its name in the package."""
        self._package, self.part = package, part
        self._read()

    def _read(self) -> None:
        data = self._package.xml(self.part)
        root = parse(data, self.part)
        self._xfs = root.find("cellXfs")
        formats = root.find("numFmts")
        codes = formats.all("numFmt") if formats else []
        self._codes = {_number(c, "numFmtId"): c.attributes.get("formatCode", "") for c in codes}
        self._known: dict[int, tuple[bool, bool]] = {}
        self._made: dict[tuple[int, bool], int] = {}

    @property
    def count(self) -> int:
        """How many cell formats there are."""
        return len(self._xfs.children) if self._xfs else 0

    def is_date(self, style: int) -> bool:
        """Whether numbers in this format are shown as a day or a time."""
        return self._shows(style)[0] or self._shows(style)[1]

    def _shows(self, style: int) -> tuple[bool, bool]:
        if style not in self._known:
            self._known[style] = self._look_up(style)
        return self._known[style]

    def _look_up(self, style: int) -> tuple[bool, bool]:
        if self._xfs is None or not 0 <= style < self.count:
            return False, False
        number = _number(self._xfs.children[style], "numFmtId")
        if number in self._codes:
            return shows_day(self._codes[number]), shows_time(self._codes[number])
        return number in _DATES, number in _TIMES or number == _DATE_TIME

    def for_date(self, style: int, value: date) -> int:
        """The format to write a date in: the same one when it shows a day, else a copy of it that does."""
        if self._shows(style)[0]:
            return style
        with_time = isinstance(value, datetime) and value.time() != time.min
        key = style, with_time
        if key not in self._made:
            self._made[key] = self._append(style, _DATE_TIME if with_time else _DATE)
        return self._made[key]

    def _append(self, style: int, number_format: int) -> int:
        data = self._package.xml(self.part)
        if self._xfs is None or not self._xfs.children:
            return style
        made = dict(self._made)
        index = self.count
        self._package.put(self.part, _with_format(data, self._xfs, min(style, index - 1), number_format))
        self._read()
        self._made = made
        return index


def _with_format(data: bytes, xfs: Element, style: int, number_format: int) -> bytes:
    old = xfs.children[style]
    source = data[old.start : old.end]
    copied = Element("xf", {}, 0, old.open_end - old.start, old.close - old.start, old.end - old.start)
    change = Splices()
    change.attribute(source, copied, "numFmtId", str(number_format))
    change.attribute(source, copied, "applyNumberFormat", "1")
    splices = Splices()
    splices.inside(data, xfs, change.apply(source))
    splices.attribute(data, xfs, "count", str(len(xfs.children) + 1))
    return splices.apply(data)


def _number(element: Element, name: str) -> int:
    text = element.attributes.get(name, "0")
    return int(text) if text.isdecimal() else 0


def ensure_styles(package: Package, workbook_part: str) -> None:
    """Give a workbook without styles the smallest styles part there is."""
    name = "xl/styles.xml"
    package.add(name, MINIMAL % MAIN.encode(), "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml")
    package.relate(workbook_part, f"{RELATIONSHIPS}/styles", name)
