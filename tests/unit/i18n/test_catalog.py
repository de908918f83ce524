import pytest

from followup_xl.i18n import LANGUAGES, legal_codes, load
from followup_xl.model.codes import FAMILIES
from followup_xl.model.tables import TABLES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("shown_in", LANGUAGES)
@pytest.mark.parametrize("family", [*FAMILIES, "option"])
def test_a_label_of_any_language_is_recognised_in_any_book(language: str, shown_in: str, family: str) -> None:
    catalog, other = load(language), load(shown_in)
    wrong = {
        c: other.label(family, c) for c in legal_codes(family) if catalog.code(family, other.label(family, c)) != c
    }
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("shown_in", LANGUAGES)
def test_a_header_of_any_language_is_recognised_in_any_book(language: str, shown_in: str) -> None:
    catalog, other = load(language), load(shown_in)
    for name, spec in TABLES.items():
        headers = {column.id: other.header(name, column.id) for column in spec.columns}
        assert {catalog.column(name, header) for header in headers.values()} == set(headers), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_canonical_headers_are_recognised_in_any_book(language: str) -> None:
    catalog = load(language)
    for name, spec in TABLES.items():
        assert {column.id: catalog.column(name, column.header) for column in spec.columns} == {
            column.id: column.id for column in spec.columns
        }


@pytest.mark.parametrize(
    ("text", "code"),
    [("no answer", "no-answer"), ("No_Answer", "no-answer"), (" ANSWERED ", "answered"), ("rubbish", None), ("", None)],
)
def test_spelling_does_not_matter(text: str, code: str | None) -> None:
    assert load("ro").code("touch_outcome", text) == code


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("شركت", "company"),
        ("نام مشتری", "contact"),
        ("تلفن", "phone"),
        ("موبایل", "phone"),
        ("توضیحات", "notes"),
        ("مسئول", "owner"),
        ("شيوه آشنايي", "source"),
        ("تاریخ پیگیری بعدی", "due_mine"),
        ("Companie", "company"),
        ("Persoana de contact", "contact"),
        ("TELEFON", "phone"),
        ("Observatii", "notes"),
        ("Responsabil", "owner"),
        ("Sursa", "source"),
        ("Due (mine)", "due_mine"),
        ("tax number", None),
    ],
)
def test_headers_of_real_sheets(header: str, column: str | None) -> None:
    assert load("en").column("tblLeads", header) == column


@pytest.mark.parametrize(
    ("text", "code"),
    [("IR", "IR"), ("ro", "RO"), ("ایران", "IR"), ("România", "RO"), ("romania", "RO"), ("Narnia", None)],
)
def test_countries_by_code_and_by_name(text: str, code: str | None) -> None:
    assert load("fa").country(text) == code


def test_a_sentence_takes_the_form_of_its_count() -> None:
    one, few, many = (load("ro").text("cli.written", n=n) for n in (1, 2, 21))
    assert (one, few, many) == ("S-a scris 1 celulă.", "S-au scris 2 celule.", "S-au scris 21 de celule.")


def test_a_key_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        load("en").text("cli.no-such-sentence")


def test_an_unknown_language_is_english() -> None:
    assert load("xx").language == "en"


def test_a_code_without_a_label_stands_for_itself() -> None:
    assert load("en").label("touch_outcome", "met at the fair") == "met at the fair"
