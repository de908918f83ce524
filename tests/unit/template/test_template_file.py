"""``workbook_template.xlsx`` is what the code builds."""

import zipfile
from io import BytesIO
from pathlib import Path

from followup_xl.template import build, write_template
from tests.support.source import ROOT


def test_the_template_in_the_repository_equals_a_new_build_part_by_part() -> None:
    kept, made = parts((ROOT / "workbook_template.xlsx").read_bytes()), parts(build())
    assert list(kept) == list(made)
    assert [name for name in made if kept[name] != made[name]] == []


def test_it_can_be_written_anew(tmp_path: Path) -> None:
    write_template(tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == build()


def parts(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
