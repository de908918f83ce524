"""The container: parts by name, read on demand; changes are kept beside the old bytes until they are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from . import contenttypes, relationships
from .errors import DamagedPackage, DamagedPart
from .relationships import Relationship, rels_name, resolve
from .xmltree import as_utf8
from .zipdir import read_directory
from .zipwrite import write_zip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def fold(name: str) -> str:
    """The name under which part names are equal: no case, no leading slash, forward slashes, no percent signs."""
    return unquote(name.replace("\\", "/")).lstrip("/").lower()


class Package:
    """A zip of parts. `path` is only for messages."""

    def __init__(self, data: bytes, path: str) -> None:
        """Read the directory, nothing else. Raises DamagedPackage, UnsafePackage."""
        self._edits: dict[str, bytes | None] = {}
        self._cache: dict[str, bytes] = {}
        self._links: dict[str, tuple[bytes, list[Relationship]]] = {}
        self.rebase(data, path)

    def rebase(self, data: bytes, path: str) -> None:
        """Go on from these bytes; edits are expected to be in them."""
        self.data, self.path = data, path
        self.members, self._comment = read_directory(data, path)
        self._by_name = {fold(m.name): m for m in self.members}
        self._edits.clear()

    def names(self) -> list[str]:
        """The parts there are, as they are written in the package."""
        old = [m.name for m in self.members if self._edits.get(m.name, b"") is not None and not m.name.endswith("/")]
        return old + [n for n, v in self._edits.items() if v is not None and fold(n) not in self._by_name]

    def find(self, name: str) -> str | None:
        """The written name of a part, whatever case or slashes it is asked by."""
        member = self._by_name.get(fold(name))
        if member:
            return member.name if self._edits.get(member.name, b"") is not None else None
        return next((n for n, v in self._edits.items() if v is not None and fold(n) == fold(name)), None)

    def raw(self, name: str) -> bytes:
        """A part's bytes. Raises DamagedPart when it is not there, DamagedPackage when it does not unpack."""
        written = self.find(name)
        if written is None:
            raise DamagedPart(part=name, reason="it is missing")
        edited = self._edits.get(written)
        return self._by_name[fold(written)].read(self.data, self.path) if edited is None else edited

    def contains(self, name: str, word: bytes, pattern: re.Pattern[bytes]) -> bool:
        """Whether a short pattern occurs in a part that also has `word` near it; large parts are only skimmed."""
        return any(word in text and pattern.search(text) for text in self._pieces(name))

    def _pieces(self, name: str) -> Iterator[bytes]:
        """A part's text in overlapping pieces."""
        written = self.require(name)
        if self._edits.get(written) is not None:
            yield self.xml(name)
            return
        tail = b""
        for chunk in self._by_name[fold(written)].chunks(self.data, self.path):
            if chunk[:2] in _UTF16:
                yield self.xml(name)
                return
            yield tail + chunk
            tail = chunk[-_OVERLAP:]

    def xml(self, name: str) -> bytes:
        """A part's text in UTF-8; small parts are remembered."""
        if name not in self._cache:
            text = as_utf8(self.raw(name), name)
            if len(text) > _CACHE_BELOW:
                return text
            self._cache[name] = text
        return self._cache[name]

    def put(self, name: str, content: bytes) -> None:
        """Set a part's bytes; equal bytes change nothing."""
        old = self._by_name.get(fold(name))
        written = old.name if old else self.find(name) or name
        self._cache.pop(name, None)
        if old and old.size == len(content) and old.read(self.data, self.path) == content:
            self._edits.pop(written, None)
        else:
            self._edits[written] = content

    def add(self, name: str, content: bytes, kind: str) -> None:
        """A new part with its content type."""
        self.put(name, content)
        self.put(contenttypes.PART, contenttypes.set_override(self.xml(contenttypes.PART), name, kind))

    def remove(self, name: str) -> None:
        """Drop a part and its content type; relationships to it are the caller's."""
        written = self.find(name)
        if written is None:
            return
        self._cache.pop(name, None)
        if fold(written) in self._by_name:
            self._edits[written] = None
        else:
            del self._edits[written]
        self.put(contenttypes.PART, contenttypes.drop_override(self.xml(contenttypes.PART), fold_keep(written)))

    def content_type(self, name: str) -> str:
        """The content type of a part."""
        return contenttypes.content_type(self.xml(contenttypes.PART), fold_keep(name))

    def relationships(self, source: str) -> list[Relationship]:
        """The relationships of a part (`""`: of the package); none when it has no .rels part."""
        name = rels_name(source)
        if not self.find(name):
            return []
        text = self.xml(name)
        known = self._links.get(name)
        if known is None or known[0] is not text:
            known = self._links[name] = text, relationships.read_relationships(text, name)
        return known[1]

    def target(self, source: str, relationship: Relationship) -> str | None:
        """The written name of the part a relationship leads to, None when it is not in the package."""
        if relationship.external:
            return None
        return self.find(resolve(source, relationship.target)) or self.find(relationship.target)

    def targets(self, source: str, kind: str) -> list[str]:
        """The parts a part leads to by relationships of one kind."""
        found = (self.target(source, r) for r in self.relationships(source) if r.kind == kind)
        return [name for name in found if name is not None]

    def relate(self, source: str, kind: str, target: str, *, external: bool = False) -> str:
        """Add a relationship of full type `kind`; returns its id."""
        name = rels_name(source)
        text = self.xml(name) if self.find(name) else self.new_relationships()
        new_id = relationships.free_id(r.id for r in self.relationships(source))
        link = target if external else relationships.relative(source, target)
        self.put(name, relationships.add_relationship(text, name, Relationship(new_id, kind, link, external)))
        return new_id

    def new_relationships(self) -> bytes:
        """An empty .rels part; the package says what such parts are from now on, if it did not."""
        types = self.xml(contenttypes.PART)
        self.put(contenttypes.PART, contenttypes.add_default(types, "rels", relationships.TYPE))
        return relationships.EMPTY

    def unrelate(self, source: str, ids: Iterable[str]) -> None:
        """Drop relationships by id."""
        name = rels_name(source)
        self.put(name, relationships.drop_relationships(self.xml(name), name, ids))

    @property
    def changed(self) -> tuple[str, ...]:
        """Parts that are new, different or gone."""
        return tuple(self._edits)

    def to_bytes(self) -> bytes:
        """The package as it is to be written; the very bytes read when nothing changed."""
        return write_zip((self.data, self.path), self.members, self._edits, self._comment) if self._edits else self.data

    def require(self, name: str) -> str:
        """The written name of a part. Raises DamagedPackage when it is not there."""
        written = self.find(name)
        if written is None:
            raise DamagedPackage(path=self.path, reason=f"it has no {name}")
        return written


_CACHE_BELOW = 1 << 20
_OVERLAP = 64
_UTF16 = {b"\xff\xfe", b"\xfe\xff"}


def fold_keep(name: str) -> str:
    """A part name as content types spell it: forward slashes, no leading one, case kept."""
    return name.replace("\\", "/").lstrip("/")
