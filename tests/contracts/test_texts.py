"""What is committed speaks of the project alone."""

import re
from pathlib import Path

from tests.support.source import ROOT, tracked_files

# One letter of each stands in brackets, so that this file does not find itself.
MACHINE_PATHS = re.compile(r"/(?:[w]ork|[r]oot|[h]ome/\w+|[U]sers/\w+)/|C:\\+[U]sers\\+\w|/tmp/[b]rief|\.[l]ibrary\b")


def test_no_tracked_file_names_a_path_of_one_machine() -> None:
    texts = [file for file in tracked_files() if file.suffix not in {".xlsx", ".xlsm", ".png", ".bin"}]
    found = {
        f"{file.relative_to(ROOT)}:{number}: {match.group()}"
        for file in texts
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        for match in MACHINE_PATHS.finditer(line)
    }
    assert len(texts) > 10
    assert not found


def test_a_machine_path_is_seen() -> None:
    assert MACHINE_PATHS.search(Path("/", "home", "ana", "leads.xlsx").as_posix())
