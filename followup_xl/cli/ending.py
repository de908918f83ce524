"""How a command ends: with an exit code, and at most one sentence on stderr."""

import os
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Final

import click

from followup_xl.cli.language import language_of_arguments
from followup_xl.i18n import Catalog, load
from followup_xl.model.errors import EXIT_BUG, EXIT_USAGE, FollowupError

INTERRUPTED: Final = 130
DEBUG: Final = "FOLLOWUP_DEBUG"


def run_guarded(command: click.Command) -> int:
    """Run a command to its end and return the exit code; an error in the program becomes a file and a sentence."""
    try:
        code = command.main(prog_name="followup", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return EXIT_USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo(load(language_of_arguments(sys.argv)).text("cli.interrupted"), err=True)
        return INTERRUPTED
    except FollowupError as error:
        click.echo(refusal_sentence(error, load(language_of_arguments(sys.argv)), ""), err=True)
        return error.exit_code
    except Exception:
        if os.environ.get(DEBUG):
            raise
        file = write_report()
        click.echo(load(language_of_arguments(sys.argv)).text("cli.bug", file=file), err=True)
        return EXIT_BUG
    return code if isinstance(code, int) else 0


def refusal_sentence(error: FollowupError, catalog: Catalog, file: str) -> str:
    """The sentence of a refusal in the catalog's language."""
    return catalog.text(f"refusal.{error.code}", **{"file": file, "reason": str(error), **error.params})


def write_report() -> Path:
    """Write the error that is being handled to a file of its own; returns the file."""
    handle, name = tempfile.mkstemp(prefix="followup-error-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as report:
        report.write(traceback.format_exc())
    return Path(name)
