"""The command followup handover: who gets what, what stays where it was, and the way back."""

import json
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from followup_xl.compute import recompute
from followup_xl.i18n import load
from followup_xl.i18n_words import load_lexicon
from followup_xl.model.book import CellValue
from followup_xl.reports import report
from followup_xl.store.file import FileStore
from followup_xl.template import build_with
from followup_xl.template.demo import build_demo
from followup_xl.validate import validate
from tests.support.refreshed import TODAY, open_lead
from tests.support.shell import Shell, shell_in

DAY = TODAY + timedelta(days=1)
BEFORE = TODAY - timedelta(days=7)
OF_TODAY = {"slipping", "load", "repeat", "win-back"}
"""Lists of the work that waits now: dates to come follow the days off of whoever has the lead."""


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return shell_in(tmp_path, monkeypatch, capsys)


@pytest.fixture(scope="module")
def content() -> bytes:
    ago = [TODAY - timedelta(days=days) for days in range(10)]
    leads = [
        open_lead(1, owner="Ali", created=ago[5], notes=f"{ago[3].isoformat()} call: wants a sample"),
        open_lead(2, owner="ALI", parked_until=TODAY + timedelta(days=20), parked_because="travels"),
        open_lead(3, owner="Ali", created=ago[9], outcome="won", outcome_date=ago[2]),
        open_lead(4, owner="Ali", created=ago[9], outcome="do-not-contact", outcome_date=ago[2]),
        open_lead(5, owner="Omid"),
        open_lead(6, owner="Ali Rezaei"),
        open_lead(7, owner="Ali", id=None, company="Nameless"),
        open_lead(8, owner="Ali", created=ago[9], promised_by_us=TODAY + timedelta(days=3)),
    ]
    touches: list[dict[str, CellValue]] = [
        {"date": ago[4 - n], "lead": "L8", "channel": "call", "outcome": "answered", "note": f"talk {n}"}
        for n in range(4)
    ]
    touches[3] |= {"owner": "Omid", "promised": TODAY + timedelta(days=9)}
    team = [{"owner": "Sara", "language": "ro"}, {"owner": "Omid"}]
    return build_with({"tblLeads": leads, "tblTouches": touches, "tblTeam": team}, "en")


@pytest.fixture
def book(shell: Shell, tmp_path: Path, content: bytes) -> Path:
    """Return a workbook that was refreshed once."""
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    shell("refresh", "book.xlsx", "--today", TODAY.isoformat())
    return path


def people_cells(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return what people typed: every cell of the leads before the computed ones, and every touch."""
    sheets = openpyxl.load_workbook(path)
    leads: list[tuple[object, ...]] = [row[:32] for row in sheets["Leads"].iter_rows(values_only=True)]
    return {"leads": leads, "touches": [*sheets["Touches"].iter_rows(values_only=True)]}


def owners(path: Path) -> dict[object, object]:
    """Return the owner of each lead by its ID, or its company where it has none."""
    rows = [row for row in people_cells(path)["leads"] if row[13] in {"Ali", "ALI", "Ali Rezaei", "Omid", "Sara"}]
    return {row[0] or row[1]: row[13] for row in rows}


def test_every_lead_with_work_goes_and_no_other(shell: Shell, book: Path) -> None:
    code, out, err = shell("handover", "book.xlsx", "ali", " SARA", "--today", DAY.isoformat())
    assert code == 1, "one lead has no ID"
    assert (
        err == "Not handed over, because their ID is missing or stands twice: Nameless. Give each an ID of its own.\n"
    )
    found = owners(book)
    assert [lead for lead, owner in found.items() if owner == "Sara"] == ["L1", "L2", "L3", "L8"]
    assert (found["L4"], found["L5"], found["L6"], found["Nameless"]) == ("Ali", "Omid", "Ali Rezaei", "Ali")
    assert "De la Ali la Sara, 18 nov. 2026" in out, "in the language of whoever takes them"
    assert "Clientul a promis: 26 nov. 2026." in out
    assert "Noi am promis: 20 nov. 2026." in out
    assert "To take it back: followup undo book.xlsx 2026-11-18.1" in out


def test_the_list_has_the_last_three_touches(shell: Shell, book: Path) -> None:
    said = json.loads(shell("handover", "book.xlsx", "Ali", "Sara", "--today", DAY.isoformat(), "--json")[1])
    lead = next(lead for lead in said["leads"] if lead["id"] == "L8")
    assert [touch["note"] for touch in lead["touches"]] == ["talk 3", "talk 2", "talk 1"]
    assert (lead["promised"], lead["promised_by_us"], lead["due"]) == ("2026-11-26", "2026-11-20", "2026-11-26")
    assert (said["status"], said["from"], said["to"], said["in_team"]) == ("done", "Ali", "Sara", True)
    assert (said["named_touches"], said["left"]) == (3, [{"id": "", "company": "Nameless"}])
    assert Path(said["backup"]).is_file()
    assert book.is_file()


def test_a_touch_that_named_nobody_names_who_had_the_lead(shell: Shell, book: Path) -> None:
    shell("handover", "book.xlsx", "Ali", "Sara", "--today", DAY.isoformat())
    touches = [row for row in people_cells(book)["touches"] if row[1] == "L8"]
    assert [row[2] for row in touches] == ["Ali", "Ali", "Ali", "Omid"]


def test_undo_restores_every_cell_of_people(shell: Shell, book: Path) -> None:
    before = people_cells(book)
    shell("handover", "book.xlsx", "Ali", "Sara", "--today", DAY.isoformat())
    assert people_cells(book) != before
    assert shell("undo", "book.xlsx")[0] == 0
    assert people_cells(book) == before


def test_a_dry_run_writes_nothing(shell: Shell, book: Path) -> None:
    before = book.read_bytes()
    arguments = ("handover", "book.xlsx", "Ali", "Sara", "--today", DAY.isoformat(), "--dry-run", "-o", "list.md")
    code, out, _ = shell(*arguments)
    assert (code, book.read_bytes(), book.with_name("list.md").exists()) == (1, before, False)
    assert "Dry run: nothing was written." in out
    assert json.loads(shell(*arguments, "--json")[1])["status"] == "planned"


@pytest.mark.parametrize(
    ("ending", "begins"), [("md", "# De la Ali"), ("html", "<!DOCTYPE html>"), ("txt", "De la Ali")]
)
@pytest.mark.usefixtures("book")
def test_the_list_can_be_written(shell: Shell, tmp_path: Path, ending: str, begins: str) -> None:
    shell("handover", "book.xlsx", "Ali", "Sara", "--today", DAY.isoformat(), "-o", f"list.{ending}")
    assert (tmp_path / f"list.{ending}").read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (("Reza", "Sara"), "No leads belong to “Reza”; the owners are: Ali, Ali Rezaei, Omid."),
        (("Ali", "ali"), "Ali and Ali are the same person."),
        (("Ali", " "), "Say who takes the leads over."),
        (("Ali", "Sara", "-o", "list.docx"), "The list can be a .md, .html or .txt file, not .docx."),
    ],
)
def test_what_cannot_be_done_is_said(shell: Shell, book: Path, names: tuple[str, ...], sentence: str) -> None:
    before = book.read_bytes()
    code, _, err = shell("handover", "book.xlsx", *names, "--today", DAY.isoformat())
    assert (code, err, book.read_bytes()) == (2, sentence + "\n", before)


def test_a_name_that_could_be_two_people_is_asked_about(shell: Shell, tmp_path: Path) -> None:
    leads = [open_lead(1, owner="علی رضایی"), open_lead(2, owner="علي احمدي"), open_lead(3, owner="Șerban Pop")]
    (tmp_path / "two.xlsx").write_bytes(build_with({"tblLeads": leads}, "fa"))
    code, _, err = shell("handover", "two.xlsx", "علی", "سارا")
    assert code == 2
    assert "«علی» می‌تواند علي احمدي، علی رضایی\u200f باشد" in err
    code, out, err = shell("handover", "two.xlsx", "على احمدی", "serban", "--json")
    assert (code, json.loads(out)["from"], json.loads(out)["to"]) == (0, "علي احمدي", "Șerban Pop")
    assert "tblTeam" in err, "nobody of that name is in the team"


@pytest.mark.usefixtures("book")
def test_nothing_to_hand_over_is_said_and_changes_nothing(shell: Shell, book: Path) -> None:
    shell("handover", "book.xlsx", "Omid", "Sara", "--today", DAY.isoformat())
    before = book.read_bytes()
    shell("handover", "book.xlsx", "Sara", "Omid", "--today", DAY.isoformat())
    assert book.read_bytes() != before
    code, _, err = shell("handover", "book.xlsx", "Sara", "Omid", "--today", DAY.isoformat())
    assert (code, "No leads belong to “Sara”" in err) == (2, True)


def sections(path: Path, day: date, week: date | None) -> dict[str, pd.DataFrame]:
    book, rules, _ = validate(FileStore(path).read(), load("en"), load_lexicon(), day)
    return {one.id: one.rows for one in report(book, rules, recompute(book, rules, day), day, week).sections}


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_report_of_the_time_before_does_not_change(shell: Shell, tmp_path: Path, language: str) -> None:
    path = tmp_path / "demo.xlsx"
    path.write_bytes(build_demo(language, TODAY))
    shell("refresh", "demo.xlsx", "--today", TODAY.isoformat())
    sara, omid = ("سارا", "امید") if language == "fa" else ("Sara", "Omid")
    before, now = sections(path, DAY, BEFORE), sections(path, DAY, None)
    assert before["activity"].set_index("owner")["follow_ups"].gt(20)[sara]
    code, _, err = shell("handover", "demo.xlsx", sara, omid, "--today", DAY.isoformat())
    assert (code, err) == (0, "")
    after, then = sections(path, DAY, BEFORE), sections(path, DAY, None)
    for name in before.keys() - OF_TODAY:
        pd.testing.assert_frame_equal(after[name], before[name], obj=name)
    work, done = (frame["activity"].set_index("owner") for frame in (now, then))
    columns = ["follow_ups", "on_time", "answered", "won"]
    pd.testing.assert_frame_equal(done[columns], work[columns])
    assert (done.loc[sara, "open"], done.loc[omid, "open"]) == (0, work.loc[[sara, omid], "open"].sum())
    won, still = (
        frame["conversion"].query("by_key == 'report.dimension.owner'").set_index("value") for frame in (now, then)
    )
    pd.testing.assert_frame_equal(still.loc[[sara, omid], ["won", "lost"]], won.loc[[sara, omid], ["won", "lost"]])
    assert still.loc[sara, "open"] == 0


def test_what_is_won_after_a_handover_counts_for_who_has_the_lead(shell: Shell, book: Path) -> None:
    shell("handover", "book.xlsx", "Ali", "Sara", "--today", DAY.isoformat())
    sheets = openpyxl.load_workbook(book)
    row = next(row for row in sheets["Leads"].iter_rows() if row[0].value == "L1")
    row[20].value, row[21].value = "won", DAY + timedelta(days=2)
    sheets.save(book)
    found = sections(book, DAY + timedelta(days=3), None)["activity"].set_index("owner")["won"]
    assert (found["Ali"], found["Sara"]) == (1, 1)


def test_credit_outlives_the_runs_that_are_kept(shell: Shell, book: Path) -> None:
    sheets = openpyxl.load_workbook(book)
    option = next(row for row in sheets["Settings"].iter_rows() if row[2].value == "keep-runs")
    option[3].value = 1
    sheets.save(book)
    shell("handover", "book.xlsx", "Ali", "Sara", "--today", DAY.isoformat())
    for days in (5, 9, 15):
        shell("refresh", "book.xlsx", "--today", (DAY + timedelta(days=days)).isoformat())
    found = sections(book, DAY + timedelta(days=15), None)["activity"].set_index("owner")
    assert (found.loc["Ali", "won"], found.loc["Ali", "follow_ups"], found.loc["Ali", "open"]) == (1, 4, 1)


def test_what_was_typed_into_today_is_still_the_work_of_the_old_owner(shell: Shell, book: Path) -> None:
    sheets = openpyxl.load_workbook(book)
    rows = list(sheets["Today"].iter_rows())
    heads = next(row for row in rows if "Result" in [cell.value for cell in row])
    result, lead = ([cell.value for cell in heads].index(name) for name in ("Result", "Lead"))
    next(row for row in rows if row[lead].value == "L1")[result].value = "answered"
    sheets.save(book)
    shell("handover", "book.xlsx", "Ali", "Sara", "--today", DAY.isoformat())
    logged = [row for row in people_cells(book)["touches"] if row[1] == "L1"]
    assert [(row[2], row[5]) for row in logged] == [("Ali", "answered")]
    assert owners(book)["L1"] == "Sara"
