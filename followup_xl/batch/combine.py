"""The report of many books from what each gave: as if their rows stood in one book, one below the other."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import accumulate

import numpy as np
import numpy.typing as npt
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


def stacked(parts: Sequence[Partial]) -> Partial:
    """The books as one, their rows one below the other; settings, language and period are those of the first."""
    starts = [0, *accumulate(len(part.leads) for part in parts)][:-1]
    tags = _stacked(part.tags for part in parts).astype("object").fillna(value=False).astype(bool)
    indices = [part.work.leads.index + start for part, start in zip(parts, starts, strict=True)]
    return replace(
        parts[0],
        leads=_stacked(part.leads for part in parts),
        known=_stacked(part.known for part in parts),
        facts=_stacked(part.facts for part in parts),
        tags=tags,
        compared=_stacked(part.compared for part in parts),
        orders=_stacked(_moved(part.orders, start) for part, start in zip(parts, starts, strict=True)),
        moves=_stacked(part.moves for part in parts),
        work=added([part.work for part in parts], indices),
    )


def in_order(part: Partial) -> Partial:
    """The rows by the number of their book: books come in as they end."""
    order = np.argsort(part.leads["book"].to_numpy(), kind="stable")
    places = np.argsort(order)
    leads, known, facts, tags, compared = (
        frame.iloc[order].reset_index(drop=True)
        for frame in (part.leads, part.known, part.facts, part.tags, part.compared)
    )
    orders, moves = (
        frame.sort_values("book", kind="stable").reset_index(drop=True) for frame in (part.orders, part.moves)
    )
    rows = orders["lead_row"].to_numpy()
    orders["lead_row"] = np.where(rows < 0, -1, np.append(places, -1)[rows])
    done = part.work.leads
    work = replace(part.work, leads=done.set_axis(places[done.index]).sort_index())
    return Partial(
        part.language, part.calendar, part.period, part.rules, leads, known, facts, tags, compared, orders, moves, work
    )


def combined(whole: Partial, names: Sequence[str], plans: Sequence[tuple[Target, ...]], today: date) -> Cohort:
    """The cohort of all books; the settings are those of ``whole`` but for the ``plans`` of each book.

    A lead's class and share by revenue, and the tags and the priority that look at them, are those among all books. An
    ID that stands in several books gets the name of its book, so that two customers are never taken for one; ``names``
    are by the number of the book.
    """
    found = _with_own_ids(in_order(whole), np.array(names, dtype="object"))
    rules = replace(found.rules, targets=targets(plans))
    book = Book(found.leads, pd.DataFrame({"lead_row": []}), found.orders, pd.DataFrame(), found.moves, {})
    return replace(cohort_of(book, rules, _outcome(found, rules, today), today, found.period), work=found.work)


def _with_own_ids(part: Partial, names: npt.NDArray[np.object_]) -> Partial:
    """IDs that several books have, renamed; an empty ID stays empty."""
    ids = folded(part.leads["id"])
    books = part.leads["book"].groupby(ids).nunique()
    shared = set(books.index[books > 1]) - {""}

    def own(words: pd.Series, numbers: pd.Series) -> pd.Series:
        renamed = words + " (" + pd.Series(names[numbers.to_numpy()], index=words.index) + ")"
        return words.mask(folded(words).isin(shared), renamed)

    if not shared:
        return part
    leads = part.leads.assign(id=own(part.leads["id"], part.leads["book"]))
    return replace(
        part,
        leads=leads,
        known=part.known.assign(id=leads["id"]),
        orders=part.orders.assign(lead=own(part.orders["lead"], part.orders["book"])),
        moves=part.moves.assign(lead=own(part.moves["lead"], part.moves["book"])),
    )


def _outcome(part: Partial, rules: Rules, today: date) -> Outcome:
    dated = part.orders[part.orders["date"] <= pd.Timestamp(today)]
    own, shares, classes = revenue(dated, part.leads, rules.options)
    facts = part.facts.assign(revenue=own, revenue_share=shares, revenue_class=classes)
    worth = value(classes).where(part.known["due"].notna(), 0).astype("int64")
    known = part.known.assign(priority=part.known["priority"] - part.known["value"] + worth)
    compared = part.compared.assign(**{"revenue-share": shares, "revenue-class": classes})
    tags = _tags(part.tags, compared, part.leads["tags_mine"], rules)
    return Outcome(known, known[["rule"]], tags, pd.DataFrame(), pd.DataFrame(), (), facts, compared)


def _tags(tags: pd.DataFrame, compared: pd.DataFrame, typed: pd.Series, rules: Rules) -> pd.DataFrame:
    """Every lead's tags, those that compare it with the whole told anew."""
    again = replace(rules, segments=comparing(rules))
    fields = compared.reindex(columns=list({rule.field for rule in again.segments}))
    computed, _ = computed_tags(dict(fields.items()), compared.index, again)  # type: ignore[arg-type]  # names are text
    told = by_hand(computed, typed)[list(computed.columns)]
    return tags.assign(**{str(name): told[name].astype(bool) for name in told})


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
