"""The doubt is stored in `meta`; what Telegram shows is read from updates and sent messages."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

import orjson

from bot.housekeeping.folder_doubt.domain import OF_AN_UPDATE, Doubt, Shown
from bot.outbox.domain import COUNTED_APART, NewestMessage
from bot.outbox.outage.storage import ALIVE_AT, NEWEST_MESSAGE
from bot.storage import meta
from bot.storage.database import Row, Tx, query
from bot.storage.dialect import from_ms, from_ms_or_none, to_ms

_NAME = "folder.doubt"
_LAST_UPDATE = (
    "SELECT update_id, seen_at FROM seen_updates ORDER BY seen_at DESC, update_id DESC LIMIT 1"
)
_LAST_SENT = """
SELECT message_id, more_message_ids FROM outbox
WHERE chat_id > :supergroups AND message_id IS NOT NULL ORDER BY message_id DESC LIMIT 50
"""
_UNKNOWN = """
SELECT coalesce(sum(CASE WHEN state = 'leased' THEN unknowns + 1 ELSE unknowns END), 0) AS many
FROM outbox WHERE state IN ('leased', 'pending') OR (unknowns > 0 AND done_at >= :at)
"""
_CAME = """
SELECT min(update_id) AS first, min(seen_at) AS first_at, count(*) AS many, max(seen_at) AS newest
FROM seen_updates WHERE seen_at >= :since AND update_id > :last
"""
_SENT = """
SELECT more_message_ids FROM outbox
WHERE chat_id > :supergroups AND created_at >= :since AND message_id IS NOT NULL
"""


async def load(tx: Tx) -> Doubt | None:
    """Return the doubt, or None if there is none."""
    stored = await meta.read(tx, _NAME)
    if not stored:
        return None
    read = orjson.loads(stored)
    return Doubt(
        since=from_ms(read["since"]),
        alive_at=from_ms_or_none(read["alive_at"]),
        update=read["update"],
        update_at=from_ms_or_none(read["update_at"]),
        message=read["message"],
        probes=read["probes"],
        lifted=read["lifted"],
    )


def save(tx: Tx, doubt: Doubt | None) -> None:
    """Save the doubt, or that there is none any more."""
    values = {} if doubt is None else asdict(doubt)
    stored = {name: to_ms(it) if isinstance(it, datetime) else it for name, it in values.items()}
    meta.save(tx, _NAME, orjson.dumps(stored).decode() if stored else "")


async def known(tx: Tx, *, now: datetime) -> Doubt:
    """Return what the database knows of Telegram's ids."""
    stored, last = await meta.read(tx, ALIVE_AT), await tx.one(_LAST_UPDATE)
    alive_at = None if stored is None else from_ms(int(stored))
    return Doubt(
        since=now,
        alive_at=alive_at,
        update=None if last is None else last["update_id"],
        update_at=None if last is None else from_ms(last["seen_at"]),
        message=await _explained(tx, alive_at),
    )


async def _explained(tx: Tx, alive_at: datetime | None) -> int | None:
    """Return the highest id that a message may have by now; None if no message is known.

    The highest id is saved while the bot runs (`alive_at`), and each row has those of its own.
    """
    stored = await meta.read(tx, NEWEST_MESSAGE)
    sent = await tx.ask(_LAST_SENT, supergroups=COUNTED_APART)
    ids = [*_ids(sent), *([] if stored is None else [int(stored)])]
    if not ids or alive_at is None:
        return max(ids, default=None)
    unknown, came = await tx.ask_each(
        query(_UNKNOWN, at=alive_at),
        query("SELECT count(*) AS many FROM seen_updates WHERE seen_at > :at", at=alive_at),
    )
    return max(ids) + int(unknown[0]["many"]) + OF_AN_UPDATE * int(came[0]["many"])


def _ids(rows: Iterable[Row]) -> Iterable[int]:
    for row in rows:
        yield row["message_id"]
        yield from orjson.loads(row["more_message_ids"] or "[]")


async def shown(tx: Tx, doubt: Doubt, newest: NewestMessage | None) -> Shown:
    """Return what Telegram has shown since the bot started."""
    last = -1 if doubt.update is None else doubt.update
    came = await tx.single(_CAME, since=doubt.since, last=last)
    sent = await tx.ask(_SENT, supergroups=COUNTED_APART, since=doubt.since)
    return Shown(
        update=came["first"],
        update_at=from_ms_or_none(came["first_at"]),
        updates=came["many"],
        newest_at=from_ms_or_none(came["newest"]),
        sent=sum(1 + len(orjson.loads(row["more_message_ids"] or "[]")) for row in sent),
        message=None if newest is None else newest.id,
        message_at=None if newest is None else newest.at,
    )
