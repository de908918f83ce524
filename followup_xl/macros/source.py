"""The VBA of a workbook: one-line Subs that call ``followup_xl.excel``, and what they need of xlwings.

``macros/FollowUp.bas`` in the repository is this text, to be read and reviewed; a test keeps them equal.
"""

from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

from followup_xl import __version__
from followup_xl.macros.errors import MissingExtraError

MODULE: Final = "FollowUp"
COMMANDS: Final = ("refresh", "log_touches", "open_message", "new_lead", "report", "replan", "undo")
"""The functions of ``followup_xl.excel`` that have a button, in the order of the buttons."""
_HEAD: Final = """Attribute VB_Name = "{module}"
Option Explicit

' The buttons of a followup_xl workbook. Each Sub calls the Python function of its name; nothing is computed here.

Public Const FOLLOWUP_VERSION As String = "{version}"
Private Const SETTINGS As String = "xlwings.conf"
"""
_SUB: Final = """
Public Sub {sub}()
    If IsReady() Then RunPython "import followup_xl.excel; followup_xl.excel.{command}()"
End Sub
"""
_TAIL: Final = """
Public Sub FollowupRibbon(ByVal control As Object)
    Application.Run control.Tag
End Sub

Public Sub Auto_Open()
    If Setting("FOLLOWUP_VERSION") <> FOLLOWUP_VERSION Then Say Setting("SAY_OLD_MACROS")
End Sub

Private Function IsReady() As Boolean
    Dim Interpreter As String
    #If Mac Then
        Interpreter = Setting("INTERPRETER_MAC")
        IsReady = (Interpreter <> "")
    #Else
        Interpreter = Setting("INTERPRETER_WIN")
        If Interpreter <> "" Then IsReady = (Dir(Interpreter) <> "")
    #End If
    If Interpreter = "" Then
        Say Setting("SAY_NOT_SET_UP")
    ElseIf Not IsReady Then
        Say Setting("SAY_NO_PYTHON")
    End If
End Function

Private Function Setting(ByVal Key As String) As String
    Dim Row As Long
    For Row = 1 To 30
        If ThisWorkbook.Worksheets(SETTINGS).Cells(Row, 1).Value = Key Then
            Setting = ThisWorkbook.Worksheets(SETTINGS).Cells(Row, 2).Value
        End If
    Next Row
End Function

Private Sub Say(ByVal Sentence As String)
    MsgBox Sentence, vbExclamation, "followup_xl"
End Sub
"""


class VBA(NamedTuple):
    """The source of one module; ``is_class`` for class modules."""

    text: str
    is_class: bool = False


def sub_name(command: str) -> str:
    """``log_touches`` -> ``FollowupLogTouches``."""
    return "Followup" + "".join(word.capitalize() for word in command.split("_"))


def module_text() -> str:
    """The module ``FollowUp``, with Windows line ends."""
    subs = (_SUB.format(sub=sub_name(command), command=command) for command in COMMANDS)
    head = _HEAD.format(module=MODULE, version=__version__)
    return "".join([head, *subs, _TAIL]).replace("\n", "\r\n")


def xlwings_modules() -> dict[str, VBA]:
    """The modules of the installed xlwings that carry ``RunPython`` (BSD) and its ``Dictionary`` (MIT), by name.

    Raises:
        MissingExtraError: xlwings is not installed.
    """
    found = find_spec("xlwings")
    if found is None or found.origin is None:
        raise MissingExtraError
    folder = Path(found.origin).parent
    return {
        "xlwings": VBA(_text(folder / "xlwings.bas")),
        "Dictionary": VBA(_text(folder / "addin" / "Dictionary.cls"), is_class=True),
    }


def _text(path: Path) -> str:
    return "\r\n".join(path.read_text(encoding="utf-8").splitlines()) + "\r\n"
