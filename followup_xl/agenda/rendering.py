"""Digests as text for a messenger, as a page for a phone, and as a mail to send on."""

import re
from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from html import escape
from importlib.resources import files
from typing import Final

from .page import Group, Item, Page

_BOUNDARY: Final = "=_followup_digest"
"""No line of quoted-printable text can look like it."""

_MARK: Final = "\u200f"
"""Begins a line of a language from right to left, whatever its first word is."""

_MEANING: Final = re.compile(r"[\\`*_{}\[\]<>#|~]|^[-+=]")
"""Signs that Markdown would take for more than themselves."""
_LINKS: Final = ("https:", "mailto:", "sms:", "tel:")


def text(page: Page) -> str:
    """The digest in plain lines."""
    blocks = [[page.title, page.hello], *(list(_group_lines(group)) for group in page.groups), [page.farewell]]
    lines = "\n\n".join("\n".join(block) for block in blocks if any(block)).split("\n")
    return "".join(f"{_directed(line, page)}\n" for line in lines)


def _directed(line: str, page: Page) -> str:
    is_words = line.strip() and not line.strip().startswith(_LINKS)
    return _MARK + line if page.is_rtl and is_words else line


def _group_lines(group: Group) -> Iterator[str]:
    yield group.title
    for item in group.items:
        yield f"- {item.head}"
        yield from (f"  {line}" for line in item.lines)
        if item.address:
            yield f"  {item.address}"
    if group.more:
        yield group.more


def html(pages: Sequence[Page]) -> str:
    """One page that needs nothing else, with an article for each digest."""
    first = pages[0]
    articles = "\n".join(map(_article, pages))
    return (
        f'<!DOCTYPE html>\n<html lang="{first.language}" dir="{_direction(first)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(first.title)}</title>\n<style>{_style()}</style>\n</head>\n<body>\n{articles}\n</body>\n</html>\n"
    )


def markdown(page: Page) -> str:
    """The digest as Markdown; signs that would mean something in it are taken as they stand."""
    parts = [f"# {_plain(page.title)}", _plain(page.hello)]
    for group in page.groups:
        parts.append(f"## {_plain(group.title)}")
        for item in group.items:
            lines = [*map(_plain, item.lines), *([f"<{item.address}>"] if item.address else [])]
            parts += [f"### {_plain(item.head)}", "\n".join(f"- {line}" for line in lines)]
        parts += [_plain(group.more)] if group.more else []
    return "\n\n".join([*parts, _plain(page.farewell)]).strip() + "\n"


def _plain(line: str) -> str:
    return _MEANING.sub(r"\\\g<0>", line)


@cache
def _style() -> str:
    return files(__package__).joinpath("digest.css").read_text(encoding="utf-8")


def _direction(page: Page) -> str:
    return "rtl" if page.is_rtl else "ltr"


def _article(page: Page) -> str:
    groups = "".join(map(_section, page.groups))
    foot = f"<footer>{escape(page.farewell)}</footer>" if page.farewell else ""
    return (
        f'<article lang="{page.language}" dir="{_direction(page)}"><header><h1>{escape(page.title)}</h1>'
        f"<p>{escape(page.hello)}</p></header>{groups}{foot}</article>"
    )


def _section(group: Group) -> str:
    more = f'<p class="more">{escape(group.more)}</p>' if group.more else ""
    return f"<section><h2>{escape(group.title)}</h2><ul>{''.join(map(_card, group.items))}</ul>{more}</section>"


def _card(item: Item) -> str:
    lines = "".join(f"<p><bdi>{escape(line)}</bdi></p>" for line in item.lines if line)
    button = f'<a href="{escape(item.link)}"><bdi>{escape(item.action)}</bdi></a>' if item.link else ""
    return f"<li><h3><bdi>{escape(item.head)}</bdi></h3>{lines}{button}</li>"


def mail(page: Page) -> bytes:
    """The bytes of an ``.eml`` file without a sender, to be sent by any mail program."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = page.title
    if "@" in page.email:
        message["To"] = page.email
    message["X-Unsent"] = "1"
    message.set_content(text(page), cte="quoted-printable")
    message.add_alternative(html([page]), subtype="html", cte="quoted-printable")
    message.set_boundary(_BOUNDARY)
    return message.as_bytes()
