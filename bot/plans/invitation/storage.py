"""Finds who may be invited to plan a first step: they came to a meeting and planned nothing."""

from datetime import datetime, timedelta

from bot.learning.domain import Learner
from bot.learning.storage import MEMBER, to_member
from bot.membership.domain import EnrolmentId
from bot.membership.focus import on_person
from bot.plans.invitation.domain import KIND
from bot.storage import set_aside
from bot.storage.database import Tx

PLACE = "enrolments"
"""The list of enrolments that are set aside; offers to learn use the same one."""
SINCE_MEETING = timedelta(days=21)
SINCE_TRY = timedelta(hours=12)
# Invitations are due at the same instant as offers to learn.
_DUE = f"""
{MEMBER} WHERE e.state = 'active' AND e.next_lesson_at <= :now AND h.id IS NOT NULL
AND {set_aside.left_out(PLACE, "e.id")}
AND NOT EXISTS (SELECT 1 FROM plans p WHERE p.enrolment_id = e.id)
AND EXISTS (SELECT 1 FROM sessions s JOIN attendance a ON a.session_id = s.id
  WHERE s.cohort_id = e.cohort_id AND s.state = 'planned' AND s.starts_at > :since
  AND a.person_id = e.person_id AND a.state = 'there')
AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.chat_id = h.id AND o.kind = :kind
  AND (o.state IN ('pending', 'leased') OR o.created_at > :tried))
"""  # noqa: S608 - our own words


async def due(tx: Tx, *, limit: int, now: datetime) -> list[Learner]:
    """Return at most `limit` members whose offer of the day is due and who may be invited."""
    rows = await tx.ask(
        f"{_DUE}{on_person(tx, 'e.person_id')} ORDER BY e.next_lesson_at, e.id LIMIT :n",
        kind=KIND,
        since=now - SINCE_MEETING,
        tried=now - SINCE_TRY,
        n=limit,
        now=now,
    )
    return await set_aside.readable(tx, PLACE, rows, to_member, now=now)


async def has_planned(tx: Tx, enrolment: EnrolmentId) -> bool:
    """Tell whether somebody has planned a step, also one that is over."""
    return await tx.found(
        "SELECT p.id FROM plans p WHERE p.enrolment_id = :enrolment LIMIT 1", enrolment=enrolment
    )
