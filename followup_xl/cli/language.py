"""The language of the command line's own words: ``--lang``, else the environment's, else English."""

import os
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from followup_xl.i18n import FALLBACK, LANGUAGES

OPTION: Final = "--lang"
_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


def language_of_environment(environment: Mapping[str, str] | None = None) -> str:
    """The language of the shell where we speak it, else English."""
    known = os.environ if environment is None else environment
    named = next((known[name] for name in _VARIABLES if known.get(name)), "")
    return named[:2] if named[:2] in LANGUAGES else FALLBACK


def language_of_arguments(arguments: Sequence[str]) -> str:
    """The language asked for on a command line that may not have been understood yet."""
    given = [following for option, following in pairwise(arguments) if option == OPTION]
    given += [argument.partition("=")[2] for argument in arguments if argument.startswith(f"{OPTION}=")]
    return next((language for language in given if language in LANGUAGES), language_of_environment())
