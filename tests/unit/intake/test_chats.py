import json
from collections.abc import Mapping
from datetime import date

import pytest

from followup_xl.intake.records import Record, SourceError, Talk
from tests.intake.sources import read, setting

ANDROID = """16/11/2026, 14:05 - Messages and calls are end-to-end encrypted. Tap to learn more.
13/11/2026, 14:06 - Sara: =Hello, did you see the offer?
13/11/2026, 14:30 - Ali Karimi: Yes: too expensive
and the sample is late
15/11/2026, 09:00 - Sara: -10 % is possible
16/11/2026, 10:00 - Sara: Any news?
16/11/2026, 18:00 - Sara: We can send it today
"""
SARA = ("out", "=Hello, did you see the offer?", "answered")


def talks(record: Record) -> list[tuple[date, str, str, str]]:
    assert {talk.channel for talk in record.talks} <= {"whatsapp"}
    return [(talk.day, talk.direction, talk.note, talk.outcome) for talk in record.talks]


def test_a_chat_becomes_a_touch_for_each_day_and_direction() -> None:
    reading = read(ANDROID.encode(), "WhatsApp Chat with Ali Karimi.txt")
    (record,) = reading.records
    assert (reading.kind, record.row, record.values) == ("whatsapp", 1, {"contact": "Ali Karimi"})
    assert talks(record) == [
        (date(2026, 11, 13), *SARA),
        (date(2026, 11, 13), "in", "Yes: too expensive\nand the sample is late", ""),
        (date(2026, 11, 15), "out", "-10 % is possible", ""),
        (date(2026, 11, 16), "out", "Any news?\nWe can send it today", ""),
    ]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("[25/08/2026, 14:05:33] Ali: salut", date(2026, 8, 25)),
        ("\u200e[25.08.26, 14:05:33] Ali: salut", date(2026, 8, 25)),
        ("[8/25/26, 2:05:33\u202fPM] Ali: hello", date(2026, 8, 25)),
        ("8/25/26, 2:05 PM - Ali: hello", date(2026, 8, 25)),
        ("25/8/2026, 9:29 p. m. - Ali: hola", date(2026, 8, 25)),
        ("25.08.2026, 14:05 - Ali: salut", date(2026, 8, 25)),
        ("2026-08-25, 5:46 p.m. - Ali: hello", date(2026, 8, 25)),
        ("25/08/26 18.00 - Ali: hello", date(2026, 8, 25)),
        ("۲۰۲۶/۰۸/۲۵،\u200f ۱۴:۰۵ - Ali: سلام", date(2026, 8, 25)),
        ("[۱۴۰۵/۶/۳،\u200f ۲:۰۵:۳۳ ب.ظ.] Ali: سلام", date(2026, 8, 25)),
        ("[25/08/2026 11:40:26] ~\u202fAli: hello", date(2026, 8, 25)),
    ],
)
def test_dates_as_phones_write_them(line: str, day: date) -> None:
    (record,) = read(line.encode(), "_chat.txt").records
    assert record.values == {"contact": "Ali"}
    assert [(talk.day, talk.direction) for talk in record.talks] == [(day, "in")]


def test_the_order_of_the_messages_decides_what_their_dates_mean() -> None:
    text = "09/10/2026, 10:00 - Ali: one\n08/11/2026, 10:00 - Ali: two\n"
    (record,) = read(text.encode(), "Ali.txt").records
    assert [talk.day for talk in record.talks] == [date(2026, 10, 9), date(2026, 11, 8)]


def test_a_clock_that_was_set_back_does_not_make_clear_dates_unclear() -> None:
    text = "25/08/2026, 00:01 - Ali: one\n24/08/2026, 23:59 - Ali: two\n"
    (record,) = read(text.encode(), "Ali.txt").records
    assert [talk.day for talk in record.talks] == [date(2026, 8, 25), date(2026, 8, 24)]


AMBIGUOUS = "08/09/2026, 10:00 - Ali: one\n08/10/2026, 10:00 - Ali: two\n"


def test_dates_that_stay_unclear_are_not_guessed() -> None:
    (record,) = read(AMBIGUOUS.encode(), "Ali.txt").records
    assert record.refusal
    assert (record.refusal.code, record.talks) == ("unclear-date", ())


def test_a_person_says_what_dates_mean() -> None:
    (record,) = read(AMBIGUOUS.encode(), "Ali.txt", setting(orders={"created": "mdy"})).records
    assert [talk.day for talk in record.talks] == [date(2026, 8, 9), date(2026, 8, 10)]


def lines(*senders: str) -> bytes:
    return "".join(f"25/08/2026, 10:00 - {sender}: text\n" for sender in senders).encode()


def test_the_customer_is_whom_the_file_is_named_after() -> None:
    for name in ("گفتگوی واتساپ با علی کریمی.txt", "Conversație WhatsApp cu علی کریمی.txt"):
        (record,) = read(lines("Sara", "علی کریمی"), name).records
        assert record.values == {"contact": "علی کریمی"}


def test_the_customer_is_who_is_none_of_our_people() -> None:
    (record,) = read(lines("سارا", "Ali"), "_chat.txt", setting(team=["سارا"])).records
    assert (record.values, [talk.direction for talk in record.talks]) == ({"contact": "Ali"}, ["out", "in"])


def test_the_customer_is_who_is_not_saved_in_the_phone() -> None:
    (record,) = read(lines("Sara", "\u202a+98\u00a0912\u00a0345\u00a06789\u202c"), "_chat.txt").records
    assert record.values == {"phone": "+989123456789"}


def test_two_names_and_no_sign_are_asked_about() -> None:
    (record,) = read(lines("Sara", "Ali"), "_chat.txt").records
    assert record.refusal
    assert (record.refusal.code, record.what) == ("whose-chat", "Sara, Ali")


def test_in_a_group_everybody_else_is_a_customer_and_only_their_own_words_count() -> None:
    records = read(lines("Sara", "Ali", "Ana Pop", "Ali"), "Pars group.txt", setting(team=["sara"])).records
    assert [(record.row, record.values["contact"], len(record.talks)) for record in records] == [
        (1, "Ali", 1),
        (2, "Ana Pop", 1),
    ]
    assert records[0].talks[0] == Talk(date(2026, 8, 25), "whatsapp", "in", "text\ntext")


def test_a_chat_of_notices_alone_is_refused() -> None:
    with pytest.raises(SourceError) as refused:
        read(b"25/08/2026, 10:00 - Messages are encrypted\n", "Ali.txt")
    assert refused.value.what == "no-contacts"


def message(day: str, sender: str, text: object, **more: object) -> Mapping[str, object]:
    return {"type": "message", "date": f"{day}T10:00:00", "from": "?", "from_id": sender, "text": text, **more}


CHAT = {
    "name": "علی کریمی",
    "type": "personal_chat",
    "id": 77,
    "messages": [
        {"type": "service", "date": "2026-11-13T09:00:00", "action": "phone_call"},
        message("2026-11-13", "user1", ["=see ", {"type": "link", "text": "this"}]),
        message("2026-11-14", "user77", "گران است"),
        message("2026-11-15", "user77", "", media_type="voice_message"),
    ],
}


def test_a_chat_of_telegram() -> None:
    reading = read(json.dumps(CHAT).encode(), "result.json")
    (record,) = reading.records
    assert (reading.kind, record.values) == ("telegram", {"contact": "علی کریمی"})
    assert record.talks == (
        Talk(date(2026, 11, 13), "telegram", "out", "=see this", "answered"),
        Talk(date(2026, 11, 14), "telegram", "in", "گران است"),
        Talk(date(2026, 11, 15), "telegram", "in", "voice_message"),
    )


def test_all_of_telegram_ties_chats_to_contacts_of_the_same_name_and_leaves_groups_out() -> None:
    told = {
        "contacts": {
            "list": [
                {"first_name": "علي", "last_name": "كريمي", "phone_number": "00989123456789"},
                {"first_name": "Ana", "last_name": "", "phone_number": "+40 722 123 456"},
                {"first_name": "Twin", "last_name": "", "phone_number": "+40 722 123 457"},
                {"first_name": "Twin", "last_name": "", "phone_number": "+40 722 123 458"},
            ]
        },
        "chats": {
            "list": [
                CHAT,
                {**CHAT, "name": "Twin", "id": 5, "messages": []},
                {**CHAT, "name": None, "id": 6, "messages": []},
                {**CHAT, "name": "Pars group", "type": "private_group"},
            ]
        },
    }
    records = read(json.dumps(told).encode(), "result.json").records
    assert [record.values for record in records] == [
        {"contact": "علي كريمي", "phone": "+989123456789"},
        {"contact": "Ana", "phone": "+40 722 123 456"},
        {"contact": "Twin", "phone": "+40 722 123 457"},
        {"contact": "Twin", "phone": "+40 722 123 458"},
        {"contact": "Twin"},
        {},
    ]
    assert [len(record.talks) for record in records] == [3, 0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("told", "what"),
    [
        ("{", "not-telegram"),
        ("[" * 100_000, "not-telegram"),
        ('{"a": 1}', "not-telegram"),
        ('{"chats": {"list": [{"type": "private_group", "messages": []}]}}', "no-contacts"),
        ('{"messages": [], "type": "bot_chat"}', "no-contacts"),
        ('{"chats": 7, "contacts": []}', "no-contacts"),
    ],
)
def test_other_json_is_refused(told: str, what: str) -> None:
    with pytest.raises(SourceError) as refused:
        read(told.encode() if told.startswith("{") else ('{"a":' + told).encode(), "result.json")
    assert refused.value.what == what
