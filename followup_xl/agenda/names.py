"""File names after people: their own letters, and nothing that a file system or a shell would trip over."""

import re
import unicodedata
from collections.abc import Collection
from typing import Final

LONGEST: Final = 60
"""Characters: twice as many bytes in Persian, far below the 255 of common file systems."""

_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*%!$`\']')
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices."""


def file_name(name: str, otherwise: str) -> str:
    """A person's name as a file's, without an ending; ``otherwise`` where nothing of it is left."""
    plain = unicodedata.normalize("NFC", name).replace("\u200c", " ")
    kept = "".join(char for char in plain if unicodedata.category(char)[0] != "C")
    words = " ".join(_FORBIDDEN.sub(" ", kept).split())
    safe = words[:LONGEST].strip(" .-=+@~")
    return f"{safe}_" if _RESERVED.fullmatch(safe) else safe or otherwise


def free_name(stem: str, ending: str, taken: Collection[str]) -> str:
    """``stem.ending``, or ``stem-2.ending`` and so on where that is taken; ``taken`` holds names in ``casefold``."""
    name, number = f"{stem}{ending}", 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}{ending}"
    return name
