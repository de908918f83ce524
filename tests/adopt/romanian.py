"""Romanian lists."""

import datetime as dt

from tests.support.lists import CustomerList

LISTS = [
    CustomerList(
        "plain",
        "Companie|Persoană de contact|Telefon|Observații|Responsabil|Sursa",
        [["Alfa SRL", "Ion Pop", "0722 123 456", "vrea mostră", "Ana", "târg"]] * 2,
        "company=A contact=B phone=C notes=D owner=E source=F",
    ),
    CustomerList(
        "no diacritics",
        "Nr. crt.|Firma|Persoana contact|Tel.|E-mail|Data|Obs.",
        [
            [1, "Alfa", "Ion", "0722123456", "ion@alfa.example", "16.11.2026", "revin luni"],
            [2, "Beta", "Ana", "0722123457", "ana@beta.example", "17.11.2026", "scump"],
        ],
        "id=A company=B contact=C phone=D email=E created=F notes=G",
    ),
    CustomerList(
        "cedillas",
        "Societate|Telefon mobil|Oraş|Ţara|Data revenirii",
        [["Alfa", "0722123456", "Cluj", "România", "20.11.2026"], ["Beta", "0722123457", "Iaşi", "Moldova", ""]],
        "company=A phone=B city=C country=D due_mine=E",
    ),
    CustomerList(
        "day first shows in one cell",
        "Client|Telefon|Data solicitării",
        [["Alfa", "0722123456", "05/11/2026"], ["Beta", "0722123457", "17/11/2026"]],
        "company=A phone=B created=C",
        orders={"created": "dmy"},
    ),
    CustomerList(
        "day or month first is open",
        "Client|Telefon|Data solicitării",
        [["Alfa", "0722123456", "05/11/2026"], ["Beta", "0722123457", "07/10/2026"]],
        "company=A phone=B created=C",
        orders={"created": "?"},
    ),
    CustomerList(
        "phones as numbers",
        "Denumire|Mobil|Agent vânzări|De sunat",
        [["Alfa", 722123456.0, "Ana", dt.date(2026, 11, 20)], ["Beta", 722123457.0, "Dan", dt.date(2026, 11, 21)]],
        "company=A phone=B owner=C due_mine=D",
    ),
    CustomerList(
        "two numbers in a cell",
        "Firmă|Telefon|Mențiuni",
        [["Alfa", "0722 123 456 / 0213 123 456", "x"], ["Beta", "0722123457; 0722123458", "y"]],
        "company=A phone=B notes=C",
    ),
    CustomerList(
        "fiscal code and bank account are left",
        "Denumire client|CUI|IBAN|Telefon contact|Adresă e-mail",
        [["Alfa", "RO123456", "RO49AAAA1B31007593840000", "0722123456", "a@a.example"]] * 2,
        "company=A phone=D email=E",
    ),
    CustomerList(
        "a total in words",
        "Nume și prenume|Telefon|Necesar anual",
        [["Ion", "0722123456", 20], ["Ana", "0722123457", 30]],
        "contact=A phone=B annual_need=C",
        below={4: ["TOTAL", None, 50]},
    ),
    CustomerList(
        "title, date of the print and a blank row",
        "Client|Nr. telefon|Produs solicitat|Discuții",
        [["Alfa", "0722123456", "ciment", "16.11.2026 telefon: revine luni"]] * 2,
        "company=A phone=B product=C notes=D",
        row=5,
        above={1: ["SITUAȚIA CLIENȚILOR"], 2: ["Actualizat la", dt.date(2026, 11, 16)]},
        merged=["A1:D1"],
    ),
    CustomerList(
        "an Excel table already",
        "Firma|Telefon|Status",
        [["Alfa", "0722123456", "cald"], ["Beta", "0722123457", "rece"]],
        "company=A phone=B",
        table="Clienti",
    ),
    CustomerList(
        "same heading twice",
        "Firma|Telefon|Telefon|Observații",
        [["Alfa", "0213123456", "0722123456", "x"], ["Beta", "0213123457", "0722123457", "y"]],
        "company=A phone=C notes=D",
    ),
]
