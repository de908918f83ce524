"""Damage done to a workbook, at random but repeatable: to the zip, to its members, to their XML."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable

HOSTILE = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;&x;">]><a>&z;</a>',
    b"<a>" * 5000,
    b'<?xml version="1.0" encoding="utf-16"?><a/>',
    b'<?xml version="1.0" encoding="no-such-thing"?><a/>',
    b"\xff\xfe<\x00a\x00/\x00>\x00",
    b"\xef\xbb\xbf",
    b"",
    b"<worksheet><sheetData><row r='-1'><c r='A0'/></row></sheetData></worksheet>",
    b"\x00" * 1000,
)
SNIPPETS = (
    b"<",
    b">",
    b"&",
    b'"',
    b"'",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"]]>",
    b"<?",
    b"\x00",
    b"\xff",
    b"&#0;",
    b"&x;",
)
VALUES = (
    b"",
    b"-1",
    b"0",
    b"99999999999999999999",
    b"A0",
    b"XFE1",
    b"A1:",
    b"1e309",
    b"NaN",
    b"\xd9\xa3",
    b"rId999",
    b"../..",
    b"true",
)

Mutation = Callable[[bytes, random.Random], bytes]


def truncate(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def flip(data: bytes, chance: random.Random) -> bytes:
    """Change a few bytes anywhere in the file."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 3, 30))):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def flip_directory(data: bytes, chance: random.Random) -> bytes:
    """Change bytes where the zip's directory is."""
    out = bytearray(data)
    start = max(0, data.find(b"PK\x01\x02"))
    for _ in range(chance.choice((1, 2, 8))):
        out[chance.randrange(start, len(out))] = chance.choice((0, 1, 0x7F, 0xFF, chance.randrange(256)))
    return bytes(out)


def drop(data: bytes, chance: random.Random) -> bytes:
    members = unpacked(data)
    del members[chance.randrange(len(members))]
    return packed(members)


def duplicate(data: bytes, chance: random.Random) -> bytes:
    members = unpacked(data)
    name, content = chance.choice(members)
    members.insert(chance.randrange(len(members) + 1), (name, content[: chance.randrange(len(content) + 1)]))
    return packed(members)


def rename(data: bytes, chance: random.Random) -> bytes:
    members = unpacked(data)
    index = chance.randrange(len(members))
    name = chance.choice(
        ("../x.xml", "/etc/passwd", "xl\\workbook.xml", "C:/x", "x" * 300, "é.xml", "XL/WORKBOOK.XML", "")
    )
    members[index] = (name, members[index][1])
    return packed(members)


def hostile(data: bytes, chance: random.Random) -> bytes:
    """Put hostile XML in the place of a member."""
    return changed(data, chance, lambda _: chance.choice(HOSTILE))


def scramble(data: bytes, chance: random.Random) -> bytes:
    """Insert or remove pieces of a member's XML."""

    def damage(content: bytes) -> bytes:
        out = bytearray(content)
        for _ in range(chance.choice((1, 2, 5))):
            at = chance.randrange(len(out) + 1)
            out[at : at + chance.choice((0, 0, 1, 20, 200))] = chance.choice(SNIPPETS)
        return bytes(out)

    return changed(data, chance, damage)


def attributes(data: bytes, chance: random.Random) -> bytes:
    """Give attributes of a member other values."""

    def damage(content: bytes) -> bytes:
        found = list(re.finditer(rb'="([^"]*)"', content))
        if not found:
            return content
        match = chance.choice(found)
        return content[: match.start(1)] + chance.choice(VALUES) + content[match.end(1) :]

    return changed(data, chance, damage)


def elements(data: bytes, chance: random.Random) -> bytes:
    """Remove, repeat or rename an element's tag."""

    def damage(content: bytes) -> bytes:
        found = list(re.finditer(rb"<[^<>]*>", content))
        if not found:
            return content
        match = chance.choice(found)
        new = chance.choice((b"", match[0] * 2, b"<x>", b"</x>", match[0].replace(b"c", b"row")))
        return content[: match.start()] + new + content[match.end() :]

    return changed(data, chance, damage)


def texts(data: bytes, chance: random.Random) -> bytes:
    """Give elements other texts."""

    def damage(content: bytes) -> bytes:
        found = list(re.finditer(rb">([^<>]+)<", content))
        if not found:
            return content
        match = chance.choice(found)
        return content[: match.start(1)] + chance.choice(VALUES) + content[match.end(1) :]

    return changed(data, chance, damage)


MUTATIONS: tuple[Mutation, ...] = (
    truncate, flip, flip_directory, drop, duplicate, rename, hostile, scramble, attributes, elements, texts,
)  # fmt: skip


def mutated(data: bytes, chance: random.Random) -> tuple[str, bytes]:
    """One kind of damage, and its name."""
    mutation = chance.choice(MUTATIONS)
    return mutation.__name__, mutation(data, chance)


def unpacked(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


def packed(members: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def changed(data: bytes, chance: random.Random, damage: Callable[[bytes], bytes]) -> bytes:
    members = unpacked(data)
    index = chance.randrange(len(members))
    name, content = members[index]
    members[index] = (name, damage(content))
    return packed(members)
