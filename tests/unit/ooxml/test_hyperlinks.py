from io import BytesIO
from pathlib import Path

import openpyxl

from followup_xl.ooxml import Workbook
from followup_xl.ooxml.hyperlinks import set_links
from followup_xl.ooxml.ranges import Area

COLUMN = Area(2, 3, 9, 3)


def book(path: Path, links: dict[str, str]) -> Workbook:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = "Today"
    for cell, target in links.items():
        sheet[cell] = "x"
        sheet[cell].hyperlink = target
    made.save(path)
    return Workbook.open(path)


def links_in(workbook: Workbook) -> dict[str, str | None]:
    sheet = openpyxl.load_workbook(BytesIO(workbook.to_bytes()))["Today"]
    return {cell.coordinate: cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink}


def test_links_are_put_on_cells(tmp_path: Path) -> None:
    workbook = book(tmp_path / "a.xlsx", {})
    set_links(workbook, "Today", COLUMN, {2: "tel:+98912", 4: "https://wa.me/98912?text=a&b=%20"})
    assert links_in(workbook) == {"C2": "tel:+98912", "C4": "https://wa.me/98912?text=a&b=%20"}


def test_links_of_the_column_are_replaced_and_others_stay(tmp_path: Path) -> None:
    old = {"C3": "tel:1", "C8": "tel:2", "D3": "https://x.y", "C12": "tel:3"}
    workbook = book(tmp_path / "a.xlsx", old)
    set_links(workbook, "Today", COLUMN, {3: "tel:9"})
    assert links_in(workbook) == {"C3": "tel:9", "D3": "https://x.y", "C12": "tel:3"}
    targets = [link.target for link in workbook.package.relationships(workbook["Today"].part)]
    assert sorted(targets) == ["https://x.y", "tel:3", "tel:9"]


def test_the_last_link_takes_the_element_along(tmp_path: Path) -> None:
    workbook = book(tmp_path / "a.xlsx", {"C3": "tel:1"})
    set_links(workbook, "Today", COLUMN, {})
    assert links_in(workbook) == {}
    assert b"hyperlinks" not in workbook["Today"].xml.data


def test_equal_links_change_nothing(tmp_path: Path) -> None:
    workbook = book(tmp_path / "a.xlsx", {"C3": "tel:1"})
    set_links(workbook, "Today", COLUMN, {3: "tel:1"})
    assert not workbook.changed
