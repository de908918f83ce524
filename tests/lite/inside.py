"""What is run inside Pyodide: import the core, put sentences into words, and print what was found as JSON.

The packages come to xlwings Lite from a server. Here they are not at hand: what they make possible is only imported,
with stand-ins that take every name, so that whatever else a module needs shows.
"""

import importlib
import json
import sys
from datetime import date
from pathlib import Path
from unittest.mock import MagicMock

sys.path.insert(0, "/checkout")
sys.dont_write_bytecode = True

from followup_xl.i18n import LANGUAGES, load  # noqa: E402  # found only now
from followup_xl.model.tables import TABLES  # noqa: E402  # found only now

CORE = ("model", "validate", "compute", "reports", "plan", "excel")
SINGLE = ("pipeline", "i18n", "i18n_format", "i18n_words", "holiday_days", "store.live", "store.memory")
FROM_A_SERVER = ("numpy", "numpy.typing", "pandas", "pandas.api.types", "phonenumbers", "holidays")


def modules() -> list[str]:
    """Return the names of the modules of the core."""
    root = Path("/checkout/followup_xl")
    files = [file for folder in CORE for file in sorted((root / folder).rglob("*.py"))]
    names = [".".join(file.relative_to(root.parent).with_suffix("").parts) for file in files]
    return [name.removesuffix(".__init__") for name in names] + [f"followup_xl.{name}" for name in SINGLE]


def missing(names: list[str]) -> dict[str, str]:
    """Return for each module that cannot be imported the name of what it lacks."""
    found = {}
    for name in names:
        try:
            importlib.import_module(name)
        except ImportError as error:
            found[name] = str(error.name)
    return found


names = modules()
alone = missing(names)
told = {
    "version": sys.version_info[:2],
    "platform": sys.platform,
    "modules": names,
    "missing": alone,
    "sentences": {code: load(code).text("excel.refreshed", n=2) for code in LANGUAGES},
    "day": load("ro").text("why.part.gap", n=3),
    "headers": {code: load(code).header("tblLeads", "due_mine") for code in LANGUAGES},
    "date": load("ro").formatter.date(date(2026, 11, 22)),
    "tables": len(TABLES),
}
for package in FROM_A_SERVER:
    sys.modules[package] = MagicMock(__name__=package, __path__=[], __spec__=None)
told["missing with packages"] = missing(names)
sys.stdout.write(f"{json.dumps(told)}\n")
