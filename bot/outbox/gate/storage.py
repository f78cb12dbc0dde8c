"""Claims due rows, one for each chat, and loads their recipients."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

import orjson

from bot.membership.focus import on_person
from bot.outbox.domain import Lane, MeetingNotice, OutboxRow, Recipient
from bot.outbox.gate.domain import first_awake
from bot.outbox.promises import domain as promising
from bot.outbox.promises.domain import Promise, promised_before
from bot.outbox.promises.storage import promises_queries, read_promises
from bot.outbox.storage import LEASE
from bot.storage import set_aside
from bot.storage.database import Database, Row, Rows, Statement, Tx, query
from bot.storage.dialect import as_ms, from_ms_or_none
from bot.storage.rows import from_row

# A chat has thousands of rows that ended, so nothing here may look at all rows of a chat. The
# condition on `e.state` repeats that of the index of open rows, and the order within a chat is one
# comparison, so that SQLite searches this index from the chat's first open row.
_CLAIM = """
UPDATE outbox SET state = 'leased', fence = fence + 1, attempts = attempts + 1, worker = :worker,
       lease_until = DATABASE_MS + :lease
WHERE id IN (
  SELECT o.id FROM outbox o JOIN chats c ON c.id = o.chat_id
  WHERE o.state = 'pending' AND o.due_at <= :now AND c.not_before <= :now AND o.lane <= :last{0}
    AND (o.chat_id > 0 OR :leads = 1)
    AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.chat_id = o.chat_id
      AND e.state IN ('pending', 'leased') AND e.due_at <= :now
      AND (e.lane, e.due_at, e.id) < (o.lane, o.due_at, o.id))
    AND o.chat_id NOT IN (SELECT f.chat_id FROM outbox f WHERE f.state = 'leased')
  ORDER BY o.lane, o.due_at, o.id LIMIT :n /*FOR UPDATE OF o SKIP LOCKED*/)
RETURNING id
"""
_ANY_DUE = """
SELECT 1 FROM outbox o JOIN chats c ON c.id = o.chat_id
WHERE o.state = 'pending' AND o.due_at <= :now AND c.not_before <= :now AND o.lane <= :last
  AND (o.chat_id > 0 OR :leads = 1)
LIMIT 1
"""
PLACE = "outbox"
"""The place of rows that are set aside: they have failed."""
_UNREADABLE = """
UPDATE outbox SET state = 'failed', reason = 'unreadable', done_at = :now, lease_until = NULL,
       call = NULL
WHERE id = :id AND state = 'leased'
"""
_RECIPIENT = """
       c.person_id, c.reach, c.unasked_on, c.unasked_count, c.unasked_at,
       p.zone, p.language, p.quiet_from, p.quiet_until, p.paused_until
"""
_CLAIMED = f"""
SELECT o.id, o.chat_id, o.lane, o.kind, o.about, o.fence, o.attempts, o.due_at, o.expires_at,
       o.call, o.unknowns, o.announcement_id, edited.message_id AS edits_message_id, {_RECIPIENT}
FROM outbox o JOIN chats c ON c.id = o.chat_id
LEFT JOIN people p ON p.id = c.person_id
LEFT JOIN outbox edited ON edited.id = o.edits_id
WHERE o.id IN :ids AND o.state = 'leased' AND o.worker = :worker ORDER BY o.lane, o.due_at, o.id
"""  # noqa: S608 - our own words
_PEOPLE = f"""
SELECT 0 AS id, CAST(:lane AS BIGINT) AS lane, c.id AS chat_id, {_RECIPIENT}
FROM chats c JOIN people p ON p.id = c.person_id
WHERE c.person_id IN :people AND c.kind = 'private' ORDER BY c.person_id
"""  # noqa: S608 - our own words


class PendingMeetings(Protocol):
    """The pending messages about meetings, by person."""

    def of(self, person: int | None, *, besides: int) -> tuple[MeetingNotice, ...]:
        """Return those of one person, without the row `besides`."""


@dataclass(frozen=True, slots=True)
class MeetingsLoader:
    """Loads what the gate must know about meetings, in a round trip with the rest.

    `ask` returns the queries for people; `read` gets the transaction and the results in order.
    """

    ask: Callable[..., Sequence[Statement]]
    read: Callable[..., Awaitable[PendingMeetings]]


async def claim(
    tx: Tx,
    loader: MeetingsLoader,
    *,
    limit: int,
    now: datetime,
    lease: timedelta = LEASE,
    last: Lane = Lane.BULK,
) -> list[tuple[OutboxRow, Recipient]]:
    """Lease the first due row of up to `limit` chats; return the rows with their recipients.

    Rows of the lanes after `last` are not leased. Rows that cannot be read are set aside as failed,
    and the next rows of their chats are leased.
    """
    claiming = claim_query(tx, limit=limit, lease=lease, last=last, now=now)
    while claimed := await tx.ask(claiming.sql, **claiming.params):
        ready = await read(tx, loader, [row["id"] for row in claimed], now=now)
        if ready:
            return ready
    return []


def claim_query(
    who: Tx | Database, *, limit: int, lease: timedelta, last: Lane, now: datetime
) -> Statement:
    """Return the statement that leases rows and returns their ids; see `claim`.

    Workers run it alone: it skips rows that another worker is leasing. Then they `read` the rows.
    """
    person = on_person(who, "c.person_id") if isinstance(who, Tx) else ""
    return query(
        _CLAIM.format(person),
        n=limit,
        worker=who.worker,
        leads=who.leads,
        lease=as_ms(lease),
        last=int(last),
        now=now,
    )


async def any_due(database: Database, *, last: Lane, now: datetime) -> bool:
    """Tell whether a row is due, though it may have to wait for another row of its chat."""
    return bool(await database.once(_ANY_DUE, leads=database.leads, last=int(last), now=now))


async def recipients(
    tx: Tx,
    loader: MeetingsLoader,
    people: Sequence[int],
    *,
    since: datetime,
    now: datetime,
    announcement: int | None = None,
) -> list[Recipient]:
    """Return people with private chats as the gate sees them, for a message without a row.

    Their pending messages about meetings are those of the next days, and those that are due from
    `since` on. `announcement` is one that they wait for already: only what was promised before it
    comes first.
    """
    rows = await tx.ask(_PEOPLE, people=sorted(people), lane=int(Lane.BULK))
    ahead = await _load_ahead(tx, loader, rows, now=now)
    if since > now:
        ahead = replace(
            ahead, meetings=_Both(ahead.meetings, await _meetings(tx, loader, rows, since))
        )
    return await set_aside.readable(
        tx,
        "people",
        rows,
        lambda row: _recipient(row, ahead, announcement),
        now=now,
        number=lambda row: row["person_id"],
    )


async def read(
    tx: Tx, loader: MeetingsLoader, ids: Sequence[int], *, now: datetime
) -> list[tuple[OutboxRow, Recipient]]:
    """Return rows that this process has leased, with their recipients.

    Rows that cannot be read are set aside as failed.
    """
    rows = await tx.ask(_CLAIMED, ids=list(ids), worker=tx.worker)
    ahead = await _load_ahead(tx, loader, rows, now=now)
    ready = await set_aside.readable(
        tx,
        PLACE,
        rows,
        lambda row: (from_row(OutboxRow, row), _recipient(row, ahead, _announced(row))),
        now=now,
    )
    for row in {row["id"] for row in rows} - {row.id for row, _ in ready}:
        tx.do(_UNREADABLE, id=row, now=now)
    return ready


def _announced(row: Row) -> int | None:
    """Return the announcement that a row sends as one of the day's two; None for other rows."""
    return row["announcement_id"] if row["kind"] in promising.KINDS else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ahead:
    """By person, what a row may have to leave room for."""

    quiet_days: Mapping[int, frozenset[str]]
    meetings: PendingMeetings
    promises: Mapping[int, tuple[Promise, ...]]


async def _load_ahead(tx: Tx, loader: MeetingsLoader, rows: Rows, *, now: datetime) -> _Ahead:
    """Load quiet days, pending messages about meetings, and promises in one round trip."""
    people = _limited(rows)
    if not people:
        return _Ahead(quiet_days={}, meetings=_NoMeetings(), promises={})
    days, waiting, planned, *pending = await tx.ask_each(
        query(
            "SELECT e.person_id, c.id, c.quiet_days FROM enrolments e"
            " JOIN cohorts c ON c.id = e.cohort_id"
            " WHERE e.person_id IN :people AND e.state = 'active' AND c.quiet_days <> '[]'",
            people=people,
        ),
        *promises_queries(people),
        *loader.ask(people, now=now),
    )
    return _Ahead(
        quiet_days=await _quiet_days(tx, days, now=now),
        meetings=await loader.read(tx, pending, now=now),
        promises=await read_promises(tx, (waiting, planned), now=now),
    )


async def _meetings(tx: Tx, loader: MeetingsLoader, rows: Rows, since: datetime) -> PendingMeetings:
    people = _limited(rows)
    if not people:
        return _NoMeetings()
    found = await tx.ask_each(*loader.ask(people, now=since))
    return await loader.read(tx, found, now=since)


def _limited(rows: Rows) -> list[int]:
    """Return the people of rows for which the limits hold."""
    return [row["person_id"] for row in rows if row["person_id"] and row["lane"] >= Lane.REMINDER]


@dataclass(frozen=True, slots=True)
class _Both:
    """The pending messages about meetings as two instants see them, each message once."""

    first: PendingMeetings
    second: PendingMeetings

    def of(self, person: int | None, *, besides: int) -> tuple[MeetingNotice, ...]:
        both = (*self.first.of(person, besides=besides), *self.second.of(person, besides=besides))
        return tuple(dict.fromkeys(both))


class _NoMeetings:
    def of(self, _person: int | None, *, besides: int) -> tuple[MeetingNotice, ...]:  # noqa: ARG002
        return ()


async def _quiet_days(tx: Tx, rows: Rows, *, now: datetime) -> dict[int, frozenset[str]]:
    """Return each person's quiet days; a cohort with broken quiet days has none."""
    read = await set_aside.readable(
        tx,
        "cohorts",
        rows,
        lambda row: (row["person_id"], frozenset[str](orjson.loads(row["quiet_days"]))),
        now=now,
    )
    days: dict[int, frozenset[str]] = {}
    for person, found in read:
        days[person] = days.get(person, frozenset()) | found
    return days


def _recipient(row: Row, ahead: _Ahead, announcement: int | None) -> Recipient:
    person = row["person_id"]
    to = from_row(
        Recipient,
        row,
        zone=row["zone"] or "UTC",
        quiet_from=row["quiet_from"] or 0,
        quiet_until=row["quiet_until"] or 0,
        unasked_at=from_ms_or_none(row["unasked_at"] or None),
        quiet_days=ahead.quiet_days.get(person, frozenset()),
        meetings=ahead.meetings.of(person, besides=row["id"]),
        promised=(),
    )
    before = promised_before(ahead.promises.get(person, ()), announcement)
    # What is due at night or in a pause takes no place on the day before; starts do not wait.
    return replace(
        to,
        meetings=tuple(
            each if each.starts else replace(each, due_at=first_awake(to, each.due_at))
            for each in to.meetings
        ),
        promised=tuple(first_awake(to, each.due_at) for each in before),
    )
