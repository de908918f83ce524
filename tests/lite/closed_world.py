"""A refresh in a process that may read its own modules and words and nothing else: run by ``test_closed_world``.

Reads a pickled workbook from standard input, and writes what a refresh plans, and did, as JSON.
"""

import json
import pickle
import site
import sys
import sysconfig
from datetime import date
from pathlib import Path

REFUSED = (
    "click", "fcntl", "lxml", "msvcrt", "openpyxl", "pyopenvba", "python_calamine", "rich", "xlwings", "duckdb",
    "pyarrow", "distributed", "followup_xl.ooxml", "followup_xl.cli", "followup_xl.template",
)  # fmt: skip
ROOT = Path(__file__).resolve().parents[2]
OWN = ("followup_xl", "tests/lite", "tests/support")
READABLE = [str(ROOT / name) for name in OWN] + [sysconfig.get_path("stdlib"), *site.getsitepackages(), sys.base_prefix]


class Refuser:
    """Makes modules that a browser does not have impossible to import."""

    @staticmethod
    def find_spec(name: str, *_: object) -> None:
        if any(name == one or name.startswith(f"{one}.") for one in REFUSED):
            raise ModuleNotFoundError(name)


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse files and processes that are not this program's own."""
    if event in {"subprocess.Popen", "os.system", "socket.connect"}:
        raise PermissionError(event)
    if event == "open":
        file, mode = str(arguments[0]), str(arguments[1])
        own = file.startswith(("<", "/proc/", "/sys/", "/dev/")) or file.isdecimal()
        if not own and (set(mode) & set("wax+") or not any(file.startswith(one) for one in READABLE)):
            raise PermissionError(f"{mode} {file}")


sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT))
sys.meta_path.insert(0, Refuser())
sys.addaudithook(watch)

from followup_xl.holiday_days import PackagedHolidays  # noqa: E402  # found only now
from followup_xl.i18n import load  # noqa: E402  # found only now
from followup_xl.i18n_words import load_lexicon  # noqa: E402  # found only now
from followup_xl.pipeline import Request, Tools, run  # noqa: E402  # found only now
from followup_xl.store.memory import MemoryStore  # noqa: E402  # found only now

store = MemoryStore(pickle.load(sys.stdin.buffer))  # noqa: S301  # what the test itself gives
tools = Tools(load, load_lexicon(), PackagedHolidays)
day = date.fromisoformat(sys.argv[1])
first = run(store, tools, Request(day))
again = run(store, tools, Request(day))
rows = [list(map(str, row)) for row in store.raw.tables["tblToday"].rows]
sys.stdout.write(json.dumps({"planned": first.plan.by_column(), "again": again.plan.cells, "today": rows}))
