"""The Why cell: the rule that gave a date, as one sentence in the reader's language with its numbers in it."""

from typing import Any

from followup_xl.model.ports import Translator


def why_sentence(translator: Translator, row: Any) -> str:  # noqa: ANN401  # a named tuple of the columns of Outcome.why
    """The sentence of one row of ``Outcome.why``, followed by how the date was rolled."""
    text = translator.text(f"why.{_variant(row)}", **_words(translator, row))
    return f"{text} {translator.text(f'why.roll.{row.roll}', on=_day(row.on))}" if row.roll else text


def _variant(row: Any) -> str:  # noqa: ANN401
    if row.rule == "promise" and row.reason:
        return "promise-words"
    return "parked-because" if row.rule == "parked" and row.reason else str(row.rule)


def _words(translator: Translator, row: Any) -> dict[str, object]:  # noqa: ANN401
    """Every placeholder a sentence may use; only those of the row's own rule are filled."""
    words: dict[str, object] = {"k": int(row.k), "to": int(row.norm_to), "n": int(row.days), "words": row.reason}
    words["since"], words["on"] = _day(row.since), _day(row.on)
    words["norm"] = _norm(translator, row)
    words["gap"] = _gap(translator, int(row.days), int(row.days_at_most))
    words["contact"] = translator.text(f"why.contact.{row.channel or 'other'}")
    words["step"] = translator.text(f"why.step.{min(max(int(row.k), 1), 4)}")
    words["stop"] = translator.text(f"why.stop.{row.reason}") if row.rule in {"stopped", "finished"} else ""
    return words


def _norm(translator: Translator, row: Any) -> str:  # noqa: ANN401
    if not row.norm_to or row.norm_to == 1 or row.k > row.norm_to:
        return ""
    return translator.text("why.part.norm", **{"from": int(row.norm_from), "to": int(row.norm_to)})


def _gap(translator: Translator, least: int, most: int) -> str:
    if most > least:
        return translator.text("why.part.window", least=least, most=most)
    return translator.text("why.part.gap", n=least) if least else translator.text("why.part.same-day")


def _day(moment: Any) -> object:  # noqa: ANN401
    """A date, or "" for none."""
    return "" if moment is None or moment != moment else moment.date()  # noqa: PLR0124  # NaT differs from itself
