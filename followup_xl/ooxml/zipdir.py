"""The directory of a zip file: where each member's bytes are, so that they can be copied without being unpacked."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from . import limits
from .errors import DamagedPackage, UnsafePackage

_EOCD = struct.Struct("<4s4H2LH")
_EOCD64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
STORED, DEFLATED = 0, 8
_CHUNK = 1 << 20
_FULL32, _FULL16 = 0xFFFFFFFF, 0xFFFF


@dataclass(frozen=True, slots=True)
class Member:
    """One entry of the directory. `record` is its raw directory entry, `offset` the place of its local header."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    record: bytes

    def place(self, data: bytes, path: str) -> tuple[int, int]:
        """Where the packed bytes begin and end. Raises DamagedPackage when that is not inside the file."""
        start = self.offset + _LOCAL.size
        if data[self.offset : self.offset + 4] != b"PK\x03\x04" or start > len(data):
            raise DamagedPackage(path=path, reason=f"{self.name} has no header")
        name_length, extra_length = struct.unpack_from("<2H", data, self.offset + 26)
        start += name_length + extra_length
        if start + self.packed > len(data):
            raise DamagedPackage(path=path, reason=f"{self.name} is cut short")
        return start, start + self.packed

    def packed_bytes(self, data: bytes, path: str) -> memoryview:
        """The member as it is stored. Raises DamagedPackage when it does not lie inside the file."""
        return memoryview(data)[slice(*self.place(data, path))]

    def read(self, data: bytes, path: str) -> bytes:
        """The member unpacked and checked. Never inflates more than the directory promised."""
        packed = self.packed_bytes(data, path)
        plain = bytes(packed) if self.method == STORED else self._inflate(packed, path)
        if len(plain) != self.size or zlib.crc32(plain) != self.crc:
            raise DamagedPackage(path=path, reason=f"the checksum of {self.name} is wrong")
        return plain

    def chunks(self, data: bytes, path: str) -> Iterator[bytes]:
        """The member unpacked piece by piece, unchecked, for a look at it that keeps nothing."""
        packed = self.packed_bytes(data, path)
        if self.method != DEFLATED:
            yield self.read(data, path)
            return
        unpacker = zlib.decompressobj(-15)
        rest: bytes | memoryview = packed
        try:
            while rest:
                yield unpacker.decompress(rest, _CHUNK)
                rest = unpacker.unconsumed_tail
        except zlib.error as error:
            raise DamagedPackage(path=path, reason=f"{self.name} does not unpack ({error})") from error

    def _inflate(self, packed: memoryview, path: str) -> bytes:
        if self.method != DEFLATED:
            raise DamagedPackage(path=path, reason=f"{self.name} is packed by method {self.method}")
        if self.flags & 1:
            raise DamagedPackage(path=path, reason=f"{self.name} is encrypted")
        try:
            return zlib.decompressobj(-15).decompress(packed, self.size + 1)
        except zlib.error as error:
            raise DamagedPackage(path=path, reason=f"{self.name} does not unpack ({error})") from error


def read_directory(data: bytes, path: str) -> tuple[list[Member], bytes]:
    """All members in directory order, and the archive comment. Raises DamagedPackage, UnsafePackage."""
    try:
        return _read_directory(data, path)
    except struct.error as error:
        raise DamagedPackage(path=path, reason="its directory is cut short") from error


def _read_directory(data: bytes, path: str) -> tuple[list[Member], bytes]:
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - _EOCD.size - _FULL16))
    if end < 0:
        raise DamagedPackage(path=path, reason="its end is missing")
    _, _, _, _, count, size, start, comment_length = _EOCD.unpack_from(data, end)
    comment = data[end + _EOCD.size : end + _EOCD.size + comment_length]
    directory_end = end
    if count == _FULL16 or _FULL32 in {size, start}:
        count, size, start, directory_end = _zip64(data, end, (count, size, start))
    # Bytes in front of the first member (a stub) shift every offset by the same amount.
    shift = 0 if data[start : start + 4] == b"PK\x01\x02" else directory_end - size - start
    if shift < 0 or count > limits.MAX_MEMBERS:
        raise DamagedPackage(path=path, reason="its directory does not fit into the file")
    members = []
    position = start + shift
    for _ in range(count):
        member, position = _entry(data, position, shift, path)
        members.append(member)
    _check_size(members, path)
    return members, comment


def _zip64(data: bytes, end: int, plain: tuple[int, int, int]) -> tuple[int, int, int, int]:
    if data[max(0, end - _LOCATOR.size) : end][:4] != b"PK\x06\x07":
        return (*plain, end)
    place: int = _LOCATOR.unpack_from(data, end - _LOCATOR.size)[2]
    if data[place : place + 4] != b"PK\x06\x06":
        place = data.rfind(b"PK\x06\x06", 0, end)
    fields = _EOCD64.unpack_from(data, place)
    return fields[7], fields[8], fields[9], place


def _entry(data: bytes, position: int, shift: int, path: str) -> tuple[Member, int]:
    fields = _ENTRY.unpack_from(data, position)
    if fields[0] != b"PK\x01\x02":
        raise DamagedPackage(path=path, reason="its directory is broken")
    name_length, extra_length, comment_length = fields[10:13]
    name_end = position + _ENTRY.size + name_length
    stop = name_end + extra_length + comment_length
    raw = data[position + _ENTRY.size : name_end]
    name = raw.decode("utf-8" if fields[3] & 0x800 else "cp437", "replace")
    _check_name(name, path)
    packed, size, offset = _wide(data[name_end : name_end + extra_length], fields[8], fields[9], fields[16])
    record = data[position:stop]
    return Member(name, fields[3], fields[4], fields[7], packed, size, offset + shift, record), stop


def _wide(extra: bytes, packed: int, size: int, offset: int) -> tuple[int, int, int]:
    """Replace the fields that overflow 32 bits by those of the zip64 extra field."""
    if _FULL32 not in {packed, size, offset}:
        return packed, size, offset
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == 1:
            wide = iter(struct.unpack_from(f"<{length // 8}Q", extra, at + 4))
            size, packed, offset = (next(wide, v) if v == _FULL32 else v for v in (size, packed, offset))
            break
        at += 4 + length
    return packed, size, offset


def _check_name(name: str, path: str) -> None:
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or "\0" in name or name[1:3] in {":/", ":\\"}:
        raise UnsafePackage(path=path, reason=f"it holds a member named {name!r}")


def _check_size(members: list[Member], path: str) -> None:
    for member in members:
        tight = member.size > limits.RATIO_FLOOR and member.size > limits.MAX_RATIO * max(1, member.packed)
        if member.size > limits.MAX_PART or tight:
            raise UnsafePackage(path=path, reason=f"{member.name} would unpack to {member.size:,} bytes")
    if sum(m.size for m in members) > limits.MAX_TOTAL:
        raise UnsafePackage(path=path, reason="it would unpack to more than 4 GB")
