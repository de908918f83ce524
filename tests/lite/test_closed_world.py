"""The whole core over the demo, in a process without readers of files and without files: what a browser gives it."""

import json
import pickle
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from followup_xl.pipeline import Request, run
from followup_xl.store.file import FileStore
from followup_xl.store.memory import MemoryStore
from followup_xl.template.demo import build_demo
from tests.support.refreshed import tools

DAY = date(2026, 11, 17)
HERE = Path(__file__).parent


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fa", "ro"])
def test_a_refresh_of_the_demo_needs_no_files(language: str, tmp_path: Path) -> None:
    path = tmp_path / "demo.xlsx"
    path.write_bytes(build_demo(language, DAY))
    raw = FileStore(path).read()
    command = [sys.executable, str(HERE / "closed_world.py"), DAY.isoformat()]
    done = subprocess.run(command, input=pickle.dumps(raw), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    told = json.loads(done.stdout)
    store = MemoryStore(raw)
    here = run(store, tools(), Request(DAY))
    assert told["planned"] == here.plan.by_column()
    assert told["again"] == 0
    assert told["today"] == [list(map(str, row)) for row in store.raw.tables["tblToday"].rows]
