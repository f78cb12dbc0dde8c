"""What arrived: raw updates, those that can be understood told apart from those that cannot.

PTB reads whatever a field holds; a number that no column takes, or a message without a
date, must not hold up the updates of everybody else.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from telegram import Update
from telegram.error import NetworkError
from telegram.ext import ExtBot

from bot.storage.database import Tx
from bot.storage.dialect import from_ms
from bot.telegram.incoming import storage

log = logging.getLogger(__name__)

RawUpdate = dict[str, Any]
ID_LIMIT = 2**53
"""Telegram's ids have at most 52 bits (https://core.telegram.org/bots/api#user)."""
_DATES = 2**33
"""Seconds since 1970 that a message can have been sent at: until 2242."""
_KEPT = {"reply_to_message", "document"}
ALLOWED = ("message", "callback_query", "my_chat_member")
"""The kinds of updates that are asked for."""


@dataclass(frozen=True, slots=True)
class ParsedUpdate:
    """An update as it came, and as PTB reads it."""

    raw: RawUpdate
    update: Update

    @property
    def tapped_at(self) -> datetime | None:
        """When the tapped message was sent; None if nothing was tapped or Telegram hides it."""
        query = self.raw.get("callback_query")
        message = query.get("message") if isinstance(query, dict) else None
        sent = message.get("date") if isinstance(message, dict) else None
        return from_ms(sent * 1000) if isinstance(sent, int) and 0 < sent < _DATES else None


def with_ids(fetched: Any) -> list[RawUpdate]:
    """Return what can be acknowledged at all; raise NetworkError if nothing can be."""
    arrived = fetched if isinstance(fetched, list) else [fetched]
    good = [raw for raw in arrived if isinstance(raw, dict) and _is_id(raw.get("update_id"))]
    if arrived and not good:
        raise NetworkError("unreadable updates")
    if len(good) < len(arrived):
        log.error("updates.without_number", extra={"count": len(arrived) - len(good)})
    return good


def without_repeats(raws: Sequence[RawUpdate]) -> list[RawUpdate]:
    """Return a batch without repetitions, in order of arrival."""
    return list({raw["update_id"]: raw for raw in reversed(raws)}.values())[::-1]


def parse_updates(
    raws: Sequence[RawUpdate], bot: ExtBot[None]
) -> tuple[list[ParsedUpdate], list[tuple[RawUpdate, Exception]]]:
    """Return what can be understood, and what cannot with the reason."""
    good, bad = [], []
    for raw in raws:
        try:
            update = Update.de_json(_light(raw), bot)
            _check(update)
        except Exception as error:  # noqa: BLE001 - PTB raises whatever a field provokes
            bad.append((raw, error))
        else:
            good.append(ParsedUpdate(raw, update))
    return good, bad


def save_dead(tx: Tx, raw: RawUpdate, error: Exception, *, tries: int, now: datetime) -> None:
    """Note an update that nobody can take, without its content, so that it is over."""
    kind = next((name for name in ALLOWED if name in raw), "other")
    storage.note_seen(tx, raw["update_id"], now=now)
    storage.save_dead(
        tx, raw["update_id"], kind=kind, error=type(error).__name__, tries=tries, now=now
    )


def _light(raw: RawUpdate) -> RawUpdate:
    """Leave out the words and buttons of a tapped message: they are our own, and nobody reads them.

    Its number and chat are enough, as for a message too old to be shown (date 0). What it
    answers was written by somebody, and stays; so does a file, which some buttons are about.
    """
    query = raw.get("callback_query")
    if not isinstance(query, dict):
        return raw
    message = query.get("message")
    if not isinstance(message, dict) or _KEPT & message.keys():
        return raw
    kept = {name: message[name] for name in ("message_id", "chat") if name in message}
    return {**raw, "callback_query": {**query, "message": {**kept, "date": 0}}}


def _is_id(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < ID_LIMIT


def _check(update: Update) -> None:
    """Raise ValueError for what no column and no catalogue takes."""
    named = (update.effective_user, update.effective_chat)
    ids = [each.id for each in named if each is not None]
    if update.effective_message is not None:
        ids.append(update.effective_message.message_id)
    if not all(_is_id(each) for each in ids):
        raise ValueError("an id that is none")
    user = update.effective_user
    if user is not None and not isinstance(user.language_code, str | None):
        raise ValueError("a language that is none")
