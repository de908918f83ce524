"""Many small books of unrelated leads, quickly: one is built, and each copy gets a mark of its own and other orders."""

from datetime import timedelta
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from followup_xl.template import build_with
from tests.support.big import OWNERS, TODAY, Row
from tests.support.big import leads as made_leads
from tests.support.big import touches as made_touches

MARK: Final = "Q0000Q"
AMOUNT: Final = 1_234_567
LEADS: Final = 12


def mark(number: int) -> str:
    """Return what tells a book's leads from those of the others; as long as ``MARK``."""
    return f"Q{number:04}Q"


def amount(number: int) -> int:
    """Return the amount of the orders of a book; as many digits as ``AMOUNT``."""
    return 1_000_000 + (number * 7_919) % 900_000


def rows(number: int = 0, leads: int = LEADS) -> dict[str, list[Row]]:
    """Return the people's rows of a book."""
    sign, money = mark(number), amount(number) if number else AMOUNT
    return {
        "tblLeads": [_lead(row, place, sign) for place, row in enumerate(made_leads(leads))],
        "tblTouches": [_touch(row, place, sign) for place, row in enumerate(made_touches(leads * 3, leads))],
        "tblOrders": [_order(place, sign, money) for place in range(0, leads, 4)],
        "tblTargets": [{"month": TODAY.replace(day=1), "revenue_plan": 900_000.0, "expense_cap": 4_000.0}],
    }


def _lead(row: Row, place: int, sign: str) -> Row:
    extra: dict[str, Any] = {
        "id": f"{sign}{row['id']}",
        "company": f"{sign} {row['company']}",
        "owner": (OWNERS[0], OWNERS[1], OWNERS[0].upper())[place % 3],
        "nps": float(place % 11),
        "annual_need": 500.0 if place % 4 == 0 else None,
        "promised_by_us": TODAY - timedelta(days=place % 5) if place % 3 == 0 else None,
    }
    if row.get("outcome") in {"no", "bought-elsewhere"}:
        extra |= {"reason": ("price", "Price", "delay")[place % 3], "bought_from": "Rival"}
    return row | extra


def _touch(row: Row, place: int, sign: str) -> Row:
    owner = row["owner"] if place % 3 else None
    return row | {"lead": f"{sign}{row['lead']}", "owner": owner, "cost": 2.0 if place % 5 == 0 else None}


def _order(place: int, sign: str, money: int) -> Row:
    lead = f"{sign}L{place + 1:05}"
    return {"lead": lead, "date": TODAY - timedelta(days=20 + 40 * place % 400), "amount": money, "quantity": 20.0}


@lru_cache(maxsize=4)
def _parts(leads: int) -> tuple[tuple[str, bytes], ...]:
    with ZipFile(BytesIO(build_with(rows(0, leads), "en"))) as archive:
        return tuple((name, archive.read(name)) for name in archive.namelist())


def book(number: int, leads: int = LEADS) -> bytes:
    """Return the workbook of ``rows(number)``, number from 1 on."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in _parts(leads):
            own = content.replace(MARK.encode(), mark(number).encode())
            archive.writestr(
                ZipInfo(name), own.replace(str(AMOUNT).encode(), str(amount(number)).encode()), ZIP_DEFLATED
            )
    return packed.getvalue()


def write(folder: Path, count: int, leads: int = LEADS) -> list[Path]:
    """Write so many books into folders of ten below ``folder`` and return them."""
    found = [folder / f"branch-{number // 10:02}" / f"leads-{number:04}.xlsx" for number in range(1, count + 1)]
    for number, path in enumerate(found, 1):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(book(number, leads))
    return found
