import pytest

from followup_xl.intake.records import SourceError
from tests.intake.sources import quoted, read

OLD = f"""BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quoted("کریمی;علی;;;")}
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quoted("علی کریمی، مدیر خرید و بازرگانی شرکت بزرگ پارس استیل")}
ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quoted("شرکت پارس;خرید")}
TEL;CELL;PREF:۰۹۱۲۳۴۵۶۷۸۹
TEL;WORK:021 8877 6655
EMAIL;INTERNET:ali@pars.example
PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQ
 ABAAD//gA7Q1JFQVRPUjog

END:VCARD
"""
MIDDLE = """begin:vcard
VERSION:3.0
N:Crăciun;Alin;Ion;;
ORG:Pars Steel SRL\\, filiala Cluj;
item1.TEL;type=CELL;type=pref:+40 722 123
  456
item1.X-ABLabel:mobil
item2.EMAIL;type=INTERNET:alin@pars.example
ADR;type=WORK:;;Str. Lungă 1;Târgu Mureș;;540000;România
NOTE:vrea mostră\\nrevine luni\\; sigur
END:VCARD
"""
NEW = """BEGIN:VCARD
VERSION:4.0
FN:=Ann Pope
N:Pope;Ann;;;
TEL;VALUE=uri;TYPE="voice,cell":tel:+44-7700-900123;ext=5
EMAIL:ann@delta.example
EMAIL:ann@delta.example
END:VCARD
"""


def test_an_old_card_in_quoted_printable_folded_with_several_numbers() -> None:
    (record,) = read(OLD.replace("\n", "\r\n").encode()).records
    assert record.values == {
        "company": "شرکت پارس",
        "contact": "علی کریمی، مدیر خرید و بازرگانی شرکت بزرگ پارس استیل",
        "phone": "۰۹۱۲۳۴۵۶۷۸۹, 021 8877 6655",
        "email": "ali@pars.example",
    }


def test_a_card_of_an_iphone_with_groups_escapes_and_an_address() -> None:
    (record,) = read(MIDDLE.encode()).records
    assert record.values == {
        "company": "Pars Steel SRL, filiala Cluj",
        "contact": "Alin Ion Crăciun",
        "phone": "+40 722 123 456",
        "email": "alin@pars.example",
        "city": "Târgu Mureș",
        "country": "România",
        "notes": "vrea mostră\nrevine luni; sigur",
    }


def test_a_new_card_with_addresses_as_links() -> None:
    (record,) = read(NEW.encode()).records
    assert record.values == {"contact": "=Ann Pope", "phone": "+44-7700-900123", "email": "ann@delta.example"}


def test_every_card_is_a_row_in_its_order() -> None:
    records = read((OLD + MIDDLE + NEW).encode()).records
    assert [record.row for record in records] == [1, 2, 3]
    assert records[1].what.startswith("Pars Steel SRL, filiala Cluj, Alin Ion Crăciun")


def test_a_card_without_an_end_is_kept() -> None:
    records = read(("BEGIN:VCARD\nFN:Sara\n" + NEW.removesuffix("END:VCARD\n")).encode()).records
    assert [record.values["contact"] for record in records] == ["Sara", "=Ann Pope"]


def test_a_card_of_another_code_page() -> None:
    encoded = "Țîrlea".replace("Ț", "Ţ").encode("cp1250")
    name = "".join(f"={byte:02X}" for byte in encoded)
    (record,) = read(f"BEGIN:VCARD\nFN;CHARSET=windows-1250;QUOTED-PRINTABLE:{name}\nEND:VCARD".encode()).records
    assert record.values == {"contact": "Ţîrlea"}


def test_a_file_without_cards_is_refused() -> None:
    with pytest.raises(SourceError) as refused:
        read(b"BEGIN:VCARD\n")
    assert refused.value.what == "no-contacts"
