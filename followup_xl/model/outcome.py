"""What the rules computed, still as codes and numbers: the plan turns it into words and cells."""

from dataclasses import dataclass, field

import pandas as pd

from .issues import Issue


@dataclass(frozen=True)
class Outcome:
    """The result of ``recompute``; every frame is indexed like ``Book.leads``.

    ``leads``: one column per tool column of ``tblLeads`` except ``why``: ``touches`` (int64, outbound), ``last_touch``
    and ``due`` (datetime64[s]), ``priority`` (int64), ``say`` (text), ``tags`` (codes joined with ", "), the rest
    codes. ``id`` is repeated from the book; ``result`` is added: ``open``, ``won``, ``lost`` or ``out``; ``days_late``
    (int64, 0 when not overdue).

    ``why``: the rule that gave the due date and the numbers of its sentence: ``rule`` (code), ``k`` (follow-up
    coming), ``days`` and ``days_at_most``, ``norm_from`` and ``norm_to``, ``since`` (anchor, datetime64[s]), ``on``
    (the date before rolling), ``roll`` (``""``, ``closed``, ``late``, ``early``, ``before-closure``), ``reason`` (a
    code or text), ``channel`` (code of the touch the gap runs from).

    ``tags``: bool, one column per tag of ``tblSegments``. ``priority``: the parts of the priority, one column each.
    ``today``: ``block`` (code), ``lead_row`` (index in ``leads``), in the order to show.

    ``facts``: everything known of a lead before its due date — what touches, orders, stops, promises and potential say
    (``compute.touches.summarise``, ``compute.orders.summarise``, ``compute.stops.stops``) and ``cadence``, its own,
    whether or not it has ended.

    ``compared``: the fields that tags are tested by which compare a lead with the whole book, one column a field: with
    them these tags can be told again when books are added up.
    """

    leads: pd.DataFrame
    why: pd.DataFrame
    tags: pd.DataFrame
    priority: pd.DataFrame
    today: pd.DataFrame
    issues: tuple[Issue, ...] = ()
    facts: pd.DataFrame = field(default_factory=pd.DataFrame)
    compared: pd.DataFrame = field(default_factory=pd.DataFrame)


@dataclass(frozen=True)
class Section:
    """One block of the report: the rows of the table ``table``, its columns by their ids, values as codes and numbers.

    Columns of ``labels`` hold translatable values: a row's ``<column>_family`` names the family of a code ("" for
    text of the book's own); ``<column>_key`` (with a dict in ``<column>_params``) names a sentence.
    """

    id: str
    table: str
    rows: pd.DataFrame
