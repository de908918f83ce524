"""The book the ratios are measured on: 20,000 leads x 20 and 200,000 touches x 8, written the way Excel writes."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

from followup_xl.ooxml.ranges import column_letters

LEADS, LEAD_COLUMNS, TOUCHES, TOUCH_COLUMNS = 20_000, 20, 200_000, 8
OWNED = range(12, 20)
"""The eight columns of the leads that are written: two dates, two numbers, four texts."""
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


class Strings:
    """The shared strings, each with its number."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def cell(self, ref: str, text: str) -> str:
        return f'<c r="{ref}" t="s"><v>{self.numbers.setdefault(text, len(self.numbers))}</v></c>'

    def xml(self) -> str:
        inner = "".join(f"<si><t>{text}</t></si>" for text in self.numbers)
        return f'<sst xmlns="{MAIN}" count="{len(self.numbers)}" uniqueCount="{len(self.numbers)}">{inner}</sst>'


def make(path: Path) -> None:
    """Write the book."""
    chance = random.Random(20)  # noqa: S311 - the same book every time
    words = [f"word{n}" for n in range(4000)]
    strings = Strings()
    leads = [lead(number, chance, words) for number in range(LEADS)]
    touches = [touch(chance, words) for _ in range(TOUCHES)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        tables = (("Leads", leads, LEAD_COLUMNS), ("Touches", touches, TOUCH_COLUMNS))
        for number, (name, rows, width) in enumerate(tables, 1):
            headers = [f"{name[0]}{n}" for n in range(width)]
            archive.writestr(f"xl/worksheets/sheet{number}.xml", sheet(headers, rows, strings))
            archive.writestr(f"xl/tables/table{number}.xml", table(number, f"tbl{name}", headers, len(rows)))
            archive.writestr(f"xl/worksheets/_rels/sheet{number}.xml.rels", table_link(number))
        archive.writestr("xl/sharedStrings.xml", strings.xml())
        for name, content in frame().items():
            archive.writestr(name, content)


def lead(number: int, chance: random.Random, words: list[str]) -> list[object]:
    """Twelve columns people type, eight the program owns."""
    typed: list[object] = [f"L{number:05}", f"Company {number}", chance.choice(words), f"a{number}@example.org"]
    typed += [chance.choice(words) for _ in range(6)]
    typed += [" ".join(chance.choices(words, k=12)), chance.randrange(1000)]
    return [*typed, *owned(number, chance.choice(words))]


def owned(number: int, word: str) -> list[object]:
    """What the eight columns hold; a date is (serial,)."""
    dates = [(45_000 + number % 700,), (45_300 + number % 300,)]
    return [*dates, number % 50, number * 0.25 + 0.1, word, f"why {word}", f"opening {number}", f"tag {number % 9}"]


def touch(chance: random.Random, words: list[str]) -> list[object]:
    note = " ".join(chance.choices(words, k=6))
    lead_id = f"L{chance.randrange(LEADS):05}"
    return [(45_000 + chance.randrange(700),), lead_id, "me", "call", "out", "answered", chance.randrange(50), note]


def sheet(headers: list[str], rows: list[list[object]], strings: Strings) -> str:
    letters = [column_letters(col) for col in range(1, len(headers) + 1)]
    lines = []
    every: list[list[object]] = [list(headers), *rows]
    for number, row in enumerate(every, 1):
        cells = "".join(cell(f"{letter}{number}", value, strings) for letter, value in zip(letters, row, strict=True))
        lines.append(f'<row r="{number}" spans="1:{len(headers)}">{cells}</row>')
    box = f"A1:{letters[-1]}{len(rows) + 1}"
    parts = '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'
    data = f'<dimension ref="{box}"/><sheetData>{"".join(lines)}</sheetData>{parts}'
    return f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{data}</worksheet>'


def cell(ref: str, value: object, strings: Strings) -> str:
    if isinstance(value, tuple):
        return f'<c r="{ref}" s="1"><v>{value[0]}</v></c>'
    return strings.cell(ref, value) if isinstance(value, str) else f'<c r="{ref}"><v>{value}</v></c>'


def table(number: int, name: str, headers: list[str], rows: int) -> str:
    box = f"A1:{column_letters(len(headers))}{rows + 1}"
    columns = "".join(f'<tableColumn id="{n}" name="{header}"/>' for n, header in enumerate(headers, 1))
    head = f'<table xmlns="{MAIN}" id="{number}" name="{name}" displayName="{name}" ref="{box}">'
    return f'{head}<autoFilter ref="{box}"/><tableColumns count="{len(headers)}">{columns}</tableColumns></table>'


def table_link(number: int) -> str:
    return relations([("rId1", "table", f"../tables/table{number}.xml")])


def relations(links: list[tuple[str, str, str]]) -> str:
    inner = "".join(f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{target}"/>' for i, kind, target in links)
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def frame() -> dict[str, str]:
    """The parts around the sheets."""
    kinds = {"workbook": "sheet.main", "sharedStrings": "sharedStrings", "styles": "styles"}
    kinds |= {f"worksheets/sheet{n}": "worksheet" for n in (1, 2)} | {f"tables/table{n}": "table" for n in (1, 2)}
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{TYPE}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    links = [("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "worksheet", "worksheets/sheet2.xml")]
    links += [("rId3", "sharedStrings", "sharedStrings.xml"), ("rId4", "styles", "styles.xml")]
    sheets = '<sheet name="Leads" sheetId="1" r:id="rId1"/><sheet name="Touches" sheetId="2" r:id="rId2"/>'
    style = "<fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders>"
    style += '<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/><xf numFmtId="14"/></cellXfs>'
    style += '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    types = f'<Default Extension="rels" ContentType="{rels}"/><Default Extension="xml" ContentType="application/xml"/>'
    return {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(links),
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{style}</styleSheet>',
        "_rels/.rels": relations([("rId1", "officeDocument", "xl/workbook.xml")]),
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">{types}{overrides}</Types>',
    }
