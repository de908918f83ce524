import codecs

import pytest

from followup_xl.intake.decoding import decoded
from followup_xl.intake.delimited import rows_of
from followup_xl.intake.records import SourceError

PERSIAN = "نام شرکت,تلفن\nشركت پارس چوب,۰۹۱۲۳۴۵۶۷۸۹\nگاز ABC,021\n"
ROMANIAN = "Firmă,Oraș,Telefon\nȘtefan Țîrlea,Târgu Mureș,0722\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [PERSIAN, ROMANIAN, "Company,Phone\nPars,021\n"])
def test_unicode_is_read_with_and_without_its_mark(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


def test_big_endian_with_its_mark() -> None:
    assert decoded(codecs.BOM_UTF16_BE + ROMANIAN.encode("utf-16-be")) == ROMANIAN


def test_windows_persian() -> None:
    text = "نام شركت,تلفن\nپارس چوب ژاله,0912\nگاز ABC,021\n"
    assert decoded(text.encode("cp1256")) == text


def test_windows_romanian() -> None:
    text = "Firmă,Oraş,Telefon\nŞtefan Ţîrlea,Târgu Mureş,0722\nSă vină şi ăla,,\n"
    assert decoded(text.encode("cp1250")) == text


def test_windows_french() -> None:
    assert decoded("Société,Contact\nCafé Noël,André\n".encode("cp1252")) == "Société,Contact\nCafé Noël,André\n"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        ("\ufeff \n".encode(), "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"Company,Phone\nPars\x00Steel,0912\nDelta,\x000\n", "binary"),
        (bytes(range(1, 256)) * 9, "binary"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(SourceError) as refused:
        decoded(data)
    assert refused.value.what == what


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    lines = [["Company", "Amount", "Note"], ["Pars, Co", "1,5", "a;b"], ["Delta", "2,5", "x|y"]]
    text = "\n".join(separator.join(f'"{cell}"' if separator in cell else cell for cell in line) for line in lines)
    assert rows_of(text) == lines


def test_excels_own_line_about_the_separator_is_no_row() -> None:
    assert rows_of("sep=;\r\nCompany;Phone\r\nPars, Co;1\r\n") == [["Company", "Phone"], ["Pars, Co", "1"]]


def test_a_line_break_within_quotes_stays_in_its_cell() -> None:
    assert rows_of('Company,Notes\nPars,"one\ntwo"\n')[1] == ["Pars", "one\ntwo"]


def test_empty_rows_at_the_end_are_none() -> None:
    assert rows_of("Company,Phone\n\nPars,1\n" + ",\n" * 5000) == [["Company", "Phone"], [], ["Pars", "1"]]


@pytest.mark.parametrize("rows", [1, 200_000])
def test_a_quotation_mark_that_never_ends_is_refused(rows: int) -> None:
    with pytest.raises(SourceError) as refused:
        rows_of('Company,Phone\n"Pars,1\n' + "Delta,2\n" * rows)
    assert refused.value.what == "not-a-table"
