"""[Content_Types].xml: what each part is."""

from __future__ import annotations

from .xmltext import quoteattr
from .xmltree import Splices, parse, prefix_of

PART = "[Content_Types].xml"


def content_type(data: bytes, part: str) -> str:
    """The type of a part, by its own entry or by its extension; empty when nothing is said."""
    root = parse(data, PART)
    wanted = "/" + part.lower()
    for child in root.all("Override"):
        if child.attributes.get("PartName", "").replace("\\", "/").lower() == wanted:
            return child.attributes.get("ContentType", "")
    extension = part.rpartition(".")[2].lower()
    for child in root.all("Default"):
        if child.attributes.get("Extension", "").lower() == extension:
            return child.attributes.get("ContentType", "")
    return ""


def add_override(data: bytes, part: str, kind: str) -> bytes:
    """The types with an entry for one part more."""
    return _add(data, f"Override PartName={quoteattr('/' + part)} ContentType={quoteattr(kind)}")


def add_default(data: bytes, extension: str, kind: str) -> bytes:
    """The types with an entry for an extension; unchanged when the extension has one."""
    root = parse(data, PART)
    if any(c.attributes.get("Extension", "").lower() == extension.lower() for c in root.all("Default")):
        return data
    entry = f"Default Extension={quoteattr(extension)} ContentType={quoteattr(kind)}"
    splices = Splices()
    xml = f"<{prefix_of(data, root).decode()}{entry}/>".encode()
    if root.empty_tag:
        splices.inside(data, root, xml)
    else:
        splices.put(root.open_end, root.open_end, xml)
    return splices.apply(data)


def set_override(data: bytes, part: str, kind: str) -> bytes:
    """The types with this type for a part, whether or not it had an entry of its own."""
    return add_override(drop_override(data, part), part, kind)


def drop_override(data: bytes, part: str) -> bytes:
    """The types without the entry of a part."""
    splices = Splices()
    for child in parse(data, PART).all("Override"):
        if child.attributes.get("PartName", "").replace("\\", "/").lower() == "/" + part.lower():
            splices.put(child.start, child.end, b"")
    return splices.apply(data)


def _add(data: bytes, entry: str) -> bytes:
    root = parse(data, PART)
    splices = Splices()
    splices.inside(data, root, f"<{prefix_of(data, root).decode()}{entry}/>".encode())
    return splices.apply(data)
