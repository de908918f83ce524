from datetime import date

import pytest

from followup_xl.adopt.proposal import NoListError
from followup_xl.intake.listing import propose, read_list
from followup_xl.intake.records import Reading
from followup_xl.store.source_file import sheets_of
from tests.intake.sources import HEADINGS, ROWS, csv_bytes, read, setting, xlsx_bytes

LANGUAGES = ["en", "fa", "ro"]
FIRST = {"en": date(2026, 8, 25), "fa": date(2026, 8, 25), "ro": date(2026, 8, 25)}


def read_sheets(rows: list[list[object]], language: str = "en") -> Reading:
    given = setting(language)
    return read_list(propose(sheets_of(xlsx_bytes(rows), "list.xlsx"), given), given)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_list_is_read_in_every_language(language: str, separator: str, encoding: str) -> None:
    data = csv_bytes([HEADINGS[language], *ROWS[language]], separator, encoding)
    reading = read(data, given=setting(language))
    company, contact, phone, mail, city, _, notes = ROWS[language][0]
    assert (reading.kind, [record.row for record in reading.records]) == ("list", [2, 3])
    assert reading.records[0].values == {
        "company": company,
        "contact": contact,
        "phone": phone,
        "email": mail,
        "city": city,
        "created": FIRST[language],
        "notes": notes,
    }
    assert reading.columns == dict(
        zip(("company", "contact", "phone", "email", "city", "created", "notes"), HEADINGS[language], strict=True)
    )


@pytest.mark.parametrize(("language", "encoding"), [("fa", "cp1256"), ("ro", "cp1250")])
def test_lists_in_the_code_pages_of_windows(language: str, encoding: str) -> None:
    letters = str.maketrans("یکșțȘȚ", "ي\u0643şţŞŢ")
    rows = [[cell.translate(letters) for cell in row] for row in (HEADINGS[language], *ROWS[language])]
    if encoding == "cp1256":
        rows = [[cell.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")) for cell in row] for row in rows]
    reading = read(csv_bytes(rows, ";", encoding), given=setting(language))
    assert [list(record.values)[:2] for record in reading.records] == [["company", "contact"]] * 2
    assert reading.records[0].values["company"] == rows[1][0]
    assert reading.records[1].values["created"] == date(2026, 8, 5)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_is_read_with_its_own_dates_and_numbers(language: str) -> None:
    rows = [[*row[:2], 989123456789.0, *row[3:5], FIRST[language], row[6]] for row in ROWS[language]]
    reading = read_sheets([["", "Report"], [], list(HEADINGS[language]), *rows], language)
    assert [record.row for record in reading.records] == [4, 5]
    assert reading.records[0].values["phone"] == "989123456789"
    assert reading.records[0].values["created"] == FIRST[language]


def column(heading: str, *cells: object, orders: dict[str, str] | None = None) -> Reading:
    rows = [[f"Firm {n}", f"0912000{n:04}", cell] for n, cell in enumerate(cells)]
    return read(csv_bytes([["Company", "Phone", heading], *rows]), given=setting(orders=orders))


def test_one_day_that_is_clear_decides_its_whole_column() -> None:
    records = column("Date", "05/08/2026", "25/08/2026", "06/07/2026").records
    assert [record.values["created"] for record in records] == [
        date(2026, 8, 5),
        date(2026, 8, 25),
        date(2026, 7, 6),
    ]
    records = column("Date", "05/08/2026", "08/25/2026").records
    assert [record.values["created"] for record in records] == [date(2026, 5, 8), date(2026, 8, 25)]


def test_jalali_days_of_two_digits_are_told_by_their_column() -> None:
    reading = column("تاریخ ثبت", "۰۵/۰۸/۲۵", "۰۵/۰۷/۱۲", orders={"created": "jalali-ymd"})
    assert [record.values["created"] for record in reading.records] == [date(2026, 11, 16), date(2026, 10, 4)]


def test_a_column_that_stays_unclear_is_rejected_row_by_row_and_never_guessed() -> None:
    records = column("Date", "05/08/2026", "06/07/2026", "2026-08-25", "").records
    assert [record.refusal.code if record.refusal else "" for record in records] == [
        "unclear-date",
        "unclear-date",
        "",
        "",
    ]
    assert records[2].values["created"] == date(2026, 8, 25)


def test_a_person_says_the_order() -> None:
    records = column("Date", "05/08/2026", "06/07/2026", orders={"created": "mdy"}).records
    assert [record.values["created"] for record in records] == [date(2026, 5, 8), date(2026, 6, 7)]


def test_a_cell_that_cannot_be_read_is_named_and_the_row_kept() -> None:
    records = column("Market", "Export", "داخلی", "intern", "صادراتی", "somewhere").records
    markets = [record.values.get("market") for record in records]
    assert markets == ["export", "domestic", "domestic", "export", None]
    assert [finding.problem for finding in records[4].findings] == ["unknown-code"]


def test_a_column_whose_meaning_is_not_sure_is_not_read() -> None:
    reading = column("Market", "Export", "here", "there", "somewhere")
    assert all("market" not in record.values for record in reading.records)


def test_names_and_numbers_in_several_columns_are_put_together() -> None:
    rows = [
        ["First name", "Last name", "Mobile", "Phone", "E-mail", "Second e-mail", "Fax"],
        ["Ali", "Karimi", "0912 345 6789", "021 8877 6655", "a@x.example", "b@x.example", "021 1"],
        ["", "Pop", "0912 345 6780", "0912 345 6780", "c@x.example", "", "021 2"],
    ]
    reading = read(csv_bytes(rows))
    assert [record.values for record in reading.records] == [
        {"contact": "Ali Karimi", "phone": "0912 345 6789, 021 8877 6655", "email": "a@x.example, b@x.example"},
        {"contact": "Pop", "phone": "0912 345 6780", "email": "c@x.example"},
    ]
    assert (dict(reading.columns), reading.left) == (
        {"contact": "First name, Last name", "phone": "Mobile, Phone", "email": "E-mail, Second e-mail"},
        ("Fax",),
    )


@pytest.mark.parametrize(
    "heads", [["Prenume", "Nume", "Telefon"], ["نام", "نام خانوادگی", "تلفن"], ["Given Name", "Surname", "Phone"]]
)
def test_given_and_family_names_are_known_in_every_language(heads: list[str]) -> None:
    (record,) = read(csv_bytes([heads, ["Ana", "Pop", "0912 345 6789"]])).records
    assert record.values["contact"] == "Ana Pop"


def test_numbers_of_rows_count_empty_lines_too() -> None:
    data = b"Company,Phone\n\nPars,0912 345 6789\n\n\n\n\n\n\nDelta,0912 345 6780\n"
    assert [record.row for record in read(data).records] == [3, 10]


def test_totals_and_rows_apart_are_told_and_not_read_as_customers() -> None:
    rows: list[list[object]] = [["Company", "Phone", "Date"]]
    rows += [[f"Firm {n}", f"0912000{n:04}", ""] for n in range(9)]
    rows += [["Total", "", ""], *[[]] * 6, ["Written by Sara", "", ""]]
    reading = read_sheets(rows)
    apart = [(record.row, record.refusal.code) for record in reading.records if record.refusal]
    assert apart == [(18, "below-the-list")]
    assert len(reading.records) == 10
    assert read(csv_bytes([*rows[:11]])).records[-1].refusal


def test_an_id_of_somebody_elses_list_is_not_ours() -> None:
    rows = [["ID", "Company", "Phone"], ["L001", "Pars", "0912 345 6789"], ["L002", "Delta", "0912 345 6780"]]
    reading = read(csv_bytes(rows))
    assert (set(reading.columns), reading.left) == ({"company", "phone"}, ("ID",))


@pytest.mark.parametrize("data", [b"just a few words\n", b"Colour,Size\nred,3\n", b"Company,Phone\n"])
def test_a_text_without_a_list_is_refused(data: bytes) -> None:
    with pytest.raises(NoListError):
        read(data)
