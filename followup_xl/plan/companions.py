"""Days as Jalali text, beside cells whose number format shows them in the Gregorian calendar in many an Excel."""

from datetime import date

import pandas as pd

from followup_xl.compute import jalali
from followup_xl.model.codes import WEEKDAYS
from followup_xl.model.ports import Translator


def jalali_days(days: pd.Series, translator: Translator, calendar: str) -> pd.Series:
    """The text of each day, year first so that texts sort as days do; "" for none, and in books of another calendar."""
    if calendar != "jalali":
        return pd.Series("", index=days.index, dtype="str")
    texts = {day: _text(day.date(), translator) for day in days.dropna().unique()}
    return days.map(texts).astype("object").fillna("").astype("str")


def _text(day: date, translator: Translator) -> str:
    year, month, number = jalali.from_gregorian(day)
    weekday = translator.label("weekday", WEEKDAYS[day.weekday()])
    return translator.text("why.day.jalali", year=year, month=month, day=number, weekday=weekday)
