"""Reminders are written to the outbox in sets, and old ones are edited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import orjson

from bot.membership.domain import Cohort, PersonId
from bot.outbox.domain import Lane
from bot.sessions.domain import SessionId
from bot.sessions.quiet_days.domain import QuietTimes
from bot.storage.database import Row, Tx
from bot.storage.dialect import from_ms_or_none

_PEOPLE = """
SELECT e.person_id, e.joined_at, p.zone, p.quiet_from, p.quiet_until
FROM enrolments e JOIN people p ON p.id = e.person_id JOIN chats c ON c.person_id = e.person_id
WHERE e.cohort_id = :cohort AND e.state = 'active' AND c.reach = 'open' AND e.person_id > :after
ORDER BY e.person_id LIMIT :n
"""
_ENQUEUE_EACH = """
INSERT INTO outbox (chat_id, lane, kind, about, dedup, due_at, expires_at, created_at)
SELECT c.id, :lane, :kind, :about, :dedup || c.person_id, :due_at, :expires_at, :now
FROM chats c WHERE c.person_id IN :people ORDER BY c.person_id
ON CONFLICT (dedup) DO NOTHING
"""
# ";" follows ":" in every collation that compares by code point, so this is a prefix.
_TIDY = """
INSERT INTO outbox (chat_id, lane, kind, about, edits_id, dedup, due_at, created_at)
SELECT o.chat_id, 3, 'session.tidy', :about, o.id, 'tidy:' || o.id, :now, :now FROM outbox o
WHERE o.dedup > :from_dedup AND o.dedup < :to_dedup AND o.state = 'sent' AND o.kind IN :kinds
  AND o.message_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM outbox t WHERE t.dedup = 'tidy:' || o.id)
ORDER BY o.id LIMIT :n
ON CONFLICT (dedup) DO NOTHING RETURNING id
"""
_EDIT = """
INSERT INTO outbox (chat_id, lane, kind, about, edits_id, due_at, created_at)
SELECT o.chat_id, 2, :into, o.about, o.id, :now, :now FROM outbox o
WHERE o.dedup > :from_dedup AND o.dedup < :to_dedup AND o.state = 'sent' AND o.kind = :kind
  AND o.message_id IS NOT NULL
ORDER BY o.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderRecipient:
    """Somebody of a cohort who can be reached, and the quiet hours in which they are not."""

    person: PersonId
    joined_at: datetime | None
    calendar: QuietTimes


async def recipients(tx: Tx, cohort: Cohort, *, after: int, limit: int) -> list[ReminderRecipient]:
    """Return up to `limit` people of a cohort whose id is above `after`, in order."""
    rows = await tx.ask(_PEOPLE, cohort=cohort.id, after=after, n=limit)
    return [
        ReminderRecipient(
            person=PersonId(row["person_id"]),
            joined_at=from_ms_or_none(row["joined_at"]),
            calendar=read_quiet_times(row, cohort.quiet_days),
        )
        for row in rows
    ]


def read_quiet_times(row: Row, quiet_days: frozenset[str]) -> QuietTimes:
    """Read the quiet hours of a person, beside the quiet days of a cohort."""
    return QuietTimes(
        zone=row["zone"],
        quiet_from=row["quiet_from"],
        quiet_until=row["quiet_until"],
        quiet_days=quiet_days,
    )


def enqueue_each(
    tx: Tx,
    people_owed: Sequence[PersonId],
    *,
    lane: Lane,
    kind: str,
    about: Mapping[str, object],
    dedup: str,
    due_at: datetime,
    expires_at: datetime | None,
    now: datetime,
) -> None:
    """Enqueue the same message to many people in one statement; each id is added to `dedup`."""
    tx.enqueued = True
    tx.do(
        _ENQUEUE_EACH,
        people=list(people_owed),
        lane=int(lane),
        kind=kind,
        about=orjson.dumps(dict(about)).decode(),
        dedup=dedup,
        due_at=due_at,
        expires_at=expires_at,
        now=now,
    )


async def enqueue_tidying(
    tx: Tx, session: SessionId, kinds: Sequence[str], *, limit: int, now: datetime
) -> int:
    """Enqueue the removal of buttons of up to `limit` reminders of a meeting; return how many."""
    rows = await tx.ask(
        _TIDY,
        about=orjson.dumps({"session": session}).decode(),
        from_dedup=f"reminder:{session}:",
        to_dedup=f"reminder:{session};",
        kinds=list(kinds),
        n=limit,
        now=now,
    )
    tx.enqueued = tx.enqueued or bool(rows)
    return len(rows)


def enqueue_edits(tx: Tx, session: SessionId, kind: str, *, into: str, now: datetime) -> None:
    """Enqueue an edit of the kind `into` for each sent reminder of a kind about a meeting."""
    tx.enqueued = True
    tx.do(
        _EDIT,
        kind=kind,
        into=into,
        from_dedup=f"reminder:{session}:",
        to_dedup=f"reminder:{session};",
        now=now,
    )
