from tests.intake.sources import csv_bytes, read

GOOGLE = [
    ["First Name", "Middle Name", "Last Name", "Organization Name", "Notes", "Labels", "E-mail 1 - Label",
     "E-mail 1 - Value", "E-mail 2 - Value", "Phone 1 - Label", "Phone 1 - Value", "Phone 2 - Label",
     "Phone 2 - Value", "Address 1 - City", "Address 1 - Country"],
    ["علی", "", "کریمی", "پارس استیل", "", "* myContacts", "* Work", "ali@pars.example", "", "Mobile",
     "۰۹۱۲۳۴۵۶۷۸۹ ::: +98 21 8877 6655", "Work", "021 1111 2222", "تهران", "ایران"],
    ["", "", "", "Delta SRL", "sună luni", "", "", "", "", "", "", "", "", "", ""],
    [""] * 15,
    ["-Ana", "Maria", "Pop", "", "", "", "", "ana@a.example", "ana@b.example", "", "", "", "", "", ""],
]  # fmt: skip
OLD_GOOGLE = [
    ["Name", "Given Name", "Family Name", "E-mail 1 - Type", "E-mail 1 - Value", "Phone 1 - Type", "Phone 1 - Value",
     "Organization 1 - Name"],
    ["Ali Karimi", "Ali", "Karimi", "*", "ali@pars.example", "Mobile", "+98 912 345 6789", "Pars"],
    ["Pars", "", "", "", "", "Work", "021 8877 6655", "Pars"],
]  # fmt: skip
OUTLOOK = [
    ["First Name", "Last Name", "Company", "Job Title", "Business City", "Business Country/Region", "Business Phone",
     "Home Phone", "Mobile Phone", "E-mail Address", "E-mail 2 Address", "Notes"],
    ["Alin", "Crăciun", "Pars SRL", "Director", "Cluj", "România", "0264 123 456", "", "0722 123 456",
     "alin@pars.example", "a@b.example", "+vrea"],
]  # fmt: skip


def test_google_contacts() -> None:
    reading = read(csv_bytes(GOOGLE))
    assert (reading.kind, [record.row for record in reading.records]) == ("phone-book", [2, 3, 5])
    assert reading.records[0].values == {
        "company": "پارس استیل",
        "contact": "علی کریمی",
        "phone": "۰۹۱۲۳۴۵۶۷۸۹, +98 21 8877 6655, 021 1111 2222",
        "email": "ali@pars.example",
        "city": "تهران",
        "country": "ایران",
    }
    assert reading.records[1].values == {"company": "Delta SRL", "notes": "sună luni"}
    assert reading.records[2].values == {"contact": "-Ana Maria Pop", "email": "ana@a.example, ana@b.example"}
    assert set(reading.left) == {"Labels", "E-mail 1 - Label", "Phone 1 - Label", "Phone 2 - Label"}


def test_google_contacts_of_some_years_ago() -> None:
    first, second = read(csv_bytes(OLD_GOOGLE)).records
    assert first.values == {
        "company": "Pars",
        "contact": "Ali Karimi",
        "phone": "+98 912 345 6789",
        "email": "ali@pars.example",
    }
    assert second.values == {"company": "Pars", "phone": "021 8877 6655"}


def test_outlook() -> None:
    (record,) = read(csv_bytes(OUTLOOK, encoding="cp1250")).records
    assert record.values == {
        "company": "Pars SRL",
        "contact": "Alin Crăciun",
        "phone": "0264 123 456, 0722 123 456",
        "email": "alin@pars.example, a@b.example",
        "city": "Cluj",
        "country": "România",
        "notes": "+vrea",
    }
