"""Raw updates become parsed ones; broken ones are sorted out and saved as dead.

PTB accepts any value in a field. A number that no column can store, or a message without a date,
must not block the updates of other people.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from telegram import CallbackQuery, Chat, InaccessibleMessage, Update, User
from telegram.error import NetworkError
from telegram.ext import ExtBot

from bot.storage.database import Tx
from bot.storage.dialect import from_ms
from bot.telegram.incoming import storage
from bot.telegram.request import read_leniently
from bot.telegram.salvage import UNREADABLE, salvage_updates

log = logging.getLogger(__name__)

RawUpdate = dict[str, Any]
ID_LIMIT = 2**53
"""Telegram's ids have at most 52 bits (https://core.telegram.org/bots/api#user)."""
_DATES = 2**33
"""Upper limit for the date of a message, in seconds since 1970: the year 2242."""
_NEEDED = {"reply_to_message", "document"}
ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of updates that the bot asks Telegram for."""


class UnreadableUpdate(Exception):
    """An update is no JSON that Python can read."""


@dataclass(frozen=True, slots=True)
class ParsedUpdate:
    """An update as Telegram sent it, and as PTB reads it."""

    raw: RawUpdate
    update: Update

    @property
    def tapped_at(self) -> datetime | None:
        """When the tapped message was sent; None without a tap, or if Telegram does not say."""
        query = self.raw.get("callback_query")
        message = query.get("message") if isinstance(query, dict) else None
        sent = message.get("date") if isinstance(message, dict) else None
        return from_ms(sent * 1000) if isinstance(sent, int) and 0 < sent < _DATES else None

    @property
    def opens_link(self) -> bool:
        """Whether it is a message that opens a link, typed or tapped at Telegram."""
        message = self.update.message
        text = "" if message is None else message.text or ""
        return text.startswith("/start ") or "?start=" in text


def with_ids(fetched: Any) -> list[RawUpdate]:
    """Return the updates that have an id, so that they can be acknowledged.

    Raises NetworkError if there are updates but none has an id.
    """
    arrived = fetched if isinstance(fetched, list) else [fetched]
    good = [raw for raw in arrived if isinstance(raw, dict) and _is_id(raw.get("update_id"))]
    if arrived and not good:
        raise NetworkError("unreadable updates")
    if len(good) < len(arrived):
        log.error("updates.without_number", extra={"count": len(arrived) - len(good)})
    return good


def update_of(payload: bytes) -> RawUpdate | None:
    """Return the update that Telegram posted, or None without an id: nobody could save it.

    If it is no JSON, only its id is returned, so that it is saved as dead and not sent again.
    """
    try:
        read = read_leniently(payload)
    except NetworkError:
        read = _salvaged(payload)
    if isinstance(read, dict) and _is_id(read.get("update_id")):
        return read
    log.error("updates.without_number", extra={"count": 1})
    return None


def _salvaged(payload: bytes) -> Any:
    try:
        found = salvage_updates(b'{"result":[%b]}' % payload, read_leniently)["result"]
    except NetworkError:
        return None
    return found[0]


def ids_in(raws: Sequence[RawUpdate]) -> set[int]:
    """Return the ids of the chats and people in updates."""
    found: set[int] = set()
    for raw in raws:
        for part in raw.values():
            if isinstance(part, dict):
                message = part.get("message")
                places = [part, message] if isinstance(message, dict) else [part]
                for place in places:
                    found.update(_id_of(place.get(name)) for name in ("chat", "from"))
    return found - {0}


def _id_of(named: Any) -> int:
    """Return the id of what may be a chat or a person; 0 for anything else."""
    found = named.get("id", 0) if isinstance(named, dict) else 0
    return found if _is_id(found) else 0


def without_repeats(raws: Sequence[RawUpdate]) -> list[RawUpdate]:
    """Return each update once, in the order of arrival."""
    return list({raw["update_id"]: raw for raw in reversed(raws)}.values())[::-1]


def parse_updates(
    raws: Sequence[RawUpdate], bot: ExtBot[None]
) -> tuple[list[ParsedUpdate], list[tuple[RawUpdate, Exception]]]:
    """Return the updates that PTB can read, and the others with the reason."""
    good: list[ParsedUpdate] = []
    bad: list[tuple[RawUpdate, Exception]] = []
    for raw in raws:
        if UNREADABLE in raw:
            bad.append((raw, UnreadableUpdate()))
            continue
        try:
            update = _read(raw, bot)
            _check(update)
        except Exception as error:  # noqa: BLE001 - PTB raises whatever a field provokes
            bad.append((raw, error))
        else:
            good.append(ParsedUpdate(raw, update))
    return good, bad


def save_dead(tx: Tx, raw: RawUpdate, error: Exception, *, tries: int, now: datetime) -> None:
    """Save an update as dead, without its content, so that it does not come again."""
    kind = next((name for name in ALLOWED if name in raw), "other")
    storage.note_seen(tx, [raw["update_id"]], now=now)
    storage.save_dead(
        tx, raw["update_id"], kind=kind, error=type(error).__name__, tries=tries, now=now
    )


def _read(raw: RawUpdate, bot: ExtBot[None]) -> Update:
    """Read an update; of a tapped message only its id and chat, as if it were too old to be shown.

    Its text and buttons are the bot's own, nothing reads them, and they would take PTB most of the
    time. Messages that answer another one, or have a document, are read whole, since some handlers
    need those.
    """
    query = raw.get("callback_query")
    message = query.get("message") if isinstance(query, dict) else None
    if query is None or not isinstance(message, dict) or _NEEDED & message.keys():
        return Update.de_json(raw, bot)
    tap = CallbackQuery(
        id=query["id"],
        from_user=User.de_json(query["from"], bot),
        chat_instance=query["chat_instance"],
        data=query.get("data"),
        message=InaccessibleMessage(Chat.de_json(message["chat"], bot), message["message_id"]),
    )
    return Update(raw["update_id"], callback_query=tap)


def _is_id(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < ID_LIMIT


def _check(update: Update) -> None:
    """Raise ValueError for ids and languages that cannot be stored."""
    named = (update.effective_user, update.effective_chat)
    ids = [each.id for each in named if each is not None]
    query = update.callback_query
    message = update.effective_message if query is None else query.message
    if message is not None:
        ids.append(message.message_id)
    if not all(_is_id(each) for each in ids):
        raise ValueError("an id out of range")
    user = update.effective_user
    if user is not None and not isinstance(user.language_code, str | None):
        raise ValueError("a language that is no text")
