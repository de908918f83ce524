"""Lists whose place on the sheet, or whose sheet, is not what one expects; of three languages, some of several."""

from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.table import TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.lists import CustomerList


def _striped(sheet: Worksheet) -> None:
    for table in sheet.tables.values():
        table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium9", showRowStripes=True)


def _hidden_and_frozen(sheet: Worksheet) -> None:
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions.group("D", "D", hidden=True)
    sheet.row_dimensions[3].hidden = True
    sheet.freeze_panes = "C2"


def _protected(sheet: Worksheet) -> None:
    sheet.protection.sheet = True
    sheet.protection.password = "secret"  # noqa: S105  # of a made workbook


def _coloured(sheet: Worksheet) -> None:
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.fill = PatternFill("solid", fgColor="FFF2CC")
    rule = Rule(type="expression", formula=['$A2="Alfa"'], dxf=DifferentialStyle(fill=PatternFill(bgColor="FFC7CE")))
    sheet.conditional_formatting.add("A2:A9", rule)
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"


LISTS = [
    (
        "fa",
        CustomerList(
            "two rows of headings",
            "نام|شرکت|موبایل|آخرین تماس|شرح گفتگو|کارشناس فروش",
            [
                ["رضا راد", "البرز", "09121234567", "1405/08/20", "قیمت را پرسید و گفت فکر می‌کنم", "سارا"],
                ["مینا فر", "مهر", "09121234568", "1405/08/21", "نمونه خواست تا آخر هفته", "علی"],
            ],
            "contact=A company=B phone=C notes=E owner=F",
            row=2,
            above={1: ["مشخصات مشتری", None, None, "پیگیری"]},
            merged=["A1:C1", "D1:F1"],
        ),
    ),
    (
        "ro",
        CustomerList(
            "a letterhead above, headings in row 7",
            "Nr.|Denumirea clientului|Persoana de contact|Nr. telefon|Adresa de e-mail|Resp.|Obs.",
            [
                [1, "Alfa Construct SRL", "Ion Pop", "0722 123 456", "ion@alfa.example", "Ana", "cere ofertă"],
                [2, "Beta Imobiliare SRL", "Dan Rus", "0722 123 457", "dan@beta.example", "Mihai", "revine luni"],
                [3, "Gama SA", "Eva Ionescu", "0722 123 458", "eva@gama.example", "Ana", "a cerut mostre"],
            ],
            "id=A company=B contact=C phone=D email=E owner=F notes=G",
            row=7,
            above={
                1: ["SC MOBILA NOASTRĂ SRL"],
                2: ["Str. Florilor nr. 5, Cluj-Napoca"],
                3: ["Tel. 0264 123 456"],
                5: ["LISTA CLIENȚILOR POTENȚIALI"],
            },
            merged=["A5:G5"],
        ),
    ),
    (
        "en",
        CustomerList(
            "line breaks, stars and blanks in headings",
            " Company\nname * |Contact\r\nperson|Phone *\n(mobile)|E-mail *|Next\nfollow-up\ndate|Sales\nperson ",
            [
                ["Acme Ltd", "Joe Fox", "+447911123456", "joe@acme.example", "2026-11-20", "Ann"],
                ["Best plc", "Jim Ray", "+447911123457", "jim@best.example", "2026-11-21", "Bob"],
            ],
            "company=A contact=B phone=C email=D due_mine=E owner=F",
        ),
    ),
    (
        "ro",
        CustomerList(
            "a list of suppliers beside it",
            "Client|Telefon|Email|Observații|||Furnizor|Telefon furnizor",
            [
                ["Alfa", "0722123456", "a@alfa.example", "vrea mostră", None, None, "Depozit Nord", "0264555111"],
                ["Beta", "0722123457", "b@beta.example", "scump", None, None, "Depozit Sud", "0264555112"],
                ["Gama", "0722123458", "g@gama.example", "revine", None, None, "Depozit Est", "0264555113"],
            ],
            "company=A phone=B email=C notes=D",
        ),
    ),
    (
        "en",
        CustomerList(
            "a list of suppliers below it",
            "Customer|Phone|Email|Comments",
            [
                ["Joe Fox", "+447911123456", "joe@acme.example", "asked for a sample"],
                ["Jim Ray", "+447911123457", "jim@best.example", "too expensive"],
                ["Ida Lee", "+447911123458", "ida@cool.example", "call in May"],
            ],
            "contact=A phone=B email=C notes=D",
            last=4,
            below={
                7: ["Supplier", "Phone", "Email", "Comments"],
                8: ["Steel Inc", "+447911123459", "s@steel.example", ""],
                9: ["Wood Inc", "+447911123450", "w@wood.example", ""],
                10: ["Glue Inc", "+447911123451", "g@glue.example", ""],
            },
        ),
    ),
    (
        "en",
        CustomerList(
            "a dashboard and a summary come first",
            "Company|Contact|Mobile|Sales rep|Comments",
            [["Acme", "Joe", "+447911123456", "Ann", "wants a sample"], ["Best", "Jim", "+447911123457", "Bob", "no"]],
            "company=A contact=B phone=C owner=D notes=E",
            others={
                "Dashboard": [
                    ["SALES DASHBOARD"],
                    [],
                    ["Total customers", 124],
                    ["Won this month", 12],
                    ["Conversion", 0.18],
                ],
                "Pivot": [
                    ["Row Labels", "Count of Company", "Sum of Value"],
                    ["Ann", 61, 12000],
                    ["Bob", 63, 14000],
                    ["Grand Total", 124, 26000],
                ],
            },
            others_first=True,
        ),
    ),
    (
        "en",
        CustomerList(
            "an Excel table with a style, under a title",
            "Company|Contact|Phone|Follow-up date",
            [["Acme", "Joe", "+447911123456", "2026-11-20"], ["Best", "Jim", "+447911123457", "2026-11-21"]],
            "company=A contact=B phone=C due_mine=D",
            row=3,
            above={1: ["Customers of the north"]},
            table="Table1",
            finish=_striped,
        ),
    ),
    (
        "en",
        CustomerList(
            "hidden columns, a hidden row, frozen panes",
            "Company|Internal code|Phone|Margin|Notes",
            [
                ["Acme", "X1", "+447911123456", 0.2, "a"],
                ["Best", "X2", "+447911123457", 0.3, "b"],
                ["Cool", "X3", "+447911123458", 0.4, "c"],
            ],
            "company=A phone=C notes=E",
            asks="id=B",
            finish=_hidden_and_frozen,
        ),
    ),
    (
        "ro",
        CustomerList(
            "a protected sheet",
            "Firma|Persoana de contact|Telefon|Mențiuni",
            [["Alfa", "Ion", "0722123456", "x"], ["Beta", "Ana", "0722123457", "y"]],
            "company=A contact=B phone=C notes=D",
            finish=_protected,
        ),
    ),
    (
        "ro",
        CustomerList(
            "colours, a rule of colour, a landscape print",
            "Firma|Telefon|Localitate",
            [["Alfa", "0722123456", "Cluj"], ["Beta", "0722123457", "Iași"]],
            "company=A phone=B city=C",
            finish=_coloured,
        ),
    ),
    (
        "fa",
        CustomerList(
            "an empty row after every row",
            "نام مشتری|شماره همراه|توضیحات",
            [
                ["رضا", "09121234567", "گران"],
                [None] * 3,
                ["مینا", "09121234568", "نمونه"],
                [None] * 3,
                ["علی", "09121234569", "تماس"],
            ],
            "contact=A phone=B notes=C",
        ),
    ),
    (
        "fa",
        CustomerList(
            "the towns as rows between",
            "نام فروشگاه|تلفن|مسئول",
            [
                ["تهران", None, None],
                ["فروشگاه نور", "09121234567", "سارا"],
                ["فروشگاه امید", "09121234568", "سارا"],
                ["اصفهان", None, None],
                ["فروشگاه زاینده", "09131234567", "علی"],
            ],
            "company=A phone=B owner=C",
        ),
    ),
    (
        "ro",
        CustomerList(
            "a sheet for each salesperson",
            "Client|Telefon|Observații",
            [["Alfa", "0722123456", "x"], ["Beta", "0722123457", "y"], ["Gama", "0722123458", "z"]],
            "company=A phone=B notes=C",
            sheet="Ana",
            others={"Dan": [["Client", "Telefon", "Observații"], ["Delta", "0722123459", "x"]]},
        ),
    ),
    (
        "ro",
        CustomerList(
            "capitals and colons",
            "NUME CLIENT:|NR. TEL.:|E-MAIL:|LOCALITATEA:|DATA URMĂTORULUI CONTACT:",
            [
                ["Ion Pop", "0722123456", "ion@alfa.example", "Cluj", "20.11.2026"],
                ["Ana Rus", "0722123457", "ana@beta.example", "Iași", "21.11.2026"],
            ],
            "contact=A phone=B email=C city=D due_mine=E",
        ),
    ),
    (
        "fa",
        CustomerList(
            "English headings below the Persian ones",
            "Company|Contact|Mobile|Remarks",
            [["البرز", "رضا", "09121234567", "گران"], ["مهر", "مینا", "09121234568", "نمونه"]],
            "company=A contact=B phone=C notes=D",
            row=2,
            above={1: ["نام شرکت", "نام مشتری", "تلفن همراه", "توضیحات"]},
        ),
    ),
    (
        "en",
        CustomerList(
            "no headings",
            "|||",
            [
                ["Acme", "joe@acme.example", "+447911123456", "wants a sample"],
                ["Best", "jim@best.example", "+447911123457", "too expensive"],
                ["Cool", "ida@cool.example", "+447911123458", "call in May"],
            ],
            "email=B phone=C",
        ),
    ),
    (
        "fa",
        CustomerList(
            "no headings in the first row either",
            "|||",
            [["البرز", "رضا", "09121234567"], ["مهر", "مینا", "09121234568"], ["نور", "علی", "09121234569"]],
            "phone=C",
            moves=True,
        ),
    ),
    (
        "en",
        CustomerList(
            "a legend and a date above, one cell apart",
            "Account name|Contact name|Work phone|Account owner|Last activity",
            [
                ["Acme", "Joe", "+447911123456", "Ann", "2026-11-01"],
                ["Best", "Jim", "+447911123457", "Bob", "2026-11-02"],
            ],
            "company=A contact=B phone=C owner=D",
            row=4,
            above={1: ["Exported:", "2026-11-16 08:30"], 2: ["Filter:", "all open"]},
        ),
    ),
]
