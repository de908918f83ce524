"""Questions on a real terminal, in three languages: right answers, wrong ones, none, and Ctrl-C."""

import datetime as dt
import sys
from pathlib import Path

import pytest

from followup_xl.i18n import load
from followup_xl.pipeline import Request, run
from followup_xl.store.file import FileStore
from tests.support.lists import CustomerList
from tests.support.refreshed import tools

if sys.platform == "win32":
    pytest.skip("a terminal of Windows cannot be typed into by a test", allow_module_level=True)

from tests.adopt.terminal import INTERRUPT, Ended, typed

pytestmark = pytest.mark.slow
TODAY = dt.date(2026, 11, 17)
GIVEN = CustomerList(
    "unsure",
    "Compnay|Phone|Enquiry date|Coments",
    [["Acme", "+447911123456", "05/11/2026", "x"], ["Best", "+447911123457", "07/10/2026", "y"]],
    "phone=B",
)
each_language = pytest.mark.parametrize("language", ["fa", "ro", "en"])


def asked(folder: Path, language: str, answers: list[str]) -> tuple[Path, Ended]:
    path = GIVEN.save(folder / "list.xlsx")
    return path, typed(arguments(path, language), folder, answers)


def arguments(path: Path, language: str) -> list[str]:
    return ["adopt", path.name, "--lang", language, "--today", TODAY.isoformat()]


def meanings(path: Path) -> tuple[str, ...]:
    return FileStore(path).read().tables["tblLeads"].ids[:4]


def created(path: Path) -> list[dt.date]:
    result = run(FileStore(path), tools(), Request(TODAY))
    return [day.date() for day in result.computed.book.leads["created"]]


@each_language
def test_answers_by_enter_by_heading_and_by_number(language: str, tmp_path: Path) -> None:
    notes = load(language).header("tblLeads", "notes")
    path, ended = asked(tmp_path, language, ["", notes, "2"])
    assert ended.code == 0, ended.screen
    assert meanings(path) == ("company", "phone", "created", "notes")
    assert created(path) == [dt.date(2026, 5, 11), dt.date(2026, 7, 10)]


@each_language
def test_a_wrong_answer_is_asked_again_in_the_same_language(language: str, tmp_path: Path) -> None:
    path, ended = asked(tmp_path, language, ["blue", "2", "-", "9", "", "1"])
    catalog = load(language)
    assert ended.code == 0, ended.screen
    assert catalog.text("adopt.say.not-a-choice", value="blue") in ended.screen
    assert catalog.text("adopt.say.not-a-choice", value="9") in ended.screen
    assert "Error" not in ended.screen
    assert meanings(path) == ("company", "phone", "created", "")
    assert created(path) == [dt.date(2026, 11, 5), dt.date(2026, 10, 7)]


@each_language
@pytest.mark.parametrize("answers", [[INTERRUPT], ["", "", INTERRUPT]], ids=["at once", "at the last question"])
def test_ctrl_c_leaves_the_file_alone(language: str, answers: list[str], tmp_path: Path) -> None:
    path = GIVEN.save(tmp_path / "list.xlsx")
    before = path.read_bytes()
    ended = typed(arguments(path, language), tmp_path, answers)
    assert ended.code == 130, ended.screen
    assert load(language).text("cli.interrupted") in ended.screen
    assert "Traceback" not in ended.screen
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@each_language
def test_answers_in_a_file_do_what_typed_answers_do(language: str, tmp_path: Path) -> None:
    typed_in, _ = asked(tmp_path, language, ["", "-", "2"])
    folder = tmp_path / "map"
    folder.mkdir()
    path = GIVEN.save(folder / "list.xlsx")
    label = load(language).header("tblLeads", "company")
    lines = [f'[columns]\n"{label}" = "A"\nphone = "Phone"', '[dates]\ncreated = "mdy"\n']
    (folder / "map.toml").write_text("\n".join(lines), encoding="utf-8")
    ended = typed([*arguments(path, language), "--map", "map.toml"], folder, ["-"])
    assert ended.code == 0, ended.screen
    assert FileStore(path).read().tables["tblLeads"] == FileStore(typed_in).read().tables["tblLeads"]
