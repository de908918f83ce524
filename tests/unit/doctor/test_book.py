from collections.abc import Mapping
from datetime import date

import pytest

from followup_xl.doctor.calendar_checks import contradictions, unwritten_weekends
from followup_xl.doctor.playbook_checks import Asking, lint, playbook
from followup_xl.i18n import LANGUAGES, load, read_words
from followup_xl.model.book import CellValue
from tests.support.refreshed import open_lead
from tests.support.validated import of

OPEN = {
    "en": (
        "What do you think of the sample?",
        "Did you find it cheaper; what did you compare?",
        "Does Monday or Wednesday suit you?",
        "Tell me how far you have got.",
        "And from whom did you buy?",
    ),
    "fa": (
        "نظر شریکتان چه بود؟",
        "قیمت ما را با چه مقایسه کردید؟",
        "دوشنبه بهتر است یا چهارشنبه؟",
        "کار به كجا رسيد؟",
        "نظرتان درباره نمونه چیست؟",
    ),
    "ro": (
        "Ce părere aveți despre mostră?",
        "Preferați luni sau miercuri?",
        "Ne-am înțeles pentru azi: ce ați hotărât?",
        "De la cine ați cumpărat?",
        "Când vă convine?",
    ),
}
CLOSED = {
    "en": ("Did you read the catalogue?", "Have you decided or not?", "What a day! Are you ready to order?"),
    "fa": ("کاتالوگ را خواندید؟", "آیا تصمیم گرفتید یا نه؟", "آیا چیزی لازم دارید؟"),
    "ro": ("Ați citit catalogul?", "Ați hotărât sau nu?", "V-a plăcut mostra?"),
}


@pytest.mark.parametrize(("language", "line"), [(lang, line) for lang in LANGUAGES for line in OPEN[lang]])
def test_open_questions_and_alternatives_are_good_lines(language: str, line: str) -> None:
    assert lint(line, Asking.of(language)) == ""


@pytest.mark.parametrize(("language", "line"), [(lang, line) for lang in LANGUAGES for line in CLOSED[lang]])
def test_closed_questions_are_seen(language: str, line: str) -> None:
    assert lint(line, Asking.of(language)) == "closed-question"


@pytest.mark.parametrize("line", ["How are you? 😊", "What do you think :-)", "Which one ☎?", "Ce faceți ❤️?"])
def test_emoji_are_seen(line: str) -> None:
    assert lint(line, Asking.of("en")) == "emoji"


@pytest.mark.parametrize("line", ["Price: (net) 5 €; which day suits you?", "25 °C – what now?", "Which №, A:D?"])
def test_other_signs_are_no_emoji(line: str) -> None:
    assert lint(line, Asking.of("en")) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_lines_are_good(language: str) -> None:
    lines = read_words(language, "settings")["playbook"]
    assert len(lines) > 40
    assert [line["line"] for line in lines if lint(line["line"], Asking.of(language))] == []


def places_of_lines(*rows: Mapping[str, CellValue]) -> list[tuple[str, str]]:
    book = of([open_lead()], tblPlaybook=rows).book
    return [(issue.code, str(issue.where)) for issue in playbook(book, load("en"))]


def test_a_line_is_linted_in_its_language() -> None:
    assert places_of_lines(
        {"for": "price", "language": "ro", "line": "Ați citit catalogul?"},
        {"for": "price", "language": "en", "line": "What did you compare?"},
        {"for": "loan", "line": "Is the loan there?"},
    ) == [("closed-question", "Settings!C4"), ("closed-question", "Settings!C6")]


def test_near_the_close_one_may_ask_plainly() -> None:
    assert places_of_lines({"for": "close", "line": "Shall we sign?"}) == []
    assert places_of_lines({"for": "close", "line": "Shall we sign? 😊"}) == [("emoji", "Settings!C4")]


def test_a_weekend_that_nobody_wrote_down() -> None:
    days: list[dict[str, CellValue]] = [{"country": "IR", "day": "weekend", "weekend": "fri"}]
    leads = [open_lead(1, country="RO"), open_lead(2, country="AF"), open_lead(3, country="AF")]
    result = of(leads, tblCalendar=days)
    found = list(unwritten_weekends(result.book, result.rules, load("en")))
    assert [str(issue.where) for issue in found] == ["Leads!H5"]
    assert found[0].params["country"] == "AF"
    days.append({"country": "AF", "day": "weekend", "weekend": "fri"})
    result = of(leads, tblCalendar=days)
    assert list(unwritten_weekends(result.book, result.rules, load("en"))) == []


def test_calendar_rows_that_contradict_each_other() -> None:
    day = date(2026, 12, 1)
    rows: list[dict[str, CellValue]] = [
        {"country": "RO", "date": day, "day": "closed", "from": "holidays"},
        {"country": "RO", "date": day, "day": "open", "from": "hand"},
        {"country": "Romania", "date": day, "day": "closed"},
        {"country": "RO", "date": day, "day": "open"},
        {"country": "AF", "day": "weekend", "weekend": "fri"},
        {"country": "AF", "day": "weekend", "weekend": "thu-fri"},
    ]
    found = list(contradictions(of([open_lead()], tblCalendar=rows).book, load("en")))
    assert [(str(issue.where), issue.params["other"]) for issue in found] == [
        ("Settings!A6", "A5"),
        ("Settings!A9", "A8"),
    ]
