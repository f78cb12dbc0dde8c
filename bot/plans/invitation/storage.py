"""Finds who may be invited to plan a step, and what they learned and planned lately."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.learning.domain import Learner
from bot.learning.storage import MEMBER, to_member
from bot.membership.domain import EnrolmentId
from bot.membership.focus import on_person
from bot.plans.invitation.domain import KIND, RecentDeeds
from bot.storage import set_aside
from bot.storage.database import Tx, query
from bot.storage.dialect import from_ms, from_ms_or_none

PLACE = "enrolments"
"""The list of enrolments that are set aside; offers to learn use the same one."""
LATELY = timedelta(days=45)
"""How far back reasons are looked for: six free days of somebody who wants one day a week."""
SINCE_TRY = timedelta(hours=12)
# Invitations are due at the same instant as offers to learn.
_DUE = f"""
{MEMBER} WHERE e.state = 'active' AND e.next_lesson_at <= :now AND h.id IS NOT NULL
AND e.id > :after AND {set_aside.left_out(PLACE, "e.id")}
AND NOT EXISTS (SELECT 1 FROM plans p
  WHERE p.enrolment_id = e.id AND p.state = 'open' AND p.planned_at > :now)
AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.chat_id = h.id AND o.kind = :kind
  AND (o.state IN ('pending', 'leased') OR o.created_at > :tried))
"""  # noqa: S608 - our own words
_FINISHED = """
SELECT r.enrolment_id AS id, r.finished_at FROM readings r
WHERE r.enrolment_id IN :ids AND r.finished_at IS NOT NULL ORDER BY r.finished_at
"""
_MET = """
SELECT DISTINCT e.id FROM enrolments e JOIN sessions s ON s.cohort_id = e.cohort_id
JOIN attendance a ON a.session_id = s.id AND a.person_id = e.person_id
WHERE e.id IN :ids AND s.state = 'planned' AND s.starts_at > :since
  AND a.state IN ('there', 'unsure')
"""
_PLANNED = """
SELECT p.enrolment_id AS id, max(p.made_at) AS made_at,
  count(*) FILTER (WHERE p.state = 'open') AS open_steps,
  max(CASE WHEN p.state = 'open' THEN p.planned_at END) AS open_until,
  max(CASE WHEN p.state = 'done' THEN p.ended_at END) AS done_at
FROM plans p WHERE p.enrolment_id IN :ids GROUP BY p.enrolment_id
"""


async def due(tx: Tx, *, after: int, limit: int, now: datetime) -> list[Learner]:
    """Return a page of the members whose offer of the day is due and who have no step ahead."""
    rows = await tx.ask(
        f"{_DUE}{on_person(tx, 'e.person_id')} ORDER BY e.id LIMIT :n",
        kind=KIND,
        after=after,
        tried=now - SINCE_TRY,
        n=limit,
        now=now,
    )
    return await set_aside.readable(tx, PLACE, rows, to_member, now=now)


async def deeds_of(
    tx: Tx, places: Sequence[EnrolmentId], *, now: datetime
) -> Mapping[EnrolmentId, RecentDeeds]:
    """Return what the members at some places learned and planned."""
    ids, since = list(places), now - LATELY
    finished, met, planned = await tx.ask_each(
        query(_FINISHED, ids=ids), query(_MET, ids=ids, since=since), query(_PLANNED, ids=ids)
    )
    read: dict[int, list[datetime]] = {}
    for row in finished:
        read.setdefault(row["id"], []).append(from_ms(row["finished_at"]))
    there = {row["id"] for row in met}
    plans = {row["id"]: row for row in planned}
    found = {}
    for each in places:
        made, ends = plans.get(each), read.get(each, [])
        found[each] = RecentDeeds(
            finished=tuple(at for at in ends if at >= since),
            done_at=None if made is None else from_ms_or_none(made["done_at"]),
            has_learned=bool(ends) or each in there,
            made_at=None if made is None else from_ms(made["made_at"]),
            open_until=None if made is None else from_ms_or_none(made["open_until"]),
            open_steps=0 if made is None else made["open_steps"],
        )
    return found
