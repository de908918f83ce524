import pandas as pd
import pytest

from followup_xl.compute.words import find_channel, find_outcome, find_topics
from followup_xl.i18n_words import load_lexicon

LEXICON = load_lexicon()


def topics(note: str) -> set[str]:
    row = find_topics(pd.Series([note], dtype="str"), LEXICON).iloc[0]
    return {str(code) for code, found in row.items() if found}


@pytest.mark.parametrize(
    ("topic", "notes"),
    [
        (
            "price",
            [
                "گرونه",
                "گران است",
                "ارزان‌تر می‌خواهد",
                "تخفیف",
                "too expensive",
                "wants a discount",
                "prea scump",
                "mai ieftin",
                "reducere",
            ],
        ),
        ("partner", ["با شریکم مشورت کنم", "must consult his partner", "vorbeste cu asociatul", "partener"]),
        (
            "will-call",
            [
                "خودم خبر می‌دهم",
                "تماس می‌گیرم",
                "خبرتون میکنم",
                "I'll let you know",
                "will call you",
                "revin eu",
                "vă sun eu",
            ],
        ),
        ("loan", ["منتظر وام است", "waits for a loan", "needs financing", "credit", "leasing"]),
        ("sample", ["نمونه می‌خواهد", "asked for a sample", "cere o mostră"]),
        ("competitor", ["از جای دیگر می‌خرد", "رقیب", "has another supplier", "alt furnizor", "concurent"]),
        ("decided-date", ["تا شنبه", "پانزدهم می‌خرد", "by Saturday", "on the 15th", "până sâmbătă", "pe 15"]),
        ("no-answer", ["جواب نداد", "no answer", "nu răspunde"]),
        ("complaint", ["ناراضی است", "شکایت دارد", "unhappy", "complaint", "nemulțumit", "reclamație"]),
        (
            "analysis",
            ["پیش‌فاکتور خواست", "آنالیز می‌خواهد", "asked for a proforma", "wants references", "cere proforma"],
        ),
    ],
)
def test_the_words_of_each_topic(topic: str, notes: list[str]) -> None:
    assert {note: topic in topics(note) for note in notes} == dict.fromkeys(notes, True)


@pytest.mark.parametrize(
    "note",
    [
        "نمونه تحویل شد",
        "وام گرفت و خرید کرد",
        "گران نیست",
        "تخفیف نمی‌خواهد",
        "شکایت ندارد",
        "پیش فاکتور ارسال شد",
        "خیابان ۱۵ خرداد",
        "sample delivered",
        "got the loan and ordered",
        "not expensive",
        "no discount needed",
        "no complaints",
        "sent the proforma",
        "mostra livrată",
        "a luat creditul și a comandat",
        "nu e scump",
        "fără reclamații",
        "am trimis proforma",
    ],
)
def test_what_only_looks_like_a_topic(note: str) -> None:
    assert topics(note) == set()


def test_several_topics_in_one_note() -> None:
    assert topics("found it cheaper at a competitor, wants a sample") == {"price", "competitor", "sample"}
    assert topics("sample delivered, now wants another sample") == {"sample"}


def test_the_index_stays_and_missing_notes_have_no_topic() -> None:
    texts = pd.Series(["گران است", None, "", "گران است"], index=[7, 8, 9, 10], dtype="str")
    found = find_topics(texts, LEXICON)
    assert found.index.equals(texts.index)
    assert found["price"].tolist() == [True, False, False, True]
    assert set(found.dtypes.astype(str)) == {"bool"}


def test_no_notes_at_all() -> None:
    found = find_topics(pd.Series([], dtype="str"), LEXICON)
    assert found.empty
    assert "price" in found.columns


@pytest.mark.parametrize(
    ("note", "outcome"),
    [
        ("جواب نداد", "no-answer"),
        ("گفت گران است", "answered"),
        ("سفارش داد", "ordered"),
        ("از جای دیگه خرید", "bought-elsewhere"),
        ("منصرف شد", "no"),
        ("خودم خبر میدم", "will-call"),
        ("قول داد بخره", "promised"),
        ("سفارش نداد", None),
        ("فعلا نیاز نداره", None),
        ("no answer", "no-answer"),
        ("says it is expensive", "answered"),
        ("placed an order", "ordered"),
        ("bought from a competitor", "bought-elsewhere"),
        ("not interested", "no"),
        ("will call back", "will-call"),
        ("did not order", None),
        ("ordered last year", None),
        ("said no problem", "answered"),
        ("nu a răspuns", "no-answer"),
        ("a comandat", "ordered"),
        ("a cumpărat de la alt furnizor", "bought-elsewhere"),
        ("nu mai vrea", "no"),
        ("o sa revina", "will-call"),
        ("a promis avansul", "promised"),
        ("nu a comandat", None),
        ("catalog", None),
    ],
)
def test_outcomes(note: str, outcome: str | None) -> None:
    assert find_outcome(note, LEXICON) == outcome


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("تماس", "call"),
        ("زنگ زدم", "call"),
        ("واتساپ", "whatsapp"),
        ("تماس در واتس‌اپ", "whatsapp"),
        ("تماس تصویری", "video-call"),
        ("پیامک", "sms"),
        ("تلگرام", "telegram"),
        ("اینستا", "instagram"),
        ("ایمیل", "email"),
        ("حضوری", "visit"),
        ("لینکدین", "linkedin"),
        ("call", "call"),
        ("Zoom call", "video-call"),
        ("WhatsApp", "whatsapp"),
        ("e-mail", "email"),
        ("LinkedIn", "linkedin"),
        ("visited", "visit"),
        ("telefon", "call"),
        ("vizită", "visit"),
        ("apel video", "video-call"),
        ("carrier pigeon", None),
    ],
)
def test_channels(text: str, channel: str | None) -> None:
    assert find_channel(text, LEXICON) == channel
