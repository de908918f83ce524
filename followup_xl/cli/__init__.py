"""The command line: one file a command."""

import sys

import click

from followup_xl import __version__
from followup_xl.cli.adopt import adopt
from followup_xl.cli.calendar import calendar
from followup_xl.cli.change_language import language
from followup_xl.cli.demo import demo
from followup_xl.cli.digest import digest
from followup_xl.cli.doctor import doctor
from followup_xl.cli.duplicates import duplicates
from followup_xl.cli.ending import run_guarded
from followup_xl.cli.handover import handover
from followup_xl.cli.importing import import_
from followup_xl.cli.macros import macros
from followup_xl.cli.merge import merge
from followup_xl.cli.new import new
from followup_xl.cli.refresh import refresh
from followup_xl.cli.replan import replan
from followup_xl.cli.report import report
from followup_xl.cli.split import split
from followup_xl.cli.template import template
from followup_xl.cli.undo import undo

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="followup")
def followup() -> None:
    """Make a customer workbook say whom to follow up today, and why."""


for command in (
    refresh,
    report,
    calendar,
    digest,
    handover,
    replan,
    undo,
    doctor,
    new,
    adopt,
    import_,
    duplicates,
    split,
    merge,
    language,
    macros,
    demo,
    template,
):
    followup.add_command(command)


def main() -> None:
    """Run the command line; ends the process.

    Exit codes: 0 done; 1 done, but issues need a person; 2 wrong usage; 3 a workbook was locked, changed or unreadable
    and left as it was; 70 an error in the program.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run_guarded(followup))
