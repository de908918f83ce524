"""The wheel carries what the program reads at run time, and nothing of the checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support.source import PACKAGE, ROOT, copy_checkout, tracked_files


@pytest.mark.slow
def test_the_wheel_holds_every_tracked_file_of_the_package(tmp_path: Path) -> None:
    copy_checkout(tmp_path / "checkout")
    pip = [sys.executable, "-m", "pip", "wheel", "-qq", "--no-deps", "--wheel-dir", str(tmp_path), "."]
    subprocess.run(pip, cwd=tmp_path / "checkout", check=True)
    (wheel,) = tmp_path.glob("*.whl")
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert packed == {file.relative_to(ROOT).as_posix() for file in tracked_files() if PACKAGE in file.parents}
