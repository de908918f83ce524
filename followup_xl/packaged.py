"""What every run is given: the languages, the words of notes and the holidays that come with the package."""

from followup_xl.holiday_days import PackagedHolidays
from followup_xl.i18n import load
from followup_xl.i18n_words import load_lexicon
from followup_xl.pipeline import Tools


def packaged_tools() -> Tools:
    """The tools of every run."""
    return Tools(load, load_lexicon(), PackagedHolidays)
