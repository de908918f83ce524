"""The Python process that a button starts: the command xlwings would run, on the LibreOffice of the test.

Called as ``child.py COMMAND --wb=NAME --from_xl=1``; when it ends it writes the file that ``RunPython`` waits for.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    from tests.office.engine import register

    try:
        register()
        exec(sys.argv[1])  # noqa: S102  # the command that stands in the macro is what is being tested
    finally:
        Path(os.environ["FOLLOWUP_TEST_DONE"]).write_text("done", encoding="utf-8")
