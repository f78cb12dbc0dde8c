"""Finds who may get an offer and what they have done; saves on which days they want messages."""

from collections.abc import Sequence
from datetime import datetime

from bot.learning.domain import Learner
from bot.learning.path.domain import CompletedContent
from bot.learning.recap.storage import reading_of
from bot.learning.storage import MEMBER, to_member
from bot.membership.domain import EnrolmentId, PersonId
from bot.membership.focus import on_person
from bot.storage import set_aside
from bot.storage.database import Tx, query
from bot.storage.dialect import from_ms_or_none

PLACE = "enrolments"
"""The list of enrolments whose offers are set aside."""
_USABLE = set_aside.left_out(PLACE, "e.id")


async def due_members(tx: Tx, *, limit: int, now: datetime) -> list[Learner]:
    """Return at most `limit` members whose offer is due, and as many who have no date yet."""
    usable = f"{_USABLE}{on_person(tx, 'e.person_id')}"
    due, new = await tx.ask_each(
        query(
            f"{MEMBER} WHERE e.state = 'active' AND e.next_lesson_at <= :now AND {usable}"
            " ORDER BY e.next_lesson_at, e.id LIMIT :n",
            now=now,
            n=limit,
        ),
        query(
            f"{MEMBER} WHERE e.state = 'active' AND e.next_lesson_at IS NULL AND {usable}"
            " ORDER BY e.id LIMIT :n",
            n=limit,
        ),
    )
    return await set_aside.readable(tx, PLACE, (*due, *new), to_member, now=now)


async def completed_by(
    tx: Tx, enrolments: Sequence[EnrolmentId]
) -> dict[EnrolmentId, CompletedContent]:
    readings, quizzes = await tx.ask_each(
        query(
            "SELECT enrolment_id, unit, card, furthest, read_at, finished_at FROM readings"
            " WHERE enrolment_id IN :ids",
            ids=list(enrolments),
        ),
        query(
            "SELECT enrolment_id, quiz, count(*) FILTER (WHERE purpose = 'baseline') AS early,"
            " count(*) FILTER (WHERE purpose IN ('posttest', 'retention')) AS tested"
            " FROM attempts WHERE enrolment_id IN :ids AND finished_at IS NOT NULL"
            " GROUP BY enrolment_id, quiz",
            ids=list(enrolments),
        ),
    )
    found = {
        enrolment: CompletedContent(readings={}, quizzes=set(), early=set())
        for enrolment in enrolments
    }
    for row in readings:
        found[row["enrolment_id"]].readings[row["unit"]] = reading_of(row)
    for row in quizzes:
        completed = found[row["enrolment_id"]]
        completed.quizzes.add(row["quiz"])
        if row["early"] and not row["tested"]:
            completed.early.add(row["quiz"])
    return found


async def next_offer_due(tx: Tx) -> datetime | None:
    """Return when the bot decides next what to offer somebody."""
    row = await tx.one(
        "SELECT min(next_lesson_at) AS due FROM enrolments e"  # noqa: S608
        f" WHERE state = 'active' AND next_lesson_at IS NOT NULL AND {_USABLE}"
        f"{on_person(tx, 'e.person_id')}"
    )
    return None if row is None else from_ms_or_none(row["due"])


async def change_days(tx: Tx, enrolment: EnrolmentId, person: PersonId, days: int) -> bool:
    """Save on which days (bits, Monday first) somebody wants messages about learning.

    Return False if the enrolment is not this person's.
    """
    return await tx.found(
        "UPDATE enrolments SET refresh_days = :days"
        " WHERE id = :id AND person_id = :person AND state = 'active' RETURNING id",
        days=days,
        id=enrolment,
        person=person,
    )
