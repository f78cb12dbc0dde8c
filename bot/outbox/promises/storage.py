"""Finds the announcements that people will still get: those with a row, and those without one yet.

An announcement for a later time has no rows before that time.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.days import local_day
from bot.outbox.promises.domain import KINDS, Promise, PromiseOrder, morning_of
from bot.storage import set_aside
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.dialect import from_ms

_WAITING = """
SELECT o.id, c.person_id, o.announcement_id, a.promised_at, o.due_at
FROM chats c JOIN outbox o ON o.chat_id = c.id JOIN announcements a ON a.id = o.announcement_id
WHERE c.person_id IN :people AND o.state IN ('pending', 'leased') AND o.kind IN :kinds
"""
# Few announcements are planned, and each person is one of thousands of recipients of many others.
_PLANNED = f"""
SELECT a.id, r.person_id, a.id AS announcement_id, a.promised_at, a.start_at AS due_at,
       a.mornings, a.wanted_at, h.zone AS home, p.zone, p.quiet_until
FROM announcements a CROSS JOIN recipients r JOIN people p ON p.id = r.person_id
JOIN cohorts h ON h.id = a.cohort_id
WHERE a.state = 'scheduled' AND a.start_at IS NOT NULL AND a.urgent = 0
  AND r.announcement_id = a.id AND r.person_id IN :people AND r.is_in = 1
  AND {set_aside.left_out("announcements", "a.id")}
"""  # noqa: S608 - our own words


def promises_queries(people: Sequence[int]) -> list[Statement]:
    """Return the queries for the promises to people, for `read_promises`."""
    ids = sorted(set(people))
    return [query(_WAITING, people=ids, kinds=list(KINDS)), query(_PLANNED, people=ids)]


async def read_promises(
    tx: Tx, answers: Iterable[Rows], *, now: datetime
) -> dict[int, tuple[Promise, ...]]:
    """Read the answers to `promises_queries` by person; set aside what cannot be read."""
    waiting, planned = answers
    found: dict[int, tuple[Promise, ...]] = {}
    for person, promise in (
        *await set_aside.readable(tx, "outbox", waiting, _waiting, now=now),
        *await set_aside.readable(tx, "announcements", planned, _planned, now=now),
    ):
        found[person] = (*found.get(person, ()), promise)
    return found


def _waiting(row: Row) -> tuple[int, Promise]:
    return row["person_id"], Promise(order=_order(row), due_at=from_ms(row["due_at"]))


def _planned(row: Row) -> tuple[int, Promise]:
    due_at = from_ms(row["due_at"])
    if row["mornings"] and row["wanted_at"] is not None:
        day = local_day(from_ms(row["wanted_at"]), row["home"])
        due_at = max(due_at, morning_of(day, row["zone"], row["quiet_until"]))
    return row["person_id"], Promise(order=_order(row), due_at=due_at)


def _order(row: Row) -> PromiseOrder:
    return PromiseOrder(row["promised_at"] or 0, row["announcement_id"])
