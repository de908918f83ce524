"""Chats as Telegram Desktop exports them in JSON: one chat, or all of them with the list of contacts."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from followup_xl.intake.chats import Message, talks_of
from followup_xl.intake.people import record_of
from followup_xl.intake.records import Reading, Record, SourceError
from followup_xl.model.text import key

_WITH_ONE_PERSON: Final = "personal_chat"


def is_json(text: str) -> bool:
    """Whether a text looks like a file of Telegram's export."""
    return text.lstrip().startswith("{")


def read_telegram(text: str) -> Reading:
    """The people of the contacts and of the chats with one person; groups, channels and bots are no customers.

    The row is the place among these people. Raises ``SourceError`` where it is no such file, or nobody is in it.
    """
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceError("not-telegram") from error
    chats = [chat for chat in _chats(told) if chat.get("type") == _WITH_ONE_PERSON]
    people = _people(told, chats)
    if not people:
        raise SourceError("no-contacts" if "chats" in told or "messages" in told else "not-telegram")
    return Reading("telegram", tuple(_record(number, *person) for number, person in enumerate(people, 1)))


def _chats(told: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return _objects(told.get("chats")) or ([told] if isinstance(told.get("messages"), list) else [])


def _objects(told: object) -> list[Mapping[str, Any]]:
    """The objects of ``{"list": [...]}``."""
    return _list(told.get("list")) if isinstance(told, dict) else []


def _list(told: object) -> list[Mapping[str, Any]]:
    return [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []


def _people(told: Mapping[str, Any], chats: Sequence[Mapping[str, Any]]) -> list[tuple[str, str, Mapping[str, Any]]]:
    """Name, phone and chat of each person; a chat belongs to the one contact of its name."""
    contacts = [(_name(contact), str(contact.get("phone_number") or "")) for contact in _objects(told.get("contacts"))]
    names = Counter(key(name) for name, _ in contacts)
    titles = Counter(key(_title(chat)) for chat in chats)
    sure = {key(_title(chat)): chat for chat in chats if titles[key(_title(chat))] == names[key(_title(chat))] == 1}
    found = [(name, phone, sure.get(key(name), {})) for name, phone in contacts]
    return [*found, *((_title(chat), "", chat) for chat in chats if key(_title(chat)) not in sure)]


def _title(chat: Mapping[str, Any]) -> str:
    return str(chat.get("name") or "").strip()


def _name(contact: Mapping[str, Any]) -> str:
    parts = (str(contact.get(part) or "").strip() for part in ("first_name", "last_name"))
    return " ".join(part for part in parts if part)


def _record(number: int, name: str, phone: str, chat: Mapping[str, Any]) -> Record:
    messages = _messages(chat)
    phones = [f"+{phone[2:]}" if phone.startswith("00") else phone]
    return record_of(number, {"contact": name}, phones, (), talks_of(messages, "telegram"))


def _messages(chat: Mapping[str, Any]) -> Iterator[Message]:
    """What people wrote, without notices such as calls missed or pins."""
    them = f"user{chat.get('id')}"
    for message in _list(chat.get("messages")):
        day = _day(message) if message.get("type") == "message" else None
        if day:
            yield Message(day, message.get("from_id") == them, _text(message))


def _day(message: Mapping[str, Any]) -> date | None:
    try:
        return datetime.fromisoformat(str(message.get("date"))).date()
    except ValueError:
        return None


def _text(message: Mapping[str, Any]) -> str:
    """The text, in one piece or in several; the kind of medium where there is none."""
    told = message.get("text", "")
    parts = told if isinstance(told, list) else [told]
    text = "".join(str(part.get("text", "")) if isinstance(part, dict) else str(part) for part in parts)
    return text or str(message.get("media_type") or ("photo" if "photo" in message else ""))
