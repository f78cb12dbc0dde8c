"""Reads what decides which door suits somebody: readings, finished quizzes and planned steps."""

from collections.abc import Mapping, Sequence

from bot.learning.doors.domain import DoorProgress, UnitOpened
from bot.membership.domain import EnrolmentId
from bot.storage.database import Tx, query
from bot.storage.dialect import from_ms, from_ms_or_none


async def door_progress_of(
    tx: Tx, enrolments: Sequence[EnrolmentId]
) -> Mapping[EnrolmentId, DoorProgress]:
    """Return what each of some members has read, answered and planned."""
    ids = list(enrolments)
    readings, quizzes, plans = await tx.ask_each(
        query(
            "SELECT enrolment_id, unit, read_at, finished_at FROM readings"
            " WHERE enrolment_id IN :ids",
            ids=ids,
        ),
        query(
            "SELECT DISTINCT enrolment_id, quiz FROM attempts"
            " WHERE enrolment_id IN :ids AND finished_at IS NOT NULL",
            ids=ids,
        ),
        query(
            "SELECT enrolment_id, step FROM plans"
            " WHERE enrolment_id IN :ids AND state <> 'dropped' ORDER BY made_at DESC, id DESC",
            ids=ids,
        ),
    )
    return {
        each: DoorProgress(
            opened={
                row["unit"]: UnitOpened(
                    read_at=from_ms(row["read_at"]),
                    finished_at=from_ms_or_none(row["finished_at"]),
                )
                for row in readings
                if row["enrolment_id"] == each
            },
            quizzes={row["quiz"] for row in quizzes if row["enrolment_id"] == each},
            planned=[row["step"] for row in plans if row["enrolment_id"] == each],
        )
        for each in ids
    }
