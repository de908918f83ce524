import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Alignment
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from followup_xl.doctor import examine
from followup_xl.model.errors import NotAWorkbookError
from tests.unit.doctor.conftest import Examined, findings


@pytest.fixture
def file(tmp_path: Path, plain: openpyxl.Workbook) -> Path:
    path = tmp_path / "book.xlsx"
    plain.save(path)
    return path


def changed(path: Path, **parts: tuple[str, str]) -> None:
    """Replace text in parts of a package, named by the end of their names without `.xml`."""
    with zipfile.ZipFile(path) as package:
        members = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, content in members.items():
            old, new = parts.get(Path(name).stem, ("", ""))
            package.writestr(name, content.replace(old.encode(), new.encode()) if old else content)


def test_a_lock_file(file: Path) -> None:
    file.with_name("~$book.xlsx").write_bytes(b"\x03Ana")
    assert findings(file) == [("open-elsewhere", "")]


def test_a_write_protected_file_of_ours(tmp_path: Path, ours: openpyxl.Workbook, file: Path) -> None:
    file.chmod(0o444)
    assert findings(file) == []
    own = tmp_path / "own.xlsx"
    ours.save(own)
    own.chmod(0o444)
    assert findings(own) == [("write-protected", "")]


def test_more_backups_than_wanted(file: Path) -> None:
    for number in range(1, 6):
        file.with_name(f"book.backup-{number}.xlsx").touch()
    assert findings(file) == []
    file.with_name("book.backup-6.xlsx").touch()
    assert findings(file) == [("many-backups", "")]


def test_a_damaged_sheet_does_not_hide_the_rest(file: Path, plain: openpyxl.Workbook) -> None:
    plain.create_sheet("Other")["A1"] = "=B1+#REF!"
    plain.save(file)
    changed(file, sheet1=("</worksheet>", "</worksheet"))
    assert findings(file) == [("damaged-sheet", "Sheet"), ("lost-reference", "Other!A1")]


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_text("company;phone")
    with pytest.raises(NotAWorkbookError):
        examine(path, "en", date(2026, 11, 17))


def test_a_value_in_the_last_rows(examined: Examined, plain: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet.row_dimensions[1_048_576].height = 20
    assert examined(plain) == []
    sheet["D1048576"] = "stray"
    assert examined(plain) == [("nearly-full", "Sheet!A1048576")]


@pytest.mark.parametrize(("lines", "code"), [(252, []), (253, ["many-lines"])])
def test_line_breaks(
    examined: Examined, plain: openpyxl.Workbook, sheet: Worksheet, lines: int, code: list[str]
) -> None:
    sheet["D4"] = "x" + "\nx" * lines
    assert [found for found, _ in examined(plain)] == code


def test_a_text_longer_than_a_cell(file: Path, plain: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet["D4"] = "y" * 32_767
    plain.save(file)
    assert findings(file) == []
    changed(file, sheet1=("y" * 32_767, "y" * 32_768))
    assert findings(file) == [("long-text", "Sheet!D4")]


def test_a_text_that_looks_like_a_formula(examined: Examined, plain: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet["D4"], sheet["D5"], sheet["D6"], sheet["D7"] = "=Acme=", "=1+1", "=", "=Quoted="
    sheet["D4"].data_type = sheet["D7"].data_type = sheet["D6"].data_type = "s"
    sheet["D7"].quotePrefix = True
    sheet["D7"].alignment = Alignment(wrap_text=True)
    assert examined(plain) == [("formula-like", "Sheet!D4")]


def test_an_inline_text_that_looks_like_a_formula(file: Path) -> None:
    cell = '<c r="D1" t="inlineStr"><is><t>=Acme=</t></is></c></row>'
    changed(file, sheet1=('</row><row r="2"', f'{cell}<row r="2"'))
    assert findings(file) == [("formula-like", "Sheet!D1")]


def test_shared_texts(file: Path) -> None:
    cells = "".join(f'<c r="D{row}" t="s"><v>{row - 8}</v></c></row><row r="{row + 1}">' for row in (8, 9, 10))
    changed(file, sheet1=("</sheetData>", f'<row r="8">{cells}</row></sheetData>'))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    link = f'<Relationship Id="rId99" Type="{kind}" Target="/xl/sharedStrings.xml"/></Relationships>'
    changed(file, **{"workbook.xml": ("</Relationships>", link)})
    texts = "".join(f"<si><t>{text}</t></si>" for text in ("plain", "=Acme=", "x&#10;" * 253))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">{texts}</sst>')
    assert findings(file) == [("formula-like", "Sheet!D9"), ("many-lines", "Sheet!D10")]


@pytest.mark.parametrize(("length", "code"), [(255, []), (256, ["long-list"])])
def test_choices_typed_into_a_validation(
    examined: Examined, plain: openpyxl.Workbook, sheet: Worksheet, length: int, code: list[str]
) -> None:
    validation = DataValidation("list", formula1='"' + "a" * length + '"')
    validation.add("D4:D9")
    sheet.add_data_validation(validation)
    found = examined(plain)
    assert [one for one, _ in found] == code
    assert not found or found[0][1] == "Sheet!D4"


def test_hyperlinks(examined: Examined, plain: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet["D4"].hyperlink = "https://example.org/" + "a" * 2_059
    assert examined(plain) == []
    sheet["D5"].hyperlink = "https://example.org/" + "a" * 2_060
    assert examined(plain) == [("long-link", "Sheet!D5")]


def test_formulas_that_lost_what_they_point_to(examined: Examined, plain: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet["D4"], sheet["D5"] = "=SUM(#REF!)", "=A1+#REF!"
    assert examined(plain) == [("lost-reference", "Sheet!D4")]


def test_damaged_links_of_a_sheet_are_a_finding(file: Path) -> None:
    changed(file, **{"sheet1.xml": ("<Relationships", "<!DOCTYPE a><Relationships")})
    assert findings(file) == [("damaged-part", "")]
