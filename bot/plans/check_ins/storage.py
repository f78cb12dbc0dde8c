"""Which plans are to be asked about, with the chats of their leaders."""

from dataclasses import dataclass
from datetime import datetime

from bot.membership.domain import ChatId
from bot.membership.focus import on_enrolments
from bot.plans.domain import PlanDetails
from bot.plans.storage import PLAN, read_details
from bot.storage import set_aside
from bot.storage.database import Row, Tx
from bot.storage.dialect import from_ms_or_none

PLACE = "plans"
"""Where plans stand that are set aside: nobody is asked about them."""
_USABLE = set_aside.left_out(PLACE, "p.id")
_DUE = f"""
SELECT {PLAN}, h.id AS cohort_id, h.course, h.quiet_days, h.closed_at, NULL AS organization,
       e.person_id, e.state AS membership, w.name AS leader, c.id AS chat_id
FROM plans p JOIN enrolments e ON e.id = p.enrolment_id
JOIN cohorts h ON h.id = e.cohort_id JOIN people w ON w.id = e.person_id
LEFT JOIN chats c ON c.person_id = e.person_id AND c.reach = 'open'
WHERE p.next_check_at <= :now AND {_USABLE}
"""  # noqa: S608 - our own words


@dataclass(frozen=True, slots=True, kw_only=True)
class DuePlan:
    """A plan to ask about. `is_followed`: its leader still takes the course.

    `chat_id` is None if its leader cannot be reached now; Home asks then.
    """

    details: PlanDetails
    is_followed: bool
    chat_id: ChatId | None


async def due(tx: Tx, *, limit: int, now: datetime) -> list[DuePlan]:
    """Return at most `limit` plans whose check-in is due, the earliest first."""
    narrowed = f"{_DUE}{on_enrolments(tx, 'p.enrolment_id')}"
    rows = await tx.ask(f"{narrowed} ORDER BY p.next_check_at, p.id LIMIT :n", n=limit, now=now)
    return await set_aside.readable(tx, PLACE, rows, _read, now=now)


async def next_due(tx: Tx) -> datetime | None:
    """Return when the next check-in is due, or None."""
    row = await tx.one(
        "SELECT min(next_check_at) AS due FROM plans p"  # noqa: S608 - our own words
        f" WHERE next_check_at IS NOT NULL AND {_USABLE}"
        f"{on_enrolments(tx, 'p.enrolment_id')}"
    )
    return None if row is None else from_ms_or_none(row["due"])


def _read(row: Row) -> DuePlan:
    details, chat = read_details(row), row["chat_id"]
    return DuePlan(
        details=details,
        is_followed=details.has_leader and row["closed_at"] is None,
        chat_id=None if chat is None else ChatId(chat),
    )


def save_next(tx: Tx, plan: int, *, asked: int, check_at: datetime | None) -> None:
    """Save how many check-ins were asked, and when the next one is."""
    tx.do(
        "UPDATE plans SET asked = :asked, next_check_at = :check WHERE id = :id",
        id=plan,
        asked=asked,
        check=check_at,
    )
