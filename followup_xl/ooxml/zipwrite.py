"""Write a zip file that keeps every untouched member's bytes, in the old order."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from .zipdir import DEFLATED, Member

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LOCAL = struct.Struct("<4s5H3L2H")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_FULL32, _FULL16 = 0xFFFFFFFF, 0xFFFF
_LEVEL = 4
"""Packs a sheet in half the time of level 6, into a tenth more bytes."""
_DOS_EPOCH = 0x0021
"""1980-01-01, the date of members that are new: the same edit gives the same bytes on every day."""


Source = tuple[bytes, str]
"""The old file's bytes, and its path for messages."""


def write_zip(source: Source, members: Sequence[Member], edits: Mapping[str, bytes | None], comment: bytes) -> bytes:
    """Members in order, with new contents from `edits` (None: it goes); names unknown so far come last.

    Raises DamagedPackage when a member does not lie inside the old file.
    """
    out = _Archive()
    known = set()
    for member in members:
        known.add(member.name)
        if member.name not in edits:
            out.copy(source, member)
            continue
        content = edits[member.name]
        if content is not None:
            out.add(member.name, content, member)
    for name, content in edits.items():
        if name not in known and content is not None:
            out.add(name, content, None)
    return out.finish(comment)


class _Archive:
    """Chunks of the file to be, and the directory that follows them."""

    def __init__(self) -> None:
        self._chunks: list[bytes | memoryview] = []
        self._records: list[bytes] = []
        self._at = 0

    def copy(self, source: Source, member: Member) -> None:
        """The local header and packed bytes as they are; a data descriptor behind them comes along."""
        data, path = source
        stop = member.place(data, path)[1]
        if member.flags & 8:
            stop += _descriptor_length(data, stop, member)
        self._records.append(_moved(member.record, self._at, member.offset))
        self._put(memoryview(data)[member.offset : stop])

    def add(self, name: str, content: bytes, old: Member | None) -> None:
        """A new member, or a new content for an old one, which keeps its time and attributes."""
        packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
        packed = packer.compress(content) + packer.flush()
        raw, utf8 = _encode(name)
        time, date, made_by, attributes = 0, _DOS_EPOCH, 20, 0
        if old:
            fields = _ENTRY.unpack_from(old.record)
            made_by, time, date, attributes = fields[1], fields[5], fields[6], fields[15]
            raw, utf8 = old.record[_ENTRY.size : _ENTRY.size + fields[10]], old.flags & 0x800
        sizes = (zlib.crc32(content), len(packed), len(content))
        shared = (20, utf8, DEFLATED, time, date, *sizes, len(raw), 0)
        entry = _ENTRY.pack(b"PK\x01\x02", made_by, *shared, 0, 0, 0, attributes, min(self._at, _FULL32))
        self._records.append(_moved(entry + raw, self._at, self._at))
        self._put(_LOCAL.pack(b"PK\x03\x04", *shared) + raw)
        self._put(packed)

    def finish(self, comment: bytes) -> bytes:
        directory = b"".join(self._records)
        count, size, start = len(self._records), len(directory), self._at
        tail = b""
        if count >= _FULL16 or start >= _FULL32:
            tail = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start)
            tail += struct.pack("<4sLQL", b"PK\x06\x07", 0, start + size, 1)
        counts = min(count, _FULL16)
        tail += struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, counts, counts, size, min(start, _FULL32), len(comment))
        return b"".join([*self._chunks, directory, tail, comment])

    def _put(self, chunk: bytes | memoryview) -> None:
        self._chunks.append(chunk)
        self._at += len(chunk)


def _encode(name: str) -> tuple[bytes, int]:
    """The name as bytes, and the flag that says UTF-8 when it is more than ASCII."""
    return name.encode(), 0 if name.isascii() else 0x800


def _descriptor_length(data: bytes, stop: int, member: Member) -> int:
    signed = data[stop : stop + 4] == b"PK\x07\x08"
    wide = data[stop + (4 if signed else 0) + 4 :][:8] == struct.pack("<Q", member.packed) and member.size < _FULL32
    narrow = data[stop + (4 if signed else 0) + 4 :][:8] == struct.pack(
        "<2L", member.packed & _FULL32, member.size & _FULL32
    )
    return (4 if signed else 0) + (20 if wide and not narrow else 12)


def _moved(record: bytes, offset: int, before: int) -> bytes:
    """The directory entry with its new offset, in 32 bits or, beyond 4 GB, in a zip64 extra field."""
    old = struct.unpack_from("<L", record, 42)[0]
    if old != _FULL32 and offset < _FULL32:
        return record[:42] + struct.pack("<L", offset) + record[46:]
    name_length, extra_length = struct.unpack_from("<2H", record, 28)
    at = _ENTRY.size + name_length
    extra, rest = record[at : at + extra_length], record[at + extra_length :]
    wide = struct.pack("<Q", before)
    if old == _FULL32 and wide in extra:
        extra = extra.replace(wide, struct.pack("<Q", offset))
    else:
        extra += struct.pack("<2HQ", 1, 8, offset)
    head = record[:30] + struct.pack("<H", len(extra)) + record[32:42] + struct.pack("<L", _FULL32)
    return head + record[46:at] + extra + rest
