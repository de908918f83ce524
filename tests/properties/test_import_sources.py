"""Whatever a source holds, it is read or refused with a sentence."""

import json

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from followup_xl.i18n import LANGUAGES, load
from followup_xl.intake.records import Reading, SourceError
from followup_xl.model.errors import FollowupError
from tests.intake.sources import HEADINGS, ROWS, csv_bytes, read, setting

CARDS = (
    "BEGIN:VCARD\nVERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE:=D8=B9=\n=D9=84;Ali\nTEL;CELL:+98912\n 3456789\nEND:VCARD\n"
)
CHAT = "[13/11/2026, 14:06:01] Ali: a\nb\n[14/11/2026, 1:06\u202fPM] ~ Sara: c: d\n13.11.26, 14:05 - Ali: x\n"
SOURCES = [CARDS, CHAT, csv_bytes([HEADINGS["fa"], *ROWS["fa"]], ";").decode(), csv_bytes(ROWS["ro"], "\t").decode()]
WORDS = ["name", "list", "messages", "chats", "contacts", "type", "personal_chat", "message", "date", "from_id", "id"]
WORDS += ["user1", "text", "2026-11-13T10:00:00", "phone_number", "first_name"]
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.sampled_from(WORDS), st.text(max_size=4))
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=5),
    max_leaves=25,
)


@st.composite
def damaged(draw: DrawFn) -> bytes:
    """Return a source with a piece taken out, put elsewhere, or made something else."""
    text = draw(st.sampled_from(SOURCES))
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 30)))
    other = draw(st.one_of(st.just(""), st.just(text[start:end] * 2), st.text(max_size=6)))
    encoding = draw(st.sampled_from(["utf-8", "utf-16", "utf-16-be"]))
    return (text[:start] + other + text[end:]).encode(encoding, "surrogatepass")


def outcome(data: bytes, name: str) -> Reading | FollowupError:
    try:
        return read(data, name, setting("fa"))
    except FollowupError as refused:
        return refused


def is_read_or_refused(data: bytes, name: str) -> bool:
    found = outcome(data, name)
    if isinstance(found, SourceError):
        return all(load(language).has_text(f"import.refusal.{found.what}") for language in LANGUAGES)
    if isinstance(found, FollowupError):
        return bool(found.params["reason"])
    rows = [record.row for record in found.records]
    return rows == sorted(set(rows))


@given(st.one_of(st.binary(max_size=300), damaged()), st.sampled_from(["a.csv", "Ali.txt", ""]))
def test_damaged_sources(data: bytes, name: str) -> None:
    assert is_read_or_refused(data, name)


@given(st.dictionaries(st.sampled_from(WORDS), JSON, min_size=1, max_size=6))
def test_odd_json(told: dict[str, object]) -> None:
    assert is_read_or_refused(json.dumps(told).encode(), "result.json")
