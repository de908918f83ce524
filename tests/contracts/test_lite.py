"""xlwings Lite: what the buttons run is imported without readers of files, and the scripts call what is there."""

import ast
import subprocess
import sys

from followup_xl import excel
from tests.support.source import ROOT

NOT_THERE = ("click", "fcntl", "lxml", "msvcrt", "openpyxl", "pyopenvba", "python_calamine", "rich", "xlwings")
IMPORTS = f"""
import sys

class NotThere:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {NOT_THERE!r}:
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, NotThere())
import followup_xl.excel
from followup_xl.i18n_words import load_lexicon
load_lexicon()
"""
SCRIPTS = ROOT / "macros" / "lite" / "main.py"


def test_the_buttons_are_imported_without_readers_of_files() -> None:
    subprocess.run([sys.executable, "-c", IMPORTS], cwd=ROOT, check=True)


def test_each_script_calls_the_function_of_its_name() -> None:
    tree = ast.parse(SCRIPTS.read_text(encoding="utf-8"))
    scripts = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert {script.name for script in scripts} == set(excel.__all__) - {"check"}
    for script in scripts:
        assert [ast.unparse(one) for one in script.decorator_list] == ["script"]
        assert ast.unparse(script.body[-1]) == f"excel.{script.name}(book)"
