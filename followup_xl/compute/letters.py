"""Cold letters: at most so many a day and owner, so that each can be called after (DOMAIN section 3, [P])."""

from datetime import date

import pandas as pd

from followup_xl.model.book import Book
from followup_xl.model.issues import Issue, Severity
from followup_xl.model.rules import Options

from .touches import MAIL, ordered


def too_many_letters(book: Book, options: Options, today: date) -> list[Issue]:
    """A note for each owner and day with more first letters to strangers than ``letters_per_day``.

    It looks at the whole book and points to the first letter of that day that is one too many.
    """
    touches = ordered(book.touches, pd.Timestamp(today).as_unit("s"))
    first = touches.drop_duplicates("lead_row", keep="first")
    cold = first[first["is_out"] & first["channel"].isin(MAIL) & first["origin"].eq("table")]
    cold = cold.assign(sender=cold["owner"].where(cold["owner"].ne(""), _owners(cold, book))).sort_index()
    places = cold.groupby(["sender", "date"]).cumcount()
    found = cold[places == options.letters_per_day]
    counts = cold.groupby(["sender", "date"]).size()
    return [
        Issue(
            "letters-a-day",
            Severity.NOTE,
            book.sources["tblTouches"].where(int(row), "date"),
            {"owner": sender, "date": day.date(), "n": int(counts[sender, day]), "most": options.letters_per_day},
        )
        for row, sender, day in zip(found.index, found["sender"], found["date"], strict=True)
    ]


def _owners(touches: pd.DataFrame, book: Book) -> pd.Series:
    return book.leads["owner"].reindex(touches["lead_row"]).set_axis(touches.index)
