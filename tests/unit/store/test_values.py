import pytest

from followup_xl.ooxml.errors import DamagedPackage
from followup_xl.store.values import read_sheets


def test_what_nothing_can_read_is_damaged() -> None:
    with pytest.raises(DamagedPackage):
        read_sheets(b"no workbook at all", ["Leads"])
