"""The real ``xlwings.bas`` in a VBA runtime without Windows or macOS: one platform's branch, system calls replaced."""

import re
from typing import Final

_CONDITION: Final = re.compile(r"\s*#(?P<what>If|ElseIf|Else|End If)\b(?P<test>.*?)(?:\s+Then\b.*)?$", re.IGNORECASE)
_SHIMS: Final = {
    r"(?m)^\s*Private Declare .*$|^\s*Declare .*$": "",
    r'CreateObject\("WScript\.Shell"\)': "New FakeShell",
    r"Application\.Hwnd": "4711",
    r'Environ\("Temp"\)': r'"C:\\Temp"',
    r'Environ\("USERPROFILE"\)': r'"D:\\People\\Sara"',
    r'Environ\("HOME"\)': '"/Users/sara"',
    r"Application\.Path": '"/Applications/Excel/Office"',
    r"AppleScriptTask\(": "FakeAppleScript(",
    r"MacScript\(": "FakeMacScript(",
    r"Attr = GetAttr\(FileSpec\)": 'If Right$(FileSpec, 4) <> ".exe" Then Err.Raise 53',
    r"(?m)^\s*Kill .*$": "",
    r"ReadFile\(LOG_FILE\)": '""',
    r"FileOrFolderExistsOnMac\(FileSpec\)": "False",
    r'GetConfig\(("[A-Z ]+"), False\)': r"CBool(GetConfig(\1, False))",
    r"New Dictionary": 'CreateObject("Scripting.Dictionary")',
    r"As Dictionary": "As Object",
}
"""What a system does, by what stands in for it."""
DOUBLES: Final = """
Public Started As String
Public Function FakeAppleScript(Script As String, Handler As String, Parameters As String) As String
    Started = Script & "|" & Handler & "|" & Parameters
End Function
Public Function FakeMacScript(Script As String) As String
    FakeMacScript = "/Users/sara"
    If InStr(Script, Chr(34)) > 0 Then FakeMacScript = Split(Script, Chr(34))(1)
End Function
Public Function LastStarted() As String
    LastStarted = Started
End Function
"""
SHELL: Final = """
Public Function Run(Command As String, Style As Variant, Waits As Variant) As Long
    Started = Command
End Function
Public Function ExpandEnvironmentStrings(Text As Variant) As String
    ExpandEnvironmentStrings = Text
End Function
"""


def for_platform(source: str, **constants: object) -> str:
    """The source as the compiler of one platform sees it: branches not taken and system declarations are gone."""
    taken = _branch(source, constants)
    for pattern, replacement in _SHIMS.items():
        taken = re.sub(pattern, replacement, taken)
    return taken.replace("\n", "\r\n")


def _branch(source: str, constants: dict[str, object]) -> str:
    lines: list[str] = []
    open_: list[tuple[bool, bool]] = []
    for line in source.splitlines():
        found = _CONDITION.fullmatch(line)
        if line.lstrip().startswith("#Const"):
            continue
        if found is None:
            if all(taking for taking, _ in open_):
                lines.append(line)
            continue
        _step(open_, found["what"].casefold(), _holds(found["test"], constants))
    return "\n".join(lines)


def _step(open_: list[tuple[bool, bool]], what: str, holds: bool) -> None:  # noqa: FBT001  # the state of one #If
    """``open_`` holds for each #If around a line whether its branch is taken, and whether one was before."""
    if what == "if":
        open_.append((holds, holds))
    elif what == "end if":
        open_.pop()
    else:
        _, done = open_.pop()
        taking = not done and (what == "else" or holds)
        open_.append((taking, done or taking))


def _holds(test: str, constants: dict[str, object]) -> bool:
    name, _, value = test.strip().partition(" = ")
    if value:
        return constants.get(name.strip()) == value.strip().strip('"')
    return bool(constants.get(name.split(">=")[0].strip(), False))
