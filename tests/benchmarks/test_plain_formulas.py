"""The same counts and due dates as plain Excel formulas: they agree, and recalculating them costs many times more."""

import os
import subprocess
from datetime import date, datetime, timedelta
from pathlib import Path
from time import process_time
from typing import Final

import openpyxl
import pytest

from followup_xl.compute import recompute
from followup_xl.model.rules import Options
from followup_xl.model.settings import default_rules
from tests.support import big
from tests.support.books import Rows
from tests.support.validated import of

pytestmark = [pytest.mark.benchmark, pytest.mark.slow, pytest.mark.office]

LEADS, TOUCHES = 2_000, 8_000
LEAST: Final = 2.0
"""Formulas look at every touch for every lead, so their disadvantage grows with the book; this is a small one."""

COUNT: Final = "=COUNTIFS(Touches!$B$2:$B${last},A{row})"
LAST: Final = "=_xlfn.MAXIFS(Touches!$A$2:$A${last},Touches!$B$2:$B${last},A{row})"
GAPPED: Final = "=IF(B{row}=0,0,C{row}+IF(B{row}<3,1,IF(B{row}<5,2,7)))"
DUE: Final = "=IF(WEEKDAY(D{row})=6,D{row}+1,D{row})"
"""Follow-up k of domestic goods in a country that rests on Friday, without holidays (DOMAIN section 3)."""


def leads() -> Rows:
    plain = ("id", "company", "owner")
    return [
        {name: row[name] for name in plain} | {"market": "domestic", "product_kind": "goods", "group": "unhurried"}
        for row in big.leads(LEADS)
    ]


def touches() -> Rows:
    made = [{"date": row["date"], "lead": row["lead"]} for row in big.touches(TOUCHES, LEADS)]
    return list({(row["date"], row["lead"]): row for row in made}.values())


def write(path: Path, *, formulas: bool) -> None:
    """A workbook of the leads and touches; with formulas, their count, last date, target and due date beside each."""
    workbook = openpyxl.Workbook()
    rows, logged = leads(), touches()
    sheet = workbook.active
    assert sheet is not None
    log = workbook.create_sheet("Touches")
    log.append(["Date", "Lead"])
    for touch in logged:
        log.append([touch["date"], touch["lead"]])
    sheet.append(["ID", "Touches", "Last touch", "Target", "Due"])
    for row, lead in enumerate(rows, 2):
        texts = [text.format(row=row, last=len(logged) + 1) for text in (COUNT, LAST, GAPPED, DUE)]
        sheet.append([lead["id"], *(texts if formulas else ())])
    workbook.save(path)


def recalculated(path: Path, out: Path) -> float:
    """Processor time of LibreOffice opening, calculating and saving a book."""
    profile = f"-env:UserInstallation={(out / 'profile').as_uri()}"
    before = os.times()
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=500)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def test_formulas_agree_and_cost_many_times_more(tmp_path: Path) -> None:
    write(tmp_path / "plain.xlsx", formulas=False)
    write(tmp_path / "formulas.xlsx", formulas=True)
    out = tmp_path / "out"
    recalculated(tmp_path / "plain.xlsx", out)  # makes the profile, which costs time once
    extra = recalculated(tmp_path / "formulas.xlsx", out) - recalculated(tmp_path / "plain.xlsx", out)
    book, _, _ = of(leads(), touches())
    rules = default_rules(Options(country="IR", weekend="fri"))
    start = process_time()
    outcome = recompute(book, rules, big.TODAY)
    own = process_time() - start
    counts = dict(zip(outcome.leads["id"], outcome.leads["touches"], strict=True))
    dues = dict(zip(outcome.leads["id"], outcome.leads["due"].dt.date, strict=True))
    theirs = openpyxl.load_workbook(out / "formulas.xlsx", data_only=True)["Sheet"]
    for name, count, _, _, due in theirs.iter_rows(min_row=2, values_only=True):
        assert count == counts[name]
        assert not count or day(due) == dues[name], name
    print(f"formulas {extra:.2f} s, ours (every rule) {own:.2f} s, ratio {extra / own:.1f}")  # noqa: T201
    assert extra / own >= LEAST


def day(value: object) -> date:
    """A date from a cell that may show it as a number."""
    if isinstance(value, datetime):
        return value.date()
    assert isinstance(value, int | float)
    return date(1899, 12, 30) + timedelta(days=int(value))
