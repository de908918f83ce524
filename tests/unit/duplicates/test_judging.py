"""What is merged by itself, what is asked, and what is left alone."""

import datetime as dt

import pytest

from followup_xl.duplicates.cards import CROWD
from followup_xl.duplicates.finding import find
from followup_xl.model.book import CellValue
from tests.unit.duplicates.leads import PHONE, book, lead, typed

NO_PHONE: dict[str, CellValue] = {"phone": None}


def judged(one: dict[str, CellValue], other: dict[str, CellValue]) -> str:
    """Say ``sure``, ``alone``, or the doubts about a pair that is asked about."""
    suspects = find(typed(book([one, other])).leads, "RO").suspects
    if not suspects:
        return "alone"
    (judgement,) = suspects.values()
    return "sure" if judgement.is_sure else " ".join(judgement.doubts) or "asked"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {}),
        ({"company": "S.C. AGRO PREST S.R.L."}, {"phone": "+40 722 123 456 / 021 312 34 56"}),
        ({"contact": "Ion Popescu"}, {"contact": "Popescu"}),
        ({"company": None, "contact": "Ion Popescu"}, {"company": None, "contact": "dl Popescu Ion"}),
        ({"company": None, "contact": None}, {}),
        ({"company": "چوب و کاغذ خزر"}, {"company": "چوب وکاغذ خزر"}),
        ({"company": "Pâinea Noastră"}, {"company": "Piinea Noastra"}),
        ({"city": "București"}, {"city": "Bucharest"}),
        ({"outcome": "open"}, {"outcome": None}),
        ({"owner": "Sara"}, {"owner": "sara "}),
    ],
)
def test_the_same_number_and_nothing_against_it_is_sure(one: dict[str, CellValue], other: dict[str, CellValue]) -> None:
    assert judged(lead("A", **one), lead("B", **other)) == "sure"


@pytest.mark.parametrize(
    ("one", "other", "doubt"),
    [
        ({}, {"company": "Contabil Expert"}, "names"),
        ({"company": "شرکت پارس"}, {"company": "پارس خودرو"}, "names"),
        ({"company": None, "contact": "Ion Barbu"}, {"company": None, "contact": "Matei Barbu"}, "names"),
        ({"contact": "Ion Popescu"}, {"contact": "Ana Pop"}, "persons"),
        ({}, {"company": "Agro Prest SA"}, "forms"),
        ({"city": "Cluj"}, {"city": "Oradea"}, "cities"),
        ({"country": "RO"}, {"country": "MD"}, "places"),
        ({"owner": "Sara"}, {"owner": "Omid"}, "owners"),
        ({"outcome": "won"}, {"outcome": "no"}, "outcomes"),
        ({"group": "fake"}, {"group": "fast"}, "outcomes"),
        ({"due_mine": dt.date(2026, 12, 1)}, {"due_mine": dt.date(2026, 12, 2)}, "dates"),
    ],
)
def test_the_same_number_and_something_against_it_is_asked(
    one: dict[str, CellValue], other: dict[str, CellValue], doubt: str
) -> None:
    assert judged(lead("A", **one), lead("B", **other)) == doubt


def test_two_customers_of_one_mail_address_are_asked_about() -> None:
    one, other = lead("A", **NO_PHONE, email="Office@Agro.ro"), lead("B", **NO_PHONE, email="x@y.ro, office@agro.ro")
    assert judged(one, other) == "asked"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"company": "Țesătoria Română"}, {"company": "Tesatoria Romana SA"}),
        ({"company": "شرکت نوین‌گستر شرق"}, {"company": "نوين گستر شرق"}),
        ({"company": "پارس خودرو", "city": "تهران"}, {"company": "Pars Khodro", "city": "Tehran", "contact": "Ali"}),
        ({"company": None, "contact": "Ion Popescu"}, {"company": "Popescu Ion PFA"}),
        ({"company": "Dacia", "city": "Pitești"}, {"company": "SC Dacia SRL", "city": "Pitesti"}),
    ],
)
def test_a_name_alone_is_asked_about(one: dict[str, CellValue], other: dict[str, CellValue]) -> None:
    found = judged(lead("A", **{**NO_PHONE, **one}), lead("B", **{**NO_PHONE, **other}))
    assert found != "sure"
    if "خودرو" not in str(one["company"]):
        assert found == "asked"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"company": "شرکت پارس"}, {"company": "پارس خودرو"}),
        ({"company": "Hotel Traian", "city": "Iași"}, {"company": "Hotel Traian", "city": "Brăila"}),
        ({"company": None, "contact": "Ion"}, {"company": None, "contact": "Ion"}),
        ({"company": None, "contact": "Ion Popescu"}, {"company": None, "contact": "Vasile Popescu"}),
        ({"company": None, "contact": "Alexandru Marin"}, {"company": None, "contact": "Alexandra Marin"}),
        ({"company": "Unit 7 Studios"}, {"company": "Unit 9 Studios"}),
        ({"company": "گروه صنایع سامان"}, {"company": "فروشگاه سامان"}),
    ],
)
def test_other_names_are_left_alone(one: dict[str, CellValue], other: dict[str, CellValue]) -> None:
    assert judged(lead("A", **{**NO_PHONE, **one}), lead("B", **{**NO_PHONE, **other})) == "alone"


def test_namesakes_with_two_numbers_are_left_alone() -> None:
    one = lead("A", company=None, contact="Ion Popescu", phone=PHONE)
    assert judged(one, lead("B", company=None, contact="Ion Popescu", phone="0733 111 222")) == "alone"


def test_a_merged_lead_is_not_found_again() -> None:
    assert judged(lead("A"), lead("B", outcome="duplicate")) == "alone"


def test_a_number_of_a_crowd_ties_nobody() -> None:
    """A switchboard, or a number that somebody made up."""
    crowd = [lead(f"L{number}", company=f"{firm} Impex") for number, firm in enumerate("ABCDEFGH")]
    assert len(find(typed(book(crowd)).leads, "RO").suspects) == CROWD * (CROWD - 1) / 2
    assert find(typed(book([*crowd, lead("L9", company="Alfa Beton")])).leads, "RO").suspects == {}
