"""English lists."""

import datetime as dt

from tests.support.lists import CustomerList

LISTS = [
    CustomerList(
        "plain",
        "Company|Contact|Phone|Email|Country|Owner|Notes|Next follow-up",
        [["Acme", "Joe", "+44 20 7946 0958", "joe@acme.example", "UK", "Ann", "wants a sample", dt.date(2026, 11, 20)]]
        * 2,
        "company=A contact=B phone=C email=D country=E owner=F notes=G due_mine=H",
    ),
    CustomerList(
        "mail column under a strange heading",
        "Account|Person|Web 2|Mobile No.",
        [["Acme", "Joe", "joe@acme.example", "+447911123456"], ["Best", "Jim", "jim@best.example", "+447911123457"]],
        "company=A contact=B phone=D email=C",
    ),
    CustomerList(
        "month first shows in one cell",
        "Client|Tel|Date added",
        [["Acme", "+12025550123", "11/05/2026"], ["Best", "+12025550124", "10/25/2026"]],
        "company=A phone=B created=C",
        orders={"created": "mdy"},
    ),
    CustomerList(
        "numbers of days",
        "Client|Tel|Date added",
        [["Acme", "+12025550123", 46300], ["Best", "+12025550124", 46310]],
        "company=A phone=B created=C",
        orders={"created": "serial"},
    ),
    CustomerList(
        "phones of a country without a prefix",
        "Customer name|Cell phone|Remarks",
        [["Joe", "(202) 555-0123", "x"], ["Jim", "202-555-0124", "y"]],
        "contact=A phone=B notes=C",
    ),
    CustomerList(
        "a status, a priority and a last contact of their own are never written over",
        "Company|Phone|Status|Priority|Last contact|Due",
        [["Acme", "+447911123456", "hot", "A", dt.date(2026, 11, 1), dt.date(2026, 11, 20)]] * 2,
        "company=A phone=B due_mine=F",
    ),
    CustomerList(
        "misspelt",
        "Compnay|Telephon|E mail|Coments",
        [["Acme", "+447911123456", "joe@acme.example", "x"]] * 2,
        "phone=B email=C",
        asks="company=A notes=D",
    ),
    CustomerList(
        "a heading that contradicts its cells",
        "Company|Phone|Email",
        [["Acme", "+447911123456", "none"], ["Best", "+447911123457", "ask him"]],
        "company=A phone=B",
        asks="email=C",
    ),
    CustomerList(
        "a list beside the list",
        "Company|Phone|Notes",
        [["Acme", "+447911123456", "x"], ["Best", "+447911123457", "y"], ["Cool", "+447911123458", "z"]],
        "company=A phone=B notes=C",
        above={1: ["Company", "Phone", "Notes", None, None, "Legend"], 2: [None] * 5 + ["red = urgent"]},
    ),
    CustomerList(
        "empty rows inside",
        "Company|Phone|Notes",
        [["Acme", "+447911123456", "x"], [None, None, None], ["Best", "+447911123457", "y"]],
        "company=A phone=B notes=C",
    ),
    CustomerList(
        "the log and the orders are other sheets",
        "Customer|Phone|Source|Assigned to",
        [["Acme", "+447911123456", "fair", "Ann"], ["Best", "+447911123457", "web", "Bob"]],
        "contact=A phone=B source=C owner=D",
        others={
            "Calls": [["Date", "Customer", "Notes"], [dt.date(2026, 11, 1), "Acme", "no answer"]],
            "Orders": [["Date", "Customer", "Amount"], [dt.date(2026, 11, 1), "Acme", 1200]],
        },
        others_first=True,
    ),
    CustomerList(
        "text that begins like a formula",
        "Company|Phone|Comments",
        [["Acme", "+447911123456", "-10 % asked"], ["@home", "+447911123457", "+ sample"]],
        "company=A phone=B notes=C",
    ),
    CustomerList(
        "mixed languages in one line of headings",
        "شرکت / Company|Telefon|Remarks (توضیحات)",
        [["Acme", "+447911123456", "x"], ["Best", "+447911123457", "y"]],
        "company=A phone=B notes=C",
    ),
]
