"""Formulas are never lost by accident, and Excel calculates again only when it has to."""

from __future__ import annotations

import pytest

from followup_xl.ooxml import Workbook
from followup_xl.ooxml.errors import ArrayInTheWay, FormulaInTheWay
from followup_xl.ooxml.formulas import is_relative, shifted, tokens
from tests.unit.ooxml.books import MAIN, cell, links, loaded, package, part, rows

SHARED = (
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$A$1+Other!A1</f><v>1</v></c></row>'
    '<row r="2"><c r="A2"><v>2</v></c><c r="B2" s="0"><f t="shared" si="0"/><v>2</v></c></row>'
    '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"></f><v>3</v></c></row>'
)
CHAIN = f'<calcChain xmlns="{MAIN}"><c r="B1" i="1"/></calcChain>'


def with_chain(content: str, calculation: str = "") -> Workbook:
    """A workbook with rows and a calculation chain."""
    related = links({"rId1": ("worksheet", "worksheets/sheet1.xml"), "rId9": ("calcChain", "calcChain.xml")})
    more = {"xl/_rels/workbook.xml.rels": related, "xl/calcChain.xml": CHAIN}
    types = part(package(""), "[Content_Types].xml")
    chain_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    override = f'<Override PartName="/xl/calcChain.xml" ContentType="{chain_type}"/></Types>'
    more["[Content_Types].xml"] = types.replace("</Types>", override)
    return Workbook.from_bytes(package(f"<sheetData>{content}</sheetData>", more=more, workbook=calculation))


def test_a_formula_is_not_overwritten_silently() -> None:
    book = rows(SHARED)
    for ref in ("B1", "B2"):
        with pytest.raises(FormulaInTheWay, match=ref):
            book["Data"][ref] = 5
    assert not book.changed


def test_overwriting_the_master_of_a_shared_formula_expands_its_siblings() -> None:
    book = rows(SHARED)
    book["Data"].set("B1", 5, replace_formula=True)
    assert cell(book, "B1") == '<c r="B1"><v>5</v></c>'
    assert cell(book, "B2") == '<c r="B2" s="0"><f>A2*$A$1+Other!A2</f><v>2</v></c>'
    assert cell(book, "B3") == '<c r="B3"><f>A3*$A$1+Other!A3</f><v>3</v></c>'


def test_overwriting_a_sibling_leaves_the_others_shared() -> None:
    book = rows(SHARED)
    book["Data"].set("B2", 5, replace_formula=True)
    assert 'si="0">A1*$A$1' in cell(book, "B1")
    assert '<f t="shared" si="0">' in cell(book, "B3")


def test_overwriting_the_whole_group_leaves_no_orphan() -> None:
    book = rows(SHARED)
    for ref in ("B1", "B2", "B3"):
        book["Data"].set(ref, 5, replace_formula=True)
    assert "<f" not in part(book, "xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("ref", ["B1", "B2"])
@pytest.mark.parametrize("kind", ['t="array"', 't="dataTable" r1="A1"', 't="array" aca="1"'])
def test_array_formulas_and_data_tables_are_refused_anchor_and_member(ref: str, kind: str) -> None:
    anchor = f'<row r="1"><c r="B1" cm="1"><f {kind} ref="B1:B2">A1:A2</f><v>1</v></c></row>'
    book = rows(anchor + '<row r="2"><c r="B2"><v>2</v></c></row>')
    with pytest.raises(ArrayInTheWay, match="B1:B2"):
        book["Data"].set(ref, 5, replace_formula=True)


def test_calc_chain_goes_with_its_relationship_and_type_when_a_formula_goes() -> None:
    book = with_chain(SHARED)
    book["Data"].set("B1", 5, replace_formula=True)
    assert book.package.find("xl/calcChain.xml") is not None
    data = book.to_bytes()
    for name in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
        assert "calcChain" not in part(data, name)
    with pytest.raises(KeyError):
        part(data, "xl/calcChain.xml")


def test_calc_chain_stays_when_no_formula_goes() -> None:
    book = with_chain(SHARED)
    book["Data"]["A1"] = 9
    assert part(book, "xl/calcChain.xml") == CHAIN


def test_cached_values_of_other_cells_stay() -> None:
    book = rows(SHARED)
    book["Data"]["A1"] = 9
    assert "<v>2</v>" in cell(book, "B2")


def asked(formula: str, ref: str, *, names: str = "", more: dict[str, str] | None = None) -> bool:
    """Whether Excel is asked to calculate when `ref` changes and Z9 holds the formula."""
    content = f'<row r="9"><c r="Z9"><f>{formula}</f><v>0</v></c></row>'
    book = Workbook.from_bytes(package(f"<sheetData>{content}</sheetData>", workbook=names, more=more))
    book["Data"][ref] = 4242
    return "fullCalcOnLoad" in part(book, "xl/workbook.xml")


@pytest.mark.parametrize(
    ("formula", "ref"),
    [
        ("A1+1", "A1"),
        ("SUM(A1:C3)", "B2"),
        ("SUM($A:$B)", "B700"),
        ("SUM(2:3)", "AA3"),
        ("Data!A1", "A1"),
        ("'Data'!$A$1", "A1"),
        ("data!A1", "A1"),
        ("INDIRECT(&quot;A&quot;&amp;1)", "C5"),
        ("OFFSET(B9,0,1)", "C5"),
        ("SUM(Data:Data!A1)", "C5"),
        ("unknown+1", "C5"),
        ("Rate*2", "B2"),
        ("_xlfn.LET(q,1,q)", "C5"),
    ],
)
def test_calculation_is_asked_for_when_a_formula_may_depend(formula: str, ref: str) -> None:
    assert asked(formula, ref, names='<definedNames><definedName name="Rate">Data!$B$2</definedName></definedNames>')


@pytest.mark.parametrize(
    ("formula", "ref"),
    [
        ("A1+1", "A2"),
        ("SUM(A1:C3)", "D2"),
        ("SUM($A:$B)", "C7"),
        ("Other!A1", "A1"),
        ("[1]Data!A1", "A1"),
        ("&quot;A1&quot;&amp;LOG10(B1)", "A1"),
        ("Rate*2", "B3"),
        ("TRUE", "A1"),
    ],
)
def test_calculation_is_not_asked_for_without_need(formula: str, ref: str) -> None:
    assert not asked(
        formula, ref, names='<definedNames><definedName name="Rate">Data!$B$2</definedName></definedNames>'
    )


def test_a_shared_formula_depends_on_what_its_last_cell_reads() -> None:
    book = rows(SHARED)
    book["Data"]["A3"] = 9
    assert "fullCalcOnLoad" in part(book, "xl/workbook.xml")


def test_the_flag_goes_where_the_schema_wants_it() -> None:
    names = '<definedNames><definedName name="Rate">Data!$A$1</definedName></definedNames>'
    book = with_chain(SHARED, names + "<extLst/>")
    book["Data"]["A1"] = 9
    assert '</definedNames><calcPr fullCalcOnLoad="1"/><extLst/>' in part(book, "xl/workbook.xml")


def test_the_flag_is_set_beside_what_is_there() -> None:
    book = with_chain(SHARED, '<calcPr calcId="191029"/>')
    book["Data"]["A1"] = 9
    assert '<calcPr calcId="191029" fullCalcOnLoad="1"/>' in part(book, "xl/workbook.xml")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A1+$A1+A$1+$A$1", "C3+$A3+C$1+$A$1"),
        ("SUM(A1:B2)", "SUM(C3:D4)"),
        ("SUM(A:B,1:2,$A:B)", "SUM(C:D,3:4,$A:D)"),
        ('LOG10(A1)&"A1"', 'LOG10(C3)&"A1"'),
        ("'A1 x'!A1+Tab[[#This Row],[A1]]", "'A1 x'!C3+Tab[[#This Row],[A1]]"),
        ("[1]Sheet1!A1", "[1]Sheet1!C3"),
        ("TAX_A1+A1B", "TAX_A1+A1B"),
        ("XFD1048576", "#REF!"),
        ("1E5+A1", "1E5+C3"),
        ("A1#", "C3#"),
    ],
)
def test_formulas_are_filled_two_down_and_two_right(before: str, after: str) -> None:
    assert shifted(before, 2, 2) == after
    assert "".join(text for _, text in tokens(before)) == before


def test_a_formula_of_names_alone_does_not_move() -> None:
    assert not is_relative("tblLeads[[#This Row],[A1]]*$B$2")


def test_openpyxl_reads_the_expanded_formulas() -> None:
    book = rows(SHARED)
    book["Data"].set("B1", 5, replace_formula=True)
    assert loaded(book).worksheets[0]["B3"].value == "=A3*$A$1+Other!A3"
