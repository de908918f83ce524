"""``followup doctor``: say what in a workbook could bite."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from followup_xl.cli.language import language_of_environment
from followup_xl.cli.options import LANG
from followup_xl.cli.refusing import refused
from followup_xl.model.errors import EXIT_DONE, EXIT_ISSUES, FollowupError

if TYPE_CHECKING:
    from followup_xl.doctor import Examination


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--excel", is_flag=True, help="Set the buttons up for the Python of this computer, and check them.")
@LANG
def doctor(file: Path, as_json: bool, excel: bool, lang: str | None) -> int:
    """Say what in a workbook could bite, with its cell and its cure.

    Any workbook can be examined; nothing is written but with --excel. Exit codes: 0 nothing found, 1 something found,
    3 not readable.
    """
    from followup_xl.doctor import examine
    from followup_xl.i18n import load

    language = lang or language_of_environment()
    if excel:
        from followup_xl.cli.doctor_excel import set_up_excel

        return set_up_excel(file, load(language))
    try:
        found = examine(file, language, date.today(), lang=lang or "")
    except FollowupError as error:
        return refused(error, file, language, as_json=as_json)
    click.echo(json.dumps(_object(file, found), ensure_ascii=False) if as_json else "\n".join(_lines(file, found)))
    return EXIT_ISSUES if found.findings else EXIT_DONE


def _object(path: Path, found: "Examination") -> dict[str, Any]:
    from followup_xl.doctor.words import told

    findings = [
        {
            "code": issue.code,
            "severity": str(issue.severity),
            "where": str(issue.where) if issue.where else None,
            **told(issue, found.catalog)._asdict(),
        }
        for issue in found.findings
    ]
    return {"file": str(path), "status": "findings" if findings else "clean", "findings": findings}


def _lines(path: Path, found: "Examination") -> Iterator[str]:
    from followup_xl.doctor.words import told

    yield path.name
    if not found.findings:
        yield f"  {found.catalog.text('doctor.clean')}"
        return
    yield "  " + found.catalog.text("doctor.found", n=len(found.findings))
    for issue in found.findings:
        what, why, cure = told(issue, found.catalog)
        yield f"  {issue.where or '–'}  {what}"
        yield f"      {why} {cure}"
