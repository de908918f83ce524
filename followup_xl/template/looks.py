"""How cells look: the named styles that tell input from computed cells, the fonts, the number and date formats."""

from dataclasses import dataclass
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

from followup_xl.model.columns import Column, Kind, Owner

INPUT: Final = "fx input"
COMPUTED: Final = "fx computed"
LOG: Final = "fx log"
REPORT: Final = "fx report"
HEADER: Final = "fx header"
HEADER_COMPUTED: Final = "fx header computed"
HEADER_LOG: Final = "fx header log"
TITLE: Final = "fx title"
HEADING: Final = "fx heading"
ABOUT: Final = "fx about"
LINK: Final = "fx link"

# Tahoma has good Persian letters on Windows and Mac; Calibri is in every Office.
FONTS: Final = {"fa": ("Tahoma", 10)}
PLAIN_FONT: Final = ("Calibri", 11)
# 96 is the Persian calendar for showing and typing, 0429 Persian; programs without it show the Gregorian day.
DATES: Final = {"fa": "[$-960429]yyyy/mm/dd;@", "ro": "dd.mm.yyyy"}
PLAIN_DATE: Final = "yyyy-mm-dd"
FORMATS: Final = {Kind.ID: "@", Kind.INTEGER: "0", Kind.NUMBER: "#,##0", Kind.SHARE: "0.0%"}
CENTRED_KINDS: Final = frozenset({Kind.ID, Kind.DATE, Kind.INTEGER, Kind.SHARE, Kind.LINK})
CENTRED_COLUMNS: Final = frozenset({"phone", "setting", "limit", "quantity", "minutes", "currency", "language"})
MIXED_COLUMNS: Final = frozenset({"say", "note", "notes", "line", "company", "contact"})
"""Text that may be in any language: its own first letters decide its direction."""
TEXT_COLUMNS: Final = frozenset({"phone", "telegram", "instagram", "email"})

INK, SLATE, NAVY, STEEL = "1F2933", "475569", "1F4E78", "64748B"
LINK_INK: Final = "0563C1"
PAPER, SHADE, CREAM, AMBER = "FFFFFF", "EEF2F7", "FFF7DB", "B7791F"


@dataclass(frozen=True)
class Looks:
    """The looks of a book in one language."""

    language: str

    @property
    def rtl(self) -> bool:
        """Whether the sheets run from right to left."""
        return self.language == "fa"

    @property
    def font(self) -> tuple[str, int]:
        """Name and size in points of the font."""
        return FONTS.get(self.language, PLAIN_FONT)

    @property
    def link_font(self) -> Font:
        """The font of a link."""
        name, size = self.font
        return Font(name=name, size=size, underline="single", color=LINK_INK)

    def number_format(self, column: Column) -> str:
        """The number format of a column; digits that are no number (``ID``, ``Phone``) are text."""
        if column.id in TEXT_COLUMNS:
            return "@"
        if column.kind is Kind.DATE:
            return DATES.get(self.language, PLAIN_DATE)
        if column.kind is Kind.NUMBER and column.id in {"quantity", "minutes", "repeat_every_months", "value"}:
            return "General"
        return FORMATS.get(column.kind, "General")

    def alignment(self, column: Column, *, wrap: bool = False) -> Alignment:
        """Text runs in the direction of the language; codes, addresses and dates from left to right."""
        latin = column.id in TEXT_COLUMNS or column.kind in {Kind.ID, Kind.DATE}
        order = 0 if not self.rtl or column.id in MIXED_COLUMNS else 1 if latin else 2
        centred = column.kind in CENTRED_KINDS or column.id in CENTRED_COLUMNS
        return Alignment(
            horizontal="center" if centred else None,
            vertical="top",
            wrap_text=wrap,
            readingOrder=order,
            shrink_to_fit=None,
        )

    def dress(self, cell: Cell, column: Column, style: str = "", *, wrap: bool = False) -> None:
        """Give a data cell the style of its owner (or ``style``) and the format of its column."""
        cell.style = style or (INPUT if column.owner is Owner.PEOPLE else COMPUTED)
        cell.number_format = self.number_format(column)
        cell.alignment = self.alignment(column, wrap=wrap)


def add_styles(book: Workbook, looks: Looks) -> None:
    """Register the named styles and make the book's font the one of its language."""
    name, size = looks.font
    # The style "Normal" gives the width of every column; openpyxl has no public way to it.
    normal = book._named_styles["Normal"]  # type: ignore[attr-defined]  # noqa: SLF001
    normal.font = Font(name=name, size=size)
    order = 2 if looks.rtl else 0
    for style in _styles(name, size):
        if style.alignment is not None:
            style.alignment.readingOrder = order
        book.add_named_style(style)


def _styles(name: str, size: int) -> tuple[NamedStyle, ...]:
    line = Side(style="hair", color="CBD5E1")
    below, box = Border(bottom=line), Border(left=line, right=line, top=line, bottom=line)

    def body(style: str, ink: str, paper: str, border: Border) -> NamedStyle:
        return NamedStyle(style, Font(name=name, size=size, color=ink), _fill(paper), border, Alignment(vertical="top"))

    def head(style: str, paper: str) -> NamedStyle:
        centre = Alignment(horizontal="center", vertical="center", wrap_text=True)
        return NamedStyle(style, Font(name=name, size=size, bold=True, color=PAPER), _fill(paper), below, centre)

    def words(style: str, font: Font) -> NamedStyle:
        return NamedStyle(style, font, alignment=Alignment(vertical="center"))

    return (
        body(INPUT, INK, PAPER, below),
        body(COMPUTED, SLATE, SHADE, below),
        body(LOG, INK, CREAM, box),
        body(REPORT, INK, PAPER, below),
        head(HEADER, NAVY),
        head(HEADER_COMPUTED, STEEL),
        head(HEADER_LOG, AMBER),
        words(TITLE, Font(name=name, size=size + 5, bold=True, color=NAVY)),
        words(HEADING, Font(name=name, size=size + 2, bold=True, color=NAVY)),
        words(ABOUT, Font(name=name, size=size, italic=True, color=SLATE)),
        words(LINK, Font(name=name, size=size, underline="single", color=LINK_INK)),
    )


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour) if colour != PAPER else PatternFill()
