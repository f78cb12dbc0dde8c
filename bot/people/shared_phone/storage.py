"""Who has open screens on a shared phone, and which messages show them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

import orjson

from bot.membership.domain import ChatId, PersonId
from bot.membership.focus import on_person
from bot.people.shared_phone.domain import BUTTONS_ONLY, OpenMessage
from bot.storage.database import Row, Tx
from bot.storage.dialect import from_ms_or_none, to_ms
from bot.storage.rows import from_row

_DUE = """
SELECT p.id AS person_id, c.id AS chat_id, p.screens_opened_at AS opened_at
FROM people p LEFT JOIN chats c ON c.person_id = p.id AND c.kind = 'private'
WHERE p.screens_close_at <= :now{0} ORDER BY p.screens_close_at, p.id LIMIT :limit
"""
_MESSAGES = """
SELECT id, kind, lane, created_at, message_id, more_message_ids FROM outbox
WHERE chat_id = :chat AND state = 'sent' AND message_id IN (
  SELECT o.message_id FROM outbox o
  WHERE o.chat_id = :chat AND o.state = 'sent' AND o.created_at >= :since AND o.created_at <= :until
    AND o.message_id IS NOT NULL AND o.kind NOT IN :buttons
    AND (o.lane = 0 OR o.kind IN :closing))
ORDER BY message_id, id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueScreens:
    """Somebody whose screens close; `chat_id` is None if the person has no chat any more."""

    person_id: PersonId
    chat_id: ChatId | None
    opened_at: datetime


async def due(tx: Tx, *, limit: int, now: datetime) -> list[DueScreens]:
    rows = await tx.ask(_DUE.format(on_person(tx, "p.id")), limit=limit, now=now)
    return [from_row(DueScreens, row) for row in rows]


async def next_due(tx: Tx) -> datetime | None:
    row = await tx.single(
        "SELECT min(screens_close_at) AS due FROM people p"  # noqa: S608 - our own words
        f" WHERE screens_close_at IS NOT NULL{on_person(tx, 'p.id')}"
    )
    return from_ms_or_none(row["due"])


def note_closed(tx: Tx, people: Sequence[PersonId]) -> None:
    """Note that nothing is open any more."""
    tx.do(
        "UPDATE people SET screens_close_at = NULL, screens_opened_at = NULL WHERE id IN :people",
        people=list(people),
    )


async def open_messages(
    tx: Tx, chat: ChatId, closing: Collection[str], *, since: datetime, until: datetime
) -> list[OpenMessage]:
    """Return the messages that were sent or changed by replies, or by rows of the kinds `closing`.

    The oldest comes first.
    """
    rows = await tx.ask(
        _MESSAGES,
        chat=chat,
        since=since,
        until=until,
        buttons=sorted(BUTTONS_ONLY),
        closing=sorted(closing),
    )
    by_message = groupby(rows, key=lambda row: row["message_id"])
    return [_message(list(found), closing, since=to_ms(since)) for _, found in by_message]


def _message(rows: Sequence[Row], closing: Collection[str], *, since: int) -> OpenMessage:
    first = rows[0]
    return OpenMessage(
        ids=(first["message_id"], *orjson.loads(first["more_message_ids"] or "[]")),
        row=first["id"],
        kind=first["kind"],
        kinds=frozenset(row["kind"] for row in rows),
        before=first["created_at"] < since,
        unasked=first["lane"] > 0 and first["kind"] not in closing,
    )
