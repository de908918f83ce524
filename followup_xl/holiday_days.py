"""Public holidays from the ``holidays`` package, as rows of ``tblCalendar``."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from .i18n import FALLBACK, LANGUAGES, read_words
from .model.rules import DayRow

if TYPE_CHECKING:
    from holidays import HolidayBase

LOCALES: Final = {"en": "en_US", "fa": "fa_IR", "ro": "ro"}
_ESTIMATED: Final = " (estimated)"


class PackagedHolidays:
    """A ``HolidaySource`` whose names are in ``language``, else in English, else in the country's own.

    Days that follow the moon are marked ``(estimated)`` by the package, and keep that mark.
    """

    def __init__(self, language: str) -> None:
        self.language = language

    def days(self, country: str, years: Sequence[int]) -> Sequence[DayRow] | None:
        """The closed days of the years, in order; None when the package does not know the country."""
        found = self._of(country, years)
        return None if found is None else list(self._rows(country, found))

    def _rows(self, country: str, found: "HolidayBase") -> Iterator[DayRow]:
        for day in sorted(found):
            names = "; ".join(self._name(name) for name in found.get_list(day))
            yield DayRow(country, day, "closed", "", names, "holidays")

    def _name(self, name: str) -> str:
        """The name in our language where the package tells it in English, else as it tells it."""
        words = read_words(self.language if self.language in LANGUAGES else FALLBACK, "holidays")["holidays"]
        bare = name.removesuffix(_ESTIMATED)
        known = str(words["names"].get(bare, bare))
        return words["estimated"].format(name=known) if bare != name else known

    def _of(self, country: str, years: Sequence[int]) -> "HolidayBase | None":
        import holidays  # noqa: PLC0415  # slow to load, and most runs need no new days

        try:
            spoken = holidays.country_holidays(country).supported_languages
        except NotImplementedError:
            return None
        wanted = (LOCALES.get(self.language, self.language), self.language, "en_US")
        language = next((name for name in wanted if name in spoken), None)
        return holidays.country_holidays(country, years=years, language=language)
