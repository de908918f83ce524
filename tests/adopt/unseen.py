"""Lists written after the words were: how strangers' headings fare."""

import datetime as dt

from tests.support.lists import CustomerList

LISTS = [
    (
        "fa",
        CustomerList(
            "a printing house",
            "کد|نام کارفرما|تلفن همراه کارفرما|نوع کار|تاریخ سفارش گیری|سفارش‌گیرنده|شرح",
            [
                [
                    101,
                    "انتشارات نگاه",
                    "09121234567",
                    "کاتالوگ",
                    "1405/07/01",
                    "خانم صادقی",
                    "قیمت دادیم منتظر تایید مدیر هستند",
                ],
                [102, "نشر چشمه", "09121234568", "بروشور", "1405/07/03", "آقای نیک", "نمونه چاپ خواست برای هفته بعد"],
            ],
            "id=A company=B phone=C notes=G",
            asks="outcome_date=E product=F",
        ),
    ),
    (
        "fa",
        CustomerList(
            "a clinic",
            "نام بیمار|ش.همراه|نوع خدمت|معرف|مشاور|تاریخ تماس بعدی|ملاحظات مشاور",
            [
                [
                    "مریم تهرانی",
                    "09121234567",
                    "ایمپلنت",
                    "اینستاگرام",
                    "دکتر راد",
                    "1405/09/01",
                    "هزینه برایش زیاد بود گفت قسطی",
                ],
                ["ندا کاظمی", "09121234568", "ارتودنسی", "دوست", "دکتر راد", "1405/09/03", "با همسرش مشورت می‌کند"],
            ],
            "phone=B source=D due_mine=F notes=G",
            asks="contact=A product=C",
        ),
    ),
    (
        "fa",
        CustomerList(
            "an exporter",
            "Buyer|کشور مقصد|واتس‌آپ خریدار|محصول درخواستی|تناژ|آخرین پیام|مسئول صادرات",
            [
                ["Ahmad Trading", "عراق", "+9647701234567", "سیمان", 500, "1405/08/10", "سارا"],
                ["Omar LLC", "عمان", "+96891234567", "کاشی", 300, "1405/08/12", "علی"],
            ],
            "contact=A country=B phone=C product=D",
            asks="owner=G",
        ),
    ),
    (
        "fa",
        CustomerList(
            "a shop of tiles",
            "#|اسم و فامیل مشتری|شماره‌ی تماس|چه جنسی می‌خواست|کی میاد|فروشنده",
            [
                [1, "رضا راد", "09121234567", "کاشی ۶۰", "1405/09/02", "حسن"],
                [2, "مینا فر", "09121234568", "سرامیک", "1405/09/05", "حسن"],
            ],
            "contact=B phone=C owner=F",
            asks="due_mine=E",
        ),
    ),
    (
        "fa",
        CustomerList(
            "a call centre",
            "تاریخ و ساعت تماس|شماره تلفن متقاضی|نام متقاضی|علت تماس|نتیجه مکالمه|اپراتور پاسخگو",
            [
                ["1405/08/20", "02188776655", "رضا", "استعلام قیمت", "قرار شد فردا دوباره زنگ بزند", "سارا"],
                ["1405/08/21", "02188776656", "مینا", "خرید", "اطلاعات محصول برایش ایمیل شد", "علی"],
            ],
            "phone=B contact=C",
            asks="created=A reason=D notes=E owner=F",
        ),
    ),
    (
        "fa",
        CustomerList(
            "an agency of insurance",
            "بیمه‌گذار|موبایل بیمه‌گذار|نوع بیمه‌نامه|تاریخ سررسید|کد ملی|توضیح",
            [
                ["رضا راد", "09121234567", "بدنه", "1405/09/10", "0012345679", "تمدید می‌کند"],
                ["مینا فر", "09121234568", "ثالث", "1405/10/10", "0023456789", "گران گفت"],
            ],
            "phone=B notes=F",
            asks="due_mine=D",
        ),
    ),
    (
        "ro",
        CustomerList(
            "a builder",
            "Beneficiar|Tel. beneficiar|Localitate șantier|Lucrare solicitată|Dată vizită|Inginer|Stadiul discuțiilor",
            [
                [
                    "Pop Ion",
                    "0722123456",
                    "Cluj",
                    "acoperiș",
                    "20.11.2026",
                    "Dan",
                    "am trimis oferta, se gândește până luni",
                ],
                ["Rus Ana", "0722123457", "Turda", "fațadă", "22.11.2026", "Dan", "vrea preț mai mic pentru materiale"],
            ],
            "company=A phone=B",
            asks="city=C due_mine=E notes=G",
        ),
    ),
    (
        "ro",
        CustomerList(
            "a dealer",
            "Nr.|Nume client|Tel.|Model dorit|Sursa contactului|Consultant alocat|Următorul apel|Comentarii consultant",
            [
                [1, "Ion Pop", "0722123456", "Duster", "OLX", "Ana", "20.11.2026", "așteaptă rabla, revine"],
                [2, "Dan Rus", "0722123457", "Logan", "Facebook", "Mihai", "21.11.2026", "vrea test drive"],
            ],
            "id=A contact=B phone=C owner=F due_mine=G",
            asks="product=D source=E notes=H",
        ),
    ),
    (
        "ro",
        CustomerList(
            "a school of languages",
            "Cursant|Părinte|Nr. telefon părinte|E-mail părinte|Curs|Data înscrierii|Obs. secretariat",
            [
                [
                    "Mara",
                    "Ion Pop",
                    "0722123456",
                    "ion@pop.example",
                    "engleză",
                    "01.10.2026",
                    "a plătit avans pentru primul modul",
                ],
                [
                    "Tudor",
                    "Ana Rus",
                    "0722123457",
                    "ana@rus.example",
                    "germană",
                    "02.10.2026",
                    "întreabă de reducere pentru frați",
                ],
            ],
            "phone=C email=D notes=G",
            asks="created=F",
        ),
    ),
    (
        "ro",
        CustomerList(
            "a shop of furniture",
            "CLIENT|TELEFON CLIENT|ADRESĂ LIVRARE|CE DOREȘTE|AVANS|DATĂ REVENIRE|VÂNZĂTOR|STATUS",
            [
                ["Ion Pop", "0722123456", "Str. Lungă 3", "bucătărie", 500, "20.11.2026", "Ana", "în lucru"],
                ["Ana Rus", "0722123457", "Str. Mare 4", "dressing", 0, "21.11.2026", "Dan", "pierdut"],
            ],
            "company=A phone=B product=D due_mine=F owner=G outcome=H",
        ),
    ),
    (
        "ro",
        CustomerList(
            "a wholesaler",
            "Cod fiscal|Denumire partener|Pers. contact|Tel. 1|Tel. 2|Agent teritoriu|Ultima comandă|De recontactat la",
            [
                ["RO123456", "Alfa SRL", "Ion", "0722123456", "0264123456", "Ana", "01.09.2026", "20.11.2026"],
                ["RO123457", "Beta SRL", "Dan", "0722123457", "0264123457", "Ana", "02.09.2026", "25.11.2026"],
            ],
            "company=B contact=C phone=D due_mine=H",
            asks="owner=F",
        ),
    ),
    (
        "en",
        CustomerList(
            "an estate agent",
            "Prospect|Mobile no|Looking for|Budget|Viewing date|Negotiator|Feedback after viewing",
            [
                [
                    "Joe Fox",
                    "+447911123456",
                    "2 bed flat",
                    250000,
                    "2026-11-20",
                    "Ann",
                    "liked it but worried about the price",
                ],
                ["Ida Lee", "+447911123457", "house", 450000, "2026-11-22", "Bob", "will bring her husband next week"],
            ],
            "contact=A phone=B product=C notes=G",
            asks="due_mine=E",
        ),
    ),
    (
        "en",
        CustomerList(
            "a software seller",
            "Organisation name|Main contact|Contact e-mail|Phone no.|Plan of interest|Demo on|Rep assigned|Stage",
            [
                [
                    "Acme Ltd",
                    "Joe",
                    "joe@acme.example",
                    "+447911123456",
                    "Pro",
                    dt.date(2026, 11, 19),
                    "Ann",
                    "negotiation",
                ],
                ["Best plc", "Jim", "jim@best.example", "+447911123457", "Team", dt.date(2026, 11, 25), "Bob", "won"],
            ],
            "company=A contact=B email=C phone=D owner=G outcome=H",
            asks="due_mine=F",
        ),
    ),
    (
        "en",
        CustomerList(
            "a trade fair",
            "Visitor name|Visitor company|Business card e-mail|Cell|Products|Talked with|Follow up by|Remarks from us",
            [
                [
                    "Joe Fox",
                    "Acme",
                    "joe@acme.example",
                    "+447911123456",
                    "valves",
                    "Ann",
                    "2026-11-25",
                    "asked for a quotation of 200 pieces",
                ],
                [
                    "Ida Lee",
                    "Best",
                    "ida@best.example",
                    "+447911123457",
                    "pumps",
                    "Bob",
                    "2026-11-26",
                    "wants to visit our factory in May",
                ],
            ],
            "email=C phone=D product=E due_mine=G notes=H",
            asks="contact=A company=B",
        ),
    ),
    (
        "en",
        CustomerList(
            "a freight forwarder",
            "Shipper/Consignee|POC|POC mobile|Lane|Next chase|BD manager|Chase history",
            [
                [
                    "Acme",
                    "Joe",
                    "+447911123456",
                    "Iran-Turkey",
                    "2026-11-20",
                    "Ann",
                    "10 Nov called, said rates too high, will revert",
                ],
                [
                    "Best",
                    "Jim",
                    "+447911123457",
                    "Iran-UAE",
                    "2026-11-21",
                    "Bob",
                    "11 Nov mailed the new rates, no reply yet",
                ],
            ],
            "phone=C notes=G",
            asks="due_mine=E contact=F",
        ),
    ),
]
