"""The buttons on Today: rounded rectangles with a caption and a macro, above the table."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from followup_xl.i18n import Catalog
from followup_xl.macros.source import COMMANDS, sub_name
from followup_xl.ooxml import Workbook
from followup_xl.ooxml.sheetxml import SheetXml
from followup_xl.ooxml.xmltree import Element, Splices, parse

NAME: Final = "followup button: "
"""How the names of our shapes begin; others in the same drawing are left alone."""
FIRST_COLUMN, ROW = 2, 0
"""Where the first button stands, from 0: right of the title, in its row."""
WIDTH, HEIGHT, GAP = 1_143_000, 279_400, 63_500
"""In EMU: 120, 29 and 7 pixels."""
_PIXEL: Final = 9_525
_DEFAULT_WIDTH: Final = 8.43
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_ART: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_LINK: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawing+xml"
_COLOURS: Final = {"log_touches": "B7791F"}
_COLOUR: Final = "1F4E78"


@dataclass(frozen=True, slots=True)
class Button:
    """A button: what it calls, its caption, and its left edge as a column (from 0) and EMU into it."""

    command: str
    caption: str
    column: int
    offset: int
    number: int


def put_buttons(workbook: Workbook, sheet: str, words: Catalog) -> None:
    """Draw the buttons on a sheet; ours that are there are drawn anew."""
    workbook[sheet].flush()
    xml = SheetXml(workbook.package.xml(workbook[sheet].part), workbook[sheet].part)
    part = _drawing_of(workbook, sheet, xml)
    data = _without_ours(workbook.package.xml(part), part)
    first = 1 + max((int(e.attributes.get("id", "0")) for e in _named(parse(data, part))), default=1)
    anchors = "".join(_anchor(button, words) for button in _buttons(xml, words, first))
    splices = Splices()
    splices.inside(data, parse(data, part), anchors.encode())
    workbook.package.put(part, splices.apply(data))


def _drawing_of(workbook: Workbook, sheet: str, xml: SheetXml) -> str:
    """The drawing part of a sheet, made where there is none."""
    package, part = workbook.package, workbook[sheet].part
    there = package.targets(part, "drawing")
    if there:
        return there[0]
    number = next(n for n in range(1, len(package.names()) + 2) if not package.find(f"xl/drawings/drawing{n}.xml"))
    drawing = f"xl/drawings/drawing{number}.xml"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    package.add(drawing, f'{head}<xdr:wsDr xmlns:xdr="{_DRAWING}" xmlns:a="{_ART}"></xdr:wsDr>'.encode(), _TYPE)
    link = package.relate(part, f"{_LINK}/drawing", drawing)
    place, splices = xml.place_for("drawing"), Splices()
    tag = f'{xml.prefix.decode()}drawing xmlns:r="{_LINK}" r:id="{link}"'
    splices.put(place, place, f"<{tag}/>".encode())
    workbook[sheet].replace_data(splices.apply(xml.data))
    return drawing


def _without_ours(data: bytes, part: str) -> bytes:
    splices = Splices()
    for anchor in parse(data, part).children:
        if any(element.attributes.get("name", "").startswith(NAME) for element in _named(anchor)):
            splices.put(anchor.start, anchor.end, b"")
    return splices.apply(data)


def _named(root: Element) -> Iterator[Element]:
    """The elements that name a drawn object."""
    return (element for element in root.walk() if element.name.endswith("}cNvPr"))


def _buttons(xml: SheetXml, words: Catalog, first_number: int) -> Iterator[Button]:
    """The buttons one beside the other, each on the column that its left edge falls on."""
    left, column = 0, FIRST_COLUMN
    for number, command in enumerate(COMMANDS, first_number):
        while left >= (width := _width(xml, column)):
            left, column = left - width, column + 1
        yield Button(command, words.text(f"excel.button.{command}"), column, left, number)
        left += WIDTH + GAP


def _width(xml: SheetXml, column: int) -> int:
    """The width of a column (from 0) in EMU; 7 pixels a character and 5 beside them, as with Calibri 11."""
    for found in (one for parent in xml.root.all("cols") for one in parent.all("col")):
        if int(found.attributes["min"]) <= column + 1 <= int(found.attributes["max"]):
            return round(float(found.attributes.get("width", _DEFAULT_WIDTH)) * 7 + 5) * _PIXEL
    return round(_DEFAULT_WIDTH * 7 + 5) * _PIXEL


def _anchor(button: Button, words: Catalog) -> str:
    name, tip = NAME + button.command, words.text(f"excel.tip.{button.command}")
    place = (
        f"<xdr:from><xdr:col>{button.column}</xdr:col><xdr:colOff>{button.offset}</xdr:colOff>"
        f"<xdr:row>{ROW}</xdr:row><xdr:rowOff>{GAP // 2}</xdr:rowOff></xdr:from>"
        f'<xdr:ext cx="{WIDTH}" cy="{HEIGHT}"/>'
    )
    known = f'<xdr:cNvPr id="{button.number}" name={quoteattr(name)} descr={quoteattr(tip)}/><xdr:cNvSpPr/>'
    shape = f"<xdr:nvSpPr>{known}</xdr:nvSpPr>{_look(button.command)}{_caption(button.caption, words)}"
    drawn = f'<xdr:sp macro="[0]!{sub_name(button.command)}" textlink="">{shape}</xdr:sp>'
    spaces = f'xmlns:xdr="{_DRAWING}" xmlns:a="{_ART}"'
    return f"<xdr:oneCellAnchor {spaces}>{place}{drawn}<xdr:clientData/></xdr:oneCellAnchor>"


def _look(command: str) -> str:
    colour = _COLOURS.get(command, _COLOUR)
    frame = f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{WIDTH}" cy="{HEIGHT}"/></a:xfrm>'
    form = '<a:prstGeom prst="roundRect"><a:avLst/></a:prstGeom>'
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln>'
    return f"<xdr:spPr>{frame}{form}{fill}</xdr:spPr>"


def _caption(text: str, words: Catalog) -> str:
    rtl = ' rtl="1"' if words.language == "fa" else ""
    letters = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
    run = f'<a:r><a:rPr lang="{words.language}" sz="1000" b="1">{letters}</a:rPr><a:t>{escape(text)}</a:t></a:r>'
    body = '<a:bodyPr vertOverflow="clip" wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
    return f'<xdr:txBody>{body}<a:lstStyle/><a:p><a:pPr algn="ctr"{rtl}/>{run}</a:p></xdr:txBody>'
