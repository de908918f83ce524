"""Lists whose headings or cells are written as hurried people write them; of three languages, some of several."""

import datetime as dt

from tests.support.lists import CustomerList

LONG = (
    "\n".join(f"{day:02d}.10.2026 telefon: a cerut din nou oferta, am explicat termenele" for day in range(1, 29)) * 6
)

LISTS = [
    (
        "fa",
        CustomerList(
            "phones as numbers, two in a cell, with words",
            "نام و نام خانوادگی|شماره تماس|شهر",
            [
                ["رضا راد", 9121234567.0, "تهران"],
                ["مینا فر", "09121234568 - 02188776655", "کرج"],
                ["علی نیا", "همراه: ۰۹۱۲۱۲۳۴۵۶۹", "قم"],
                ["سارا کیا", 989121234560, "تهران"],
            ],
            "contact=A phone=B city=C",
        ),
    ),
    (
        "fa",
        CustomerList(
            "dates of every kind in a column",
            "مشتری|تلفن|تاریخ|پیگیری",
            [
                ["رضا", "09121234567", "1405/08/20", "۱۲ آذر"],
                ["مینا", "09121234568", dt.date(2026, 11, 12), "1405/9/15"],
                ["علی", "09121234569", "۱۴۰۵-۸-۲۲", "۲۰ آذر ۱۴۰۵"],
            ],
            "contact=A phone=B created=C",
            asks="due_mine=D",
        ),
    ),
    (
        "fa",
        CustomerList(
            "a marketer, and how it ended",
            "خریدار|تلفن|بازاریاب|وضعیت",
            [
                ["رضا", "09121234567", "سارا", "خرید کرد"],
                ["مینا", "09121234568", "علی", "باز"],
                ["نیما", "09121234569", "علی", "از جای دیگر خرید"],
                ["کیان", "09121234560", "سارا", "خرید کرد"],
            ],
            "contact=A phone=B owner=C outcome=D",
        ),
    ),
    (
        "fa",
        CustomerList(
            "a follow-up a column",
            "نام شرکت|تلفن|پیگیری اول|پیگیری دوم|پیگیری سوم",
            [
                ["البرز", "09121234567", "۱۴۰۵/۰۸/۰۱ تماس گرفتم، قیمت پرسید", "۱۴۰۵/۰۸/۰۵ نمونه فرستادم", "جواب نداد"],
                ["مهر", "09121234568", "۱۴۰۵/۰۸/۰۲ گفت فکر می‌کنم و خبر می‌دهم", "۱۴۰۵/۰۸/۰۶ جواب نداد", None],
            ],
            "company=A phone=B",
            asks="notes=C",
        ),
    ),
    (
        "fa",
        CustomerList(
            "an export of a programme for customers",
            "شناسه|عنوان معامله|نام شخص|نام شرکت|شماره موبایل|مسئول معامله|مرحله کاریز|ارزش معامله|تاریخ ایجاد",
            [
                [1001, "خرید سیمان", "رضا راد", "البرز", "09121234567", "سارا", "مذاکره", 120000000, "1405/08/01"],
                [1002, "خرید کاشی", "مینا فر", "مهر", "09121234568", "علی", "پیشنهاد", 90000000, "1405/08/02"],
            ],
            "id=A contact=C company=D phone=E owner=F created=I",
            asks="outcome=G",
        ),
    ),
    (
        "fa",
        CustomerList(
            "a shop in Instagram",
            "آیدی پیج|اسم|شماره|سفارش|تاریخ دایرکت",
            [
                ["@nora.shop", "نورا", "09121234567", "کیف چرم", "1405/08/20"],
                ["@mina.ir", "مینا", "09121234568", "کفش", "1405/08/21"],
            ],
            "instagram=A contact=B phone=C product=D created=E",
        ),
    ),
    (
        "fa",
        CustomerList(
            "position, address and post code are left",
            "عنوان شغلی|نام|نام خانوادگی|شرکت|آدرس|کد پستی|موبایل|وب سایت",
            [
                [
                    "مدیر خرید",
                    "رضا",
                    "راد",
                    "البرز",
                    "تهران خیابان ۱۵ خرداد",
                    "1234567890",
                    "09121234567",
                    "alborz.example",
                ],
                ["کارشناس", "مینا", "فر", "مهر", "کرج", "1234567891", "09121234568", "mehr.example"],
            ],
            "contact=B company=D phone=G",
        ),
    ),
    (
        "ro",
        CustomerList(
            "a short responsible, a stage, dates of two digits",
            "Cumpărător|Tel.|Resp.|Stadiu|Data",
            [
                ["Ion Pop", "0722123456", "Ana", "câștigat", "16.11.26"],
                ["Ana Rus", "0722123457", "Dan", "pierdut", "28.10.26"],
                ["Eva Pop", "0722123458", "Ana", "câștigat", "17.11.26"],
            ],
            "contact=A phone=B owner=C outcome=D created=E",
        ),
    ),
    (
        "ro",
        CustomerList(
            "a date and a talk for each contact",
            "Denumire firmă|Telefon|Data contact 1|Discuție 1|Data contact 2|Discuție 2",
            [
                ["Alfa", "0722123456", "01.10.2026", "a cerut ofertă pentru două camioane", "05.10.2026", "revine"],
                ["Beta", "0722123457", "02.10.2026", "spune că este prea scump pentru el", "06.10.2026", "nu răspunde"],
            ],
            "company=A phone=B notes=D",
            asks="created=C",
        ),
    ),
    (
        "ro",
        CustomerList(
            "very long notes",
            "Firma|Telefon|Istoric discuții",
            [["Alfa", "0722123456", LONG], ["Beta", "0722123457", "16.11.2026 telefon: revine luni"]],
            "company=A phone=B notes=C",
        ),
    ),
    (
        "ro",
        CustomerList(
            "formulas for names and ages",
            "Nume|Prenume|Nume complet|Telefon|Data solicitării|Zile trecute",
            [
                ["Pop", "Ion", '=A2&" "&B2', "0722123456", dt.date(2026, 11, 1), "=TODAY()-E2"],
                ["Rus", "Ana", '=A3&" "&B3', "0722123457", dt.date(2026, 11, 2), "=TODAY()-E3"],
            ],
            "contact=A phone=D created=E",
        ),
    ),
    (
        "ro",
        CustomerList(
            "days of the older calendar of Excel",
            "Companie|Mobil|Data cererii|Revenire",
            [
                ["Alfa", "0722123456", dt.date(2026, 11, 1), dt.date(2026, 11, 20)],
                ["Beta", "0722123457", dt.date(2026, 11, 2), dt.date(2026, 11, 21)],
            ],
            "company=A phone=B created=C due_mine=D",
            epoch_1904=True,
        ),
    ),
    (
        "ro",
        CustomerList(
            "Romanian and English together",
            "Customer|Persoana de contact|Mobile|Oferta trimisa|Next contact|Remarks",
            [
                ["Alfa", "Ion", "0722123456", "da", "20.11.2026", "scump"],
                ["Beta", "Ana", "0722123457", "nu", "21.11.2026", "revine"],
            ],
            "company=A contact=B phone=C due_mine=E notes=F",
        ),
    ),
    (
        "en",
        CustomerList(
            "how deals are called elsewhere",
            "Account|Primary contact|Direct line|Deal stage|Close date",
            [
                ["Acme", "Joe", "+447911123456", "Closed Won", "2026-11-01"],
                ["Best", "Jim", "+447911123457", "Closed Lost", ""],
                ["Cool", "Ida", "+447911123458", "Negotiation", ""],
            ],
            "company=A contact=B phone=C outcome=D outcome_date=E",
        ),
    ),
    (
        "en",
        CustomerList(
            "an export of a CRM",
            "Lead ID|First Name|Last Name|Company|Email|Phone|Lead Source|Owner|Created Time|Lead Status|Description",
            [
                [
                    "zcrm_1",
                    "Joe",
                    "Fox",
                    "Acme",
                    "joe@acme.example",
                    "+447911123456",
                    "Web",
                    "Ann",
                    "2026-11-01 10:22",
                    "New",
                    "x",
                ],
                [
                    "zcrm_2",
                    "Jim",
                    "Ray",
                    "Best",
                    "jim@best.example",
                    "+447911123457",
                    "Fair",
                    "Bob",
                    "2026-11-02 11:05",
                    "New",
                    "y",
                ],
            ],
            "id=A contact=B company=D email=E phone=F source=G owner=H created=I outcome=J notes=K",
            filtered=True,
        ),
    ),
    (
        "en",
        CustomerList(
            "day first is seen from the thirteenth on",
            "Customer name|Tel no.|Enquiry date|Call back on",
            [
                ["Joe", "+447911123456", "05/11/2026", "25/11/2026"],
                ["Jim", "+447911123457", "13/11/2026", "07/12/2026"],
            ],
            "contact=A phone=B created=C due_mine=D",
            orders={"created": "dmy", "due_mine": "dmy"},
        ),
    ),
    (
        "en",
        CustomerList(
            "a log in the notes",
            "Name of the firm|Telephone number|What happened",
            [
                [
                    "Acme",
                    "+447911123456",
                    "2026-11-10 call: too expensive\n2026-11-12 mail: sent an offer, waits for partner",
                ],
                ["Best", "+447911123457", "2026-11-11 call: no answer\n2026-11-13 call: wants a sample by Friday"],
            ],
            "company=A phone=B notes=C",
        ),
    ),
    (
        "en",
        CustomerList(
            "checks, ratings and money beside it",
            "Client name|Whatsapp no|Catalogue sent?|Rating|Budget (EUR)|Person in charge|Country",
            [
                ["Joe", "+40722123456", "yes", 4, 12000, "Ann", "Romania"],
                ["Ali", "+989121234567", "no", 5, 9000, "Bob", "Iran"],
            ],
            "contact=A phone=B owner=F country=G",
        ),
    ),
    (
        "en",
        CustomerList(
            "Persian customers under English headings",
            "Name|Mobile number|Date|Description|Assigned",
            [
                ["رضا راد", "۰۹۱۲۱۲۳۴۵۶۷", "۱۴۰۵/۰۸/۲۰", "گران است", "سارا"],
                ["مینا فر", "۰۹۱۲۱۲۳۴۵۶۸", "۱۴۰۵/۰۸/۲۱", "نمونه", "علی"],
            ],
            "contact=A phone=B created=C notes=D owner=E",
        ),
    ),
]
