"""Receipts ("Got it"), reminders for the others, and messages that were opened below a cover."""

from dataclasses import dataclass
from datetime import datetime

from bot.announcements.domain import AnnouncementId, message_dedup, message_prefix
from bot.announcements.sending.storage import NO_END, end_of_chunk, lock_cursor
from bot.membership.domain import ChatId, PersonId
from bot.membership.person.storage import SHOWN_NAME
from bot.outbox.domain import DELETABLE, OUTCOME_UNKNOWN, Lane
from bot.outbox.sent.storage import COLUMNS, SentMessage, sent_message_of
from bot.storage.database import Tx, query
from bot.storage.dialect import to_ms
from bot.storage.rows import from_row

_LISTED = f"""
SELECT {SHOWN_NAME} AS name FROM recipients r JOIN people p ON p.id = r.person_id
JOIN outbox o ON o.dedup = :prefix || r.person_id || ':0'
WHERE r.announcement_id = :id AND o.state = 'sent' AND {{0}} ORDER BY p.name_key, p.id LIMIT :n
"""  # noqa: S608 - our own words
_REMIND = """
INSERT INTO outbox (chat_id, lane, kind, about, dedup, due_at, created_at)
SELECT o.chat_id, :lane, 'announcement.remind', :about, :remind || r.person_id, :now, :now
FROM recipients r JOIN outbox o ON o.dedup = :prefix || r.person_id || ':0'
WHERE r.announcement_id = :id AND r.got_it_at IS NULL AND r.person_id > :after
  AND r.person_id <= :upto AND o.state = 'sent'
ON CONFLICT (dedup) DO NOTHING
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Whether one recipient has tapped "Got it", and the id of the first message in their chat."""

    got_it: bool
    message_id: int | None


async def save_receipt(
    tx: Tx, announcement_id: AnnouncementId, person: PersonId, *, now: datetime
) -> bool:
    """Save that a person has seen it; return False if they had tapped before, or never got it."""
    return await tx.found(
        "UPDATE recipients SET got_it_at = :now WHERE announcement_id = :id"
        " AND person_id = :person AND got_it_at IS NULL RETURNING person_id",
        id=announcement_id,
        person=person,
        now=now,
    )


async def receipt_of(tx: Tx, announcement_id: AnnouncementId, person: PersonId) -> Receipt | None:
    """Return the receipt of one recipient, or None if it was neither sent nor is being sent.

    Telegram may deliver a message, and its reader tap, before the row of the outbox says "sent".
    """
    row = await tx.one(
        "SELECT r.got_it_at, o.message_id FROM recipients r JOIN outbox o ON o.dedup = :dedup"
        " WHERE r.announcement_id = :id AND r.person_id = :person"
        " AND (o.state IN ('sent', 'leased', 'pending') OR o.reason = :unknown)",
        id=announcement_id,
        person=person,
        unknown=OUTCOME_UNKNOWN,
        dedup=message_dedup(announcement_id, person, 0),
    )
    if row is None:
        return None
    return Receipt(got_it=row["got_it_at"] is not None, message_id=row["message_id"])


async def count_receipts(tx: Tx, announcement_id: AnnouncementId) -> int:
    row = await tx.single(
        "SELECT count(*) AS many FROM recipients"
        " WHERE announcement_id = :id AND got_it_at IS NOT NULL",
        id=announcement_id,
    )
    return int(row["many"])


async def receipt_names(
    tx: Tx, announcement_id: AnnouncementId, *, limit: int
) -> tuple[list[str], list[str]]:
    """Return the first names of people who have tapped it, and of others who got it."""
    params = {"id": announcement_id, "prefix": message_prefix(announcement_id), "n": limit}
    got, not_yet = await tx.ask_each(
        query(_LISTED.format("r.got_it_at IS NOT NULL"), **params),
        query(_LISTED.format("r.got_it_at IS NULL"), **params),
    )
    return [row["name"] for row in got], [row["name"] for row in not_yet]


async def not_yet(tx: Tx, announcement_id: AnnouncementId, *, limit: int) -> list[PersonId]:
    """Return the people who got it and have not tapped it, in order of ids."""
    rows = await tx.ask(
        "SELECT r.person_id FROM recipients r JOIN outbox o"
        " ON o.dedup = :prefix || r.person_id || ':0'"
        " WHERE r.announcement_id = :id AND r.got_it_at IS NULL AND o.state = 'sent'"
        " ORDER BY r.person_id LIMIT :n",
        id=announcement_id,
        prefix=message_prefix(announcement_id),
        n=limit,
    )
    return [PersonId(row["person_id"]) for row in rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderCounts:
    """How many reminders Telegram accepted, and how many wait, the first until `next_at`."""

    sent: int
    waiting: int
    next_at: datetime | None


async def count_reminders(tx: Tx, announcement_id: AnnouncementId) -> ReminderCounts:
    """Count the reminders that were sent, and those that wait."""
    row = await tx.single(
        "SELECT count(*) FILTER (WHERE state = 'sent') AS sent,"
        " count(*) FILTER (WHERE state IN ('pending', 'leased')) AS waiting,"
        " min(due_at) FILTER (WHERE state = 'pending') AS next_at"
        " FROM outbox WHERE dedup >= :first AND dedup < :last",
        first=remind_prefix(announcement_id),
        last=f"{remind_prefix(announcement_id)[:-1]};",
    )
    return from_row(ReminderCounts, row)


async def begin_reminding(tx: Tx, announcement_id: AnnouncementId, *, now: datetime) -> bool:
    """Begin to remind people who have not tapped it; return False the second time."""
    return await tx.found(
        "UPDATE announcements SET reminded_at = :now, remind_to = 0 WHERE id = :id"
        " AND reminded_at IS NULL AND got_it = 1 AND state IN ('running', 'done', 'stopped')"
        " RETURNING id",
        id=announcement_id,
        now=now,
    )


async def plan_reminders(tx: Tx, announcement_id: AnnouncementId, *, now: datetime) -> None:
    """Enqueue the reminder for at most 1,000 more people who have not tapped it."""
    after = await lock_cursor(tx, announcement_id, "remind_to")
    if after is None:
        return
    upto = await end_of_chunk(tx, announcement_id, after)
    tx.enqueued = True
    tx.do(
        _REMIND,
        id=announcement_id,
        lane=int(Lane.BULK),
        about=f'{{"announcement":{announcement_id}}}',
        remind=remind_prefix(announcement_id),
        prefix=message_prefix(announcement_id),
        now=now,
        after=after,
        upto=NO_END if upto is None else upto,
    )
    tx.do("UPDATE announcements SET remind_to = :to WHERE id = :id", to=upto, id=announcement_id)


def remind_prefix(announcement_id: AnnouncementId) -> str:
    """Return the prefix of the dedup keys of its reminders."""
    return f"remind:{announcement_id}:"


_OF = "o.dedup >= :first AND o.dedup < :last"
_DELETABLE = f"""
SELECT {COLUMNS} FROM outbox o
WHERE {_OF} AND o.state = 'sent' AND o.message_id IS NOT NULL AND o.done_at > :oldest
  AND NOT EXISTS (SELECT 1 FROM outbox d WHERE d.dedup = 'recall:' || o.id)
"""  # noqa: S608 - our own words


def opened_dedup(
    announcement_id: AnnouncementId, chat: ChatId, number: int, *, now: datetime
) -> str:
    """Return the dedup key of one message that was added when a cover was opened."""
    return f"{_prefix(announcement_id)}:{chat}:{to_ms(now)}:{number}"


async def opened_to_delete(
    tx: Tx, announcement_id: AnnouncementId, *, limit: int, now: datetime
) -> list[SentMessage]:
    """Return the opened messages that can still be deleted, in all chats."""
    params = _range(announcement_id)
    rows = await tx.ask(f"{_DELETABLE} LIMIT :n", n=limit, oldest=now - DELETABLE, **params)
    return [sent_message_of(row) for row in rows]


async def opened_in_chat(
    tx: Tx, announcement_id: AnnouncementId, chat: ChatId, *, now: datetime
) -> list[SentMessage]:
    """Return the opened messages of one chat that can still be deleted."""
    params = _range(announcement_id)
    oldest = now - DELETABLE
    rows = await tx.ask(f"{_DELETABLE} AND o.chat_id = :chat", chat=chat, oldest=oldest, **params)
    return [sent_message_of(row) for row in rows]


async def opened_in_flight(tx: Tx, announcement_id: AnnouncementId) -> bool:
    """Tell whether an opened message is still being sent."""
    return await tx.found(
        f"SELECT o.id FROM outbox o WHERE {_OF} AND o.state IN ('pending', 'leased') LIMIT 1",  # noqa: S608 - our own words
        **_range(announcement_id),
    )


def _prefix(announcement_id: AnnouncementId) -> str:
    return f"leaf:{announcement_id}"


def _range(announcement_id: AnnouncementId) -> dict[str, str]:
    """Return the range of dedup keys with this prefix; ";" is the character after ":"."""
    return {"first": f"{_prefix(announcement_id)}:", "last": f"{_prefix(announcement_id)};"}
