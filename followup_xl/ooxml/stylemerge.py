"""Formats of one workbook brought into another: appended at the end of its lists, found again when they are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .schema import STYLES
from .xmltext import escape, quoteattr
from .xmltree import Element, Splices, parse, prefix_of

if TYPE_CHECKING:
    from .package import Package

_FIRST_OWN_FORMAT = 164
"""Ids of number formats below are built in (18.8.30 numFmt)."""
_LISTS = {"font": "fonts", "fill": "fills", "border": "borders", "xf": "cellXfs", "dxf": "dxfs", "numFmt": "numFmts"}


class StyleMerge:
    """Copies formats from `source` to `target` (both: package and name of its styles part)."""

    def __init__(self, source: tuple[Package, str], target: tuple[Package, str]) -> None:
        self._package, self._part = target
        self._source = _StyleTree(source[0].xml(source[1]), source[1])
        self._target = _StyleTree(self._package.xml(self._part), self._part)
        self._formats: dict[int, int] = {}
        self._differential: dict[int, int] = {}

    def format(self, index: int) -> int:
        """The index in the target of a cell format of the source."""
        if index not in self._formats:
            element = self._source.item("xf", index)
            self._formats[index] = self._target.index("xf", self._moved(element)) if element else 0
        return self._formats[index]

    def differential(self, index: int) -> int:
        """The index in the target of a differential format, as conditional formats and tables use them."""
        if index not in self._differential:
            element = self._source.item("dxf", index)
            self._differential[index] = self._target.index("dxf", element or Element("dxf", {}, 0))
        return self._differential[index]

    def _moved(self, xf: Element) -> Element:
        """The format with its font, fill, border and number format put into the target."""
        attributes = {**xf.attributes, "xfId": "0"}
        for name in ("font", "fill", "border"):
            part = self._source.item(name, _int(attributes.get(f"{name}Id", "0")))
            attributes[f"{name}Id"] = str(self._target.index(name, part) if part else 0)
        attributes["numFmtId"] = str(self._number_format(_int(attributes.get("numFmtId", "0"))))
        return Element(xf.name, attributes, 0, children=[c for c in xf.children if c.name != "extLst"])

    def _number_format(self, number: int) -> int:
        if number < _FIRST_OWN_FORMAT:
            return number
        code = self._source.codes().get(number)
        if code is None:
            return 0
        known = {text: own for own, text in self._target.codes().items()}
        if code not in known:
            new = max([_FIRST_OWN_FORMAT - 1, *known.values()]) + 1
            self._target.index("numFmt", Element("numFmt", {"numFmtId": str(new), "formatCode": code}, 0))
            return new
        return known[code]

    def write(self) -> None:
        """Put what was appended into the target's part."""
        self._package.put(self._part, self._target.merged())


class _StyleTree:
    """The lists of a styles part, with what is to be appended to them."""

    def __init__(self, data: bytes, part: str) -> None:
        self._data, self.root = data, parse(data, part)
        self._prefix = prefix_of(data, self.root)
        self._items: dict[str, list[Element]] = {}
        self._written: dict[str, dict[bytes, int]] = {}
        self._new: dict[str, list[bytes]] = {}
        for item, parent_name in _LISTS.items():
            parent = self.root.find(parent_name)
            self._items[item] = parent.all(item) if parent else []
            forms = [serialised(e, self._prefix) for e in self._items[item]]
            self._written[item] = {form: at for at, form in reversed(list(enumerate(forms)))}

    def item(self, kind: str, index: int) -> Element | None:
        return self._items[kind][index] if 0 <= index < len(self._items[kind]) else None

    def codes(self) -> dict[int, str]:
        formats = self._items["numFmt"]
        return {_int(e.attributes.get("numFmtId", "0")): e.attributes.get("formatCode", "") for e in formats}

    def index(self, kind: str, element: Element) -> int:
        """Where an equal element is, appended when there is none."""
        form = serialised(element, self._prefix)
        known = self._written[kind]
        if form not in known:
            known[form] = len(self._items[kind])
            self._items[kind].append(element)
            self._new.setdefault(kind, []).append(form)
        return known[form]

    def merged(self) -> bytes:
        splices = Splices()
        missing: dict[int, list[tuple[int, bytes]]] = {}
        for kind, forms in self._new.items():
            parent = self.root.find(_LISTS[kind])
            if parent is not None:
                splices.inside(self._data, parent, b"".join(forms))
                splices.attribute(self._data, parent, "count", str(len(self._items[kind])))
                continue
            name = (
                self._prefix + _LISTS[kind].encode(),
                len(forms),
                b"".join(forms),
                self._prefix + _LISTS[kind].encode(),
            )
            place = _place(self.root, _LISTS[kind])
            missing.setdefault(place, []).append((STYLES.index(_LISTS[kind]), b'<%b count="%d">%b</%b>' % name))
        for place, lists in missing.items():
            splices.put(place, place, b"".join(xml for _, xml in sorted(lists)))
        return splices.apply(self._data)


def _place(root: Element, name: str) -> int:
    later = set(STYLES[STYLES.index(name) + 1 :])
    following = next((c for c in root.children if c.name in later), None)
    return following.start if following else root.close


def serialised(element: Element, prefix: bytes) -> bytes:
    """The element written anew in the main namespace; parts of it in other namespaces are left out."""
    name = prefix.decode() + element.name
    attributes = "".join(f" {k}={quoteattr(v)}" for k, v in element.attributes.items() if ":" not in k)
    inner = b"".join(serialised(c, prefix) for c in element.children if ":" not in c.name and c.name != "extLst")
    text = escape(element.text).encode() if not element.children else b""
    if not inner and not text:
        return f"<{name}{attributes}/>".encode()
    return f"<{name}{attributes}>".encode() + inner + text + f"</{name}>".encode()


def _int(text: str) -> int:
    return int(text) if text.isdecimal() else 0
