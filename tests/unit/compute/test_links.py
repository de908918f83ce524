from urllib.parse import parse_qs, urlsplit

import pytest

from followup_xl.compute.links import LONGEST, Addresses, e164, link

SARA = Addresses("0912 123 4567", "sara@example.ir", "@sara_k", "https://www.instagram.com/sara.shop/", "IR")


@pytest.mark.parametrize(
    ("channel", "expected"),
    [
        ("call", "tel:+989121234567"),
        ("visit", "tel:+989121234567"),
        ("whatsapp", "https://wa.me/989121234567?text="),
        ("sms", "sms:+989121234567?body="),
        ("telegram", "https://t.me/sara_k?text="),
        ("instagram", "https://ig.me/m/sara.shop"),
        ("email", "mailto:sara@example.ir?body="),
    ],
)
def test_each_channel_has_its_link(channel: str, expected: str) -> None:
    made = link(channel, SARA, "سلام، خوبید؟")
    assert made.startswith(expected)
    query = parse_qs(urlsplit(made).query)
    assert not query or next(iter(query.values())) == ["سلام، خوبید؟"]


@pytest.mark.parametrize(
    ("phone", "region", "number"),
    [
        ("۰۹۱۲ ۱۲۳ ۴۵۶۷", "IR", "+989121234567"),
        ("0722 123 456", "RO", "+40722123456"),
        ("+49 30 901820", "", "+4930901820"),
        ("0722 123 456", "", ""),
        ("ask Reza", "IR", ""),
        ("12", "IR", ""),
    ],
)
def test_numbers_get_their_international_form_or_none(phone: str, region: str, number: str) -> None:
    assert e164(phone, region) == number


def test_no_address_no_link() -> None:
    nobody = Addresses("", region="IR")
    assert [link(channel, nobody, "Hello") for channel in ("call", "whatsapp", "telegram", "email", "sms")] == [""] * 5


def test_a_line_that_is_too_long_is_left_out_whole() -> None:
    fits = "a" * (LONGEST - len("https://wa.me/989121234567?text="))
    assert len(link("whatsapp", SARA, fits)) == LONGEST
    assert link("whatsapp", SARA, fits + "a") == "https://wa.me/989121234567"


def test_a_mail_address_adds_no_header() -> None:
    made = link("email", Addresses("", "sara@example.ir?bcc=x@y.zz&subject=1"), "")
    assert "?" not in made
    assert "&" not in made
