"""``followup digest``: what waits for each owner today, and for the manager."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from followup_xl.cli.options import LANG, TODAY
from followup_xl.cli.refusing import refused
from followup_xl.model.errors import FollowupError

if TYPE_CHECKING:
    from followup_xl.agenda import Desk, Page


class _Digests(NamedTuple):
    """The digests of a book, and the names of owners for whom nothing waits."""

    pages: Sequence["Page"]
    skipped: Sequence[str]
    desk: "Desk"
    is_quiet: bool
    """Whether there is nothing to tell the manager; False when nobody asked."""


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", "folder", type=click.Path(path_type=Path), metavar="DIR",
              help="Write a file for each person instead of printing.")  # fmt: skip
@click.option("--html", "as_html", is_flag=True, help="As a page for a phone instead of text.")
@click.option("--mail", "as_mail", is_flag=True, help="As mails to send on (.eml); with -o only.")
@click.option("--owner", metavar="NAME", help="The digest of one owner only.")
@TODAY
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@LANG
def digest(
    file: Path,
    folder: Path | None,
    as_html: bool,
    as_mail: bool,
    owner: str | None,
    today: date | None,
    as_json: bool,
    lang: str | None,
) -> int:
    """Tell each owner what is overdue, due, promised or without a next step, and the manager how the team stands.

    Each in their own language (the column Language of tblTeam), as text to send on. Whoever has nothing to do gets no
    digest. The workbook is only read.

    \b
    --json: file, status (done, empty), today, digests, a list of for (owner, manager), owner, email,
    language, counts (overdue, today, promised, no-next-step), title, text, files;
    and skipped, the owners for whom nothing waits.
    """  # noqa: D301  # \b is how click is told to keep the lines
    from followup_xl.cli.computing import desk_of

    day = today or date.today()
    try:
        found = _digests(desk_of(file, day, lang or ""), owner)
        _check(found, folder, as_mail=as_mail)
        files = _write(found, folder, as_html=as_html, as_mail=as_mail) if folder else {}
    except FollowupError as error:
        return refused(error, file, lang, as_json=as_json)
    if as_json:
        click.echo(json.dumps(_json_of(file, found, files), ensure_ascii=False))
    else:
        _say(found, folder, files, as_html=as_html)
    return 0


def _digests(desk: "Desk", owner: str | None) -> _Digests:
    """The digests wanted. Raises ``UsageError`` for an owner without leads."""
    from followup_xl.agenda import loads, manager_page, owner_page
    from followup_xl.model.errors import UsageError
    from followup_xl.model.text import key

    everyone = loads(desk)
    wanted = [load for load in everyone if owner is None or key(load.person.name) == key(owner)]
    if not wanted and owner is not None:
        names = desk.words().comma.join(load.person.name for load in everyone if load.person.name)
        raise UsageError(reason=desk.words().text("agenda.digest.unknown", owner=owner, owners=names or "–"))
    pages = [owner_page(desk, load) for load in wanted if not load.is_empty]
    skipped = [load.person.name for load in wanted if load.is_empty and load.person.name]
    manager = manager_page(desk, everyone) if owner is None else None
    return _Digests([*pages, *([manager] if manager else [])], skipped, desk, owner is None and manager is None)


def _check(found: _Digests, folder: Path | None, *, as_mail: bool) -> None:
    """Refuse what makes no sense. Raises ``UsageError``."""
    from followup_xl.model.errors import UsageError

    if as_mail and folder is None:
        raise UsageError(reason=found.desk.words().text("agenda.digest.mail-where"))


def _write(found: _Digests, folder: Path, *, as_html: bool, as_mail: bool) -> dict[int, list[str]]:
    """Write the files of each digest; their paths by its place. Raises ``CannotWriteError``."""
    from followup_xl.agenda import html, mail, text
    from followup_xl.agenda.names import free_name
    from followup_xl.cli.folder import write_into
    from followup_xl.i18n import load

    contents: dict[str, bytes] = {}
    files: dict[int, list[str]] = {}
    for place, page in enumerate(found.pages):
        made = {".html": html([page]).encode() if as_html else b"", ".eml": mail(page) if as_mail else b""}
        wanted = {ending: content for ending, content in made.items() if content} or {".txt": text(page).encode()}
        for ending, content in wanted.items():
            name = free_name(page.file, ending, {known.casefold() for known in contents})
            contents[name] = content
            files.setdefault(place, []).append(str(folder / name))
    write_into(folder, contents, load(found.desk.words().language))
    return files


def _json_of(file: Path, found: _Digests, files: dict[int, list[str]]) -> dict[str, Any]:
    from followup_xl.agenda import text

    digests = [
        {
            "for": "manager" if page.is_for_manager else "owner",
            "owner": page.owner,
            "email": page.email,
            "language": page.language,
            "counts": dict(page.counts),
            "title": page.title,
            "text": text(page),
            "files": files.get(place, []),
        }
        for place, page in enumerate(found.pages)
    ]
    head = {"file": str(file), "status": "done" if digests else "empty", "today": found.desk.today.isoformat()}
    return {**head, "digests": digests, "skipped": list(found.skipped)}


def _say(found: _Digests, folder: Path | None, files: dict[int, list[str]], *, as_html: bool) -> None:
    from followup_xl.agenda import html, text

    words = found.desk.words()
    if folder and files:
        click.echo(words.text("agenda.digest.written", folder=folder.resolve()))
        click.echo("\n".join(f"  {Path(name).name}" for names in files.values() for name in names))
    elif found.pages and not folder:
        line = "\n" + "-" * 40 + "\n\n"
        click.echo(html(found.pages) if as_html else line.join(map(text, found.pages)), nl=False)
    for name in found.skipped:
        click.echo(words.text("agenda.digest.empty", owner=name), err=True)
    if found.is_quiet:
        click.echo(words.text("agenda.digest.empty-manager"), err=True)
