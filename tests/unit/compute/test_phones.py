import pytest

from followup_xl.compute.phones import mobile, numbers

SARA, OFFICE, ION = "+989121234567", "+982188776655", "+40722123456"


@pytest.mark.parametrize(
    ("typed", "region", "expected"),
    [
        ("۰۹۱۲۱۲۳۴۵۶۷", "IR", [SARA]),
        ("٠٩١٢ ١٢٣ ٤٥٦٧", "IR", [SARA]),
        ("9121234567.0", "IR", [SARA]),
        ("9.121234567E9", "IR", [SARA]),
        ("9121234567", "ir", [SARA]),
        ("00989121234567", "RO", [SARA]),
        ("09121234567 - 02188776655", "IR", [SARA, OFFICE]),
        ("0912 123 4567 و 021-88776655", "IR", [SARA, OFFICE]),
        ("تلفن: 021-88776655 داخلی 12", "IR", [OFFICE]),
        ("09121234567\n۰۹۱۲۱۲۳۴۵۶۷", "IR", [SARA]),
        ("0722 123 456 / 0213 123 456", "RO", [ION, "+40213123456"]),
        ("ask Reza", "IR", []),
        ("12", "IR", []),
        ("", "IR", []),
    ],
)
def test_every_number_of_a_cell_is_found(typed: str, region: str, expected: list[str]) -> None:
    assert list(numbers(typed, region)) == expected


def test_messages_go_to_the_mobile_number() -> None:
    assert mobile("021-88776655 / 0912 123 4567", "IR") == SARA


def test_without_a_mobile_number_the_first_one_is_taken() -> None:
    assert (mobile("021-88776655", "IR"), mobile("none", "IR")) == (OFFICE, "")
