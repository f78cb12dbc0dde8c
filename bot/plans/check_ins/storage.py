"""Check-ins in the database, and which plans are to be asked about.

Answers and barriers are ids; the words of people are in no table.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.membership.domain import ChatId
from bot.membership.focus import on_enrolments
from bot.plans.domain import CheckInId, PlanDetails, PlanId, PlanProgress
from bot.plans.storage import DETAILS, PLAN, read_plan_details
from bot.storage import set_aside
from bot.storage.database import Row, Statement, Tx, query
from bot.storage.dialect import from_ms_or_none

PLACE = "plans"
"""The list of plans that are set aside: nobody is asked about them."""
_USABLE = set_aside.left_out(PLACE, "p.id")
_FOLLOWED = "e.state IN ('active', 'finished') AND h.closed_at IS NULL"
"""The leader still takes the course. Other plans keep their day: the leader may come back."""
_DUE = f"""
SELECT {PLAN}, h.id AS cohort_id, h.course, h.quiet_days, NULL AS organization,
       e.person_id, e.state AS membership, w.name AS leader, c.id AS chat_id
FROM plans p JOIN enrolments e ON e.id = p.enrolment_id
JOIN cohorts h ON h.id = e.cohort_id JOIN people w ON w.id = e.person_id
LEFT JOIN chats c ON c.person_id = e.person_id AND c.reach = 'open'
WHERE p.next_check_at <= :now AND {_USABLE} AND {_FOLLOWED}
"""  # noqa: S608 - our own words


@dataclass(frozen=True, slots=True, kw_only=True)
class DuePlan:
    """A plan to ask about.

    `chat_id` is None if the leader cannot be reached now: then Home asks.
    """

    details: PlanDetails
    chat_id: ChatId | None


async def due(tx: Tx, *, limit: int, now: datetime) -> list[DuePlan]:
    """Return at most `limit` plans whose check-in is due, the earliest first."""
    narrowed = f"{_DUE}{on_enrolments(tx, 'p.enrolment_id')}"
    rows = await tx.ask(f"{narrowed} ORDER BY p.next_check_at, p.id LIMIT :n", n=limit, now=now)
    return await set_aside.readable(tx, PLACE, rows, _read, now=now)


async def next_due(tx: Tx) -> datetime | None:
    row = await tx.one(
        "SELECT min(p.next_check_at) AS due FROM plans p"  # noqa: S608 - our own words
        " JOIN enrolments e ON e.id = p.enrolment_id JOIN cohorts h ON h.id = e.cohort_id"
        f" WHERE p.next_check_at IS NOT NULL AND {_USABLE} AND {_FOLLOWED}"
        f"{on_enrolments(tx, 'p.enrolment_id')}"
    )
    return None if row is None else from_ms_or_none(row["due"])


def _read(row: Row) -> DuePlan:
    chat = row["chat_id"]
    return DuePlan(details=read_plan_details(row), chat_id=None if chat is None else ChatId(chat))


def save_next(tx: Tx, plan: int, *, asked: int, check_at: datetime | None) -> None:
    tx.do(
        "UPDATE plans SET asked = :asked, next_check_at = :check WHERE id = :id",
        id=plan,
        asked=asked,
        check=check_at,
    )


# ---- check-ins and their answers -------------------------------------------------------------


async def add(tx: Tx, plan: PlanId, stage: int, *, now: datetime) -> CheckInId:
    """Add a check-in that waits for its answer."""
    row = await tx.single(
        "INSERT INTO plan_check_ins (plan_id, stage, asked_at) VALUES (:plan, :stage, :now)"
        " RETURNING id",
        plan=plan,
        stage=stage,
        now=now,
    )
    return CheckInId(row["id"])


async def answer(tx: Tx, check_in: CheckInId, progress: PlanProgress, *, now: datetime) -> bool:
    """Save the answer to a check-in; False if it has one."""
    return await tx.found(
        "UPDATE plan_check_ins SET answer = :answer, answered_at = :now"
        " WHERE id = :id AND answer IS NULL RETURNING id",
        id=check_in,
        answer=str(progress),
        now=now,
    )


def save_barrier(tx: Tx, check_in: CheckInId, barrier: str) -> None:
    tx.do(
        "UPDATE plan_check_ins SET barrier = :barrier WHERE id = :id",
        id=check_in,
        barrier=barrier,
    )


def check_in_of_id_query(check_in: CheckInId) -> Statement:
    """Ask for one check-in (for `check_ins_from`)."""
    return query("SELECT c.* FROM plan_check_ins c WHERE c.id = :id", id=check_in)


def plan_of_check_in_query(check_in: CheckInId) -> Statement:
    """Ask for the plan of a check-in (for `details_from`)."""
    return query(
        f"{DETAILS} WHERE p.id ="  # noqa: S608 - our own words
        " (SELECT c.plan_id FROM plan_check_ins c WHERE c.id = :id)",
        id=check_in,
    )
