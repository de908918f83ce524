"""Parts that another program opens, changes and saves."""

import shutil
import subprocess
from pathlib import Path

import pytest

from followup_xl.cli.merging import Merging
from followup_xl.cli.merging import Wish as MergeWish
from followup_xl.cli.splitting import Splitting, Wish
from tests.sharing.books import DAY, OWNERS, desk, small

pytestmark = pytest.mark.office


def saved_by_libreoffice(paths: list[Path], folder: Path) -> None:
    """Open the workbooks in LibreOffice and save them to a folder."""
    program = shutil.which("soffice") or ""
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)


@pytest.mark.slow
def test_parts_that_libreoffice_saved_bring_home_what_was_typed_and_nothing_else(tmp_path: Path) -> None:
    base = tmp_path / "base.xlsx"
    base.write_bytes(small("fa"))
    Splitting(Wish(base, "owner", tmp_path / "out", DAY, "", dry_run=False)).run()
    first, second = ((tmp_path / "out" / f"{owner}.xlsx") for owner in OWNERS["fa"])
    typed = desk(first, "fa")
    typed.type("tblLeads", 0, city="شیراز")
    typed.close()
    saved_by_libreoffice([first, second], tmp_path / "saved")
    files = sorted((tmp_path / "saved").iterdir())
    assert len(files) == 2
    done = Merging(MergeWish(files, base, tmp_path / "new.xlsx", DAY, "", dry_run=False)).run()
    assert [(cell.table, cell.row, cell.column, cell.value) for cell in done.merge.cells] == [
        ("tblLeads", 0, "city", "شیراز")
    ]
    assert not any(done.merge.rows.values())
    assert not done.merge.exceptions
