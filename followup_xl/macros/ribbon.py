"""A ribbon tab with the same commands as the buttons, for Excel on Windows and macOS (customUI, MS-CUSTOMUI)."""

from typing import Final
from xml.sax.saxutils import quoteattr

from followup_xl.i18n import Catalog
from followup_xl.macros.source import COMMANDS, sub_name
from followup_xl.ooxml import Workbook

PART: Final = "customUI/customUI.xml"
_NAMESPACE: Final = "http://schemas.microsoft.com/office/2006/01/customui"
_RELATIONSHIP: Final = "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility"
_TYPE: Final = "application/xml"
_ICONS: Final = {
    "refresh": "Refresh",
    "log_touches": "ReviewNewComment",
    "open_message": "FileSendAsAttachment",
    "new_lead": "FileNew",
    "report": "ViewPageLayoutView",
    "replan": "SortDialog",
    "undo": "Undo",
}
"""The pictures are Office's own."""


def put_ribbon(workbook: Workbook, words: Catalog) -> None:
    """Add the tab; a ribbon of somebody else's is left alone, and ours is made anew."""
    package = workbook.package
    there = package.targets("", "extensibility")
    if there and there != [PART]:
        return
    if there:
        package.put(PART, ribbon_xml(words))
        return
    package.add(PART, ribbon_xml(words), _TYPE)
    package.relate("", _RELATIONSHIP, PART)


def ribbon_xml(words: Catalog) -> bytes:
    """The tab in the language of the workbook."""
    buttons = "".join(_button(command, words) for command in COMMANDS)
    group = f'<group id="followupGroup" label="followup_xl">{buttons}</group>'
    tab = f'<tab id="followupTab" label="followup_xl">{group}</tab>'
    return f'<customUI xmlns="{_NAMESPACE}"><ribbon><tabs>{tab}</tabs></ribbon></customUI>'.encode()


def _button(command: str, words: Catalog) -> str:
    label, tip = words.text(f"excel.button.{command}"), words.text(f"excel.tip.{command}")
    known = {
        "id": f"followup_{command}",
        "tag": sub_name(command),
        "label": label,
        "screentip": label,
        "supertip": tip,
        "imageMso": _ICONS[command],
        "size": "large",
        "onAction": "FollowupRibbon",
    }
    return "<button" + "".join(f" {name}={quoteattr(value)}" for name, value in known.items()) + "/>"
