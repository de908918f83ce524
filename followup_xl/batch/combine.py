"""The report of many books from what each gave: as if their rows stood in one book, one below the other."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import accumulate

import pandas as pd

from followup_xl.batch.partial import Partial
from followup_xl.compute.orders import revenue
from followup_xl.compute.priority import value
from followup_xl.compute.segments import by_hand, comparing, computed_tags
from followup_xl.compute.values import folded
from followup_xl.model.book import Book
from followup_xl.model.outcome import Outcome
from followup_xl.model.rules import Rules, Target
from followup_xl.reports.cohort import Cohort, cohort_of
from followup_xl.reports.work import added


def combined(parts: Mapping[str, Partial], today: date) -> Cohort:
    """The cohort of all books, by their names; the settings are those of the first.

    A lead's class and share by revenue, and the tags and the priority that look at them, are those among all books. An
    ID that stands in several books gets the name of its book, so that two customers are never taken for one.
    """
    found = _with_own_ids(parts)
    rules = replace(found[0].rules, targets=targets([part.rules.targets for part in found]))
    starts = [0, *accumulate(len(part.leads) for part in found)]
    leads = _stacked(part.leads for part in found)
    orders = _stacked(_moved(part.orders, start) for part, start in zip(found, starts, strict=False))
    moves = _stacked(part.moves for part in found)
    book = Book(leads, pd.DataFrame({"lead_row": []}), orders, pd.DataFrame(), moves, {})
    outcome = _outcome(found, book, rules, today)
    works = [part.work for part in found]
    indices = [part.work.leads.index + start for part, start in zip(found, starts, strict=False)]
    return replace(cohort_of(book, rules, outcome, today, found[0].period), work=added(works, indices))


def _with_own_ids(parts: Mapping[str, Partial]) -> list[Partial]:
    """The books with the IDs that others have too renamed; an empty ID stays empty."""
    counts = Counter(word for part in parts.values() for word in folded(part.leads["id"]).unique())
    shared = {word for word, count in counts.items() if count > 1 and word}
    return [_renamed(part, name, shared) if shared else part for name, part in parts.items()]


def _renamed(part: Partial, book: str, shared: set[str]) -> Partial:
    def own(frame: pd.DataFrame, column: str) -> pd.DataFrame:
        words = frame[column]
        return frame.assign(**{column: words.mask(folded(words).isin(shared), words + f" ({book})")})

    return replace(
        part,
        leads=own(part.leads, "id"),
        known=own(part.known, "id"),
        orders=own(part.orders, "lead"),
        moves=own(part.moves, "lead"),
    )


def _outcome(parts: Sequence[Partial], book: Book, rules: Rules, today: date) -> Outcome:
    known, facts = _stacked(part.known for part in parts), _stacked(part.facts for part in parts)
    dated = book.orders[book.orders["date"] <= pd.Timestamp(today)]
    own, shares, classes = revenue(dated, book.leads, rules.options)
    facts = facts.assign(revenue=own, revenue_share=shares, revenue_class=classes)
    worth = value(classes).where(known["due"].notna(), 0).astype("int64")
    known = known.assign(priority=known["priority"] - known["value"] + worth)
    compared = _stacked(part.compared for part in parts)
    compared = compared.assign(**{"revenue-share": shares, "revenue-class": classes})
    tags = _tags(_stacked(part.tags for part in parts), compared, book.leads["tags_mine"], rules)
    return Outcome(known, known[["rule"]], tags, pd.DataFrame(), pd.DataFrame(), (), facts, compared)


def _tags(tags: pd.DataFrame, compared: pd.DataFrame, typed: pd.Series, rules: Rules) -> pd.DataFrame:
    """Every lead's tags, those that compare it with the whole told anew."""
    again = replace(rules, segments=comparing(rules))
    fields = compared.reindex(columns=list({rule.field for rule in again.segments}))
    computed, _ = computed_tags(dict(fields.items()), compared.index, again)  # type: ignore[arg-type]  # names are text
    told = by_hand(computed, typed)[list(computed.columns)]
    known = tags.astype("object").fillna(value=False).astype(bool)
    return known.assign(**{str(name): told[name].astype(bool) for name in told})


def targets(found: Sequence[tuple[Target, ...]]) -> tuple[Target, ...]:
    """The plans of all books: books that were split from one hold the same plan, which counts once; others add up."""
    if len(set(found)) == 1:
        return found[0]
    plans: dict[tuple[date, str], Target] = {}
    for target in (target for each in found for target in each):
        known = plans.get((target.month, target.owner), Target(target.month, target.owner, 0.0, 0.0))
        summed = replace(
            known, revenue=known.revenue + target.revenue, expense_cap=known.expense_cap + target.expense_cap
        )
        plans[target.month, target.owner] = summed
    return tuple(plans.values())


def _stacked(frames: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """The frames one below the other; an empty one adds nothing, not even a dtype."""
    found = list(frames)
    return pd.concat([frame for frame in found if len(frame)] or found[:1], ignore_index=True)


def _moved(orders: pd.DataFrame, start: int) -> pd.DataFrame:
    return orders.assign(lead_row=orders["lead_row"].where(orders["lead_row"] < 0, orders["lead_row"] + start))
