"""Stores the problems of a cohort: proposed, declined, posted, summed up."""

from datetime import datetime

from bot.membership.domain import CohortId, PersonId
from bot.membership.person.storage import SHOWN_NAME
from bot.peers.problem.domain import (
    BETWEEN_POSTS,
    DECLINED_KEPT,
    MOST_WAITING,
    Problem,
    ProblemDeclineReason,
    ProblemId,
    ProblemState,
)
from bot.storage.database import Row, Statement, Tx, query
from bot.storage.dialect import from_ms_or_none
from bot.storage.ownership import Owned, Values, earliest
from bot.storage.personal_data import Holding, Tables
from bot.storage.retention import Forget
from bot.storage.rows import from_row

_SELECT = f"""
SELECT q.id, q.cohort_id, q.person_id AS person, q.state, q.words, q.reason, q.language,
       q.summary, h.course, h.zone, h.group_chat_id, {SHOWN_NAME} AS proposer
FROM group_problems q JOIN cohorts h ON h.id = q.cohort_id
LEFT JOIN people p ON p.id = q.person_id
"""  # noqa: S608 - our own words
_PROPOSE = """
INSERT INTO group_problems (cohort_id, person_id, words, proposed_at)
SELECT h.id, :person, :words, :now FROM cohorts h
WHERE h.id = :cohort AND (SELECT count(*) FROM group_problems q
                          WHERE q.cohort_id = :cohort AND q.state = 'waiting') < :most
ON CONFLICT (person_id, cohort_id) WHERE state = 'waiting' DO NOTHING
RETURNING id
"""
_POST = """
UPDATE group_problems SET state = 'posted', decided_at = :now, language = :language
WHERE id = :id AND state = 'waiting' AND NOT EXISTS (
  SELECT 1 FROM group_problems o WHERE o.cohort_id = group_problems.cohort_id
  AND o.state = 'posted' AND o.decided_at > :before)
RETURNING id
"""


async def propose(
    tx: Tx, cohort: CohortId, person: PersonId, words: str, *, now: datetime
) -> ProblemId | None:
    """Save a proposal; None if one of this person, or too many of the cohort, wait already."""
    row = await tx.one(
        _PROPOSE, cohort=cohort, person=person, words=words, most=MOST_WAITING, now=now
    )
    return None if row is None else ProblemId(row["id"])


async def by_id(tx: Tx, problem: ProblemId) -> Problem | None:
    """Return a problem, whatever its state."""
    row = await tx.one(f"{_SELECT} WHERE q.id = :id", id=problem)
    return None if row is None else _problem(row)


async def of_person(tx: Tx, cohort: CohortId, person: PersonId) -> Problem | None:
    """Return the last proposal of somebody in a cohort, if it waits or was declined."""
    row = await tx.one(
        f"{_SELECT} WHERE q.person_id = :person AND q.cohort_id = :cohort"
        " ORDER BY q.id DESC LIMIT 1",
        person=person,
        cohort=cohort,
    )
    found = None if row is None else _problem(row)
    return None if found is None or found.state is ProblemState.POSTED else found


async def posted(tx: Tx, cohort: CohortId) -> list[Problem]:
    """Return the posted problems of a cohort, the newest first."""
    rows = await tx.ask(
        f"{_SELECT} WHERE q.cohort_id = :cohort AND q.state = 'posted'"
        " ORDER BY q.decided_at DESC, q.id DESC",
        cohort=cohort,
    )
    return [_problem(row) for row in rows]


async def waiting(tx: Tx, cohort: CohortId) -> list[Problem]:
    """Return the problems that wait for a coordinator, the oldest first."""
    rows = await tx.ask(
        f"{_SELECT} WHERE q.cohort_id = :cohort AND q.state = 'waiting' ORDER BY q.id",
        cohort=cohort,
    )
    return [_problem(row) for row in rows]


async def count_waiting(tx: Tx, cohort: CohortId) -> int:
    row = await tx.single(
        "SELECT count(*) AS n FROM group_problems WHERE cohort_id = :cohort AND state = 'waiting'",
        cohort=cohort,
    )
    return int(row["n"])


def waiting_query(cohort: CohortId) -> Statement:
    """Ask how many problems wait (`many`), and since when (`since`)."""
    return query(
        "SELECT count(*) AS many, min(proposed_at) AS since FROM group_problems"
        " WHERE cohort_id = :cohort AND state = 'waiting'",
        cohort=cohort,
    )


async def waiting_ids(tx: Tx, cohort: CohortId) -> tuple[int, ...]:
    """Return the problems that wait for a coordinator, the oldest first."""
    rows = await tx.ask(
        "SELECT id FROM group_problems WHERE cohort_id = :cohort AND state = 'waiting' ORDER BY id",
        cohort=cohort,
    )
    return tuple(row["id"] for row in rows)


async def last_posted_at(tx: Tx, cohort: CohortId) -> datetime | None:
    row = await tx.single(
        "SELECT max(decided_at) AS at FROM group_problems"
        " WHERE cohort_id = :cohort AND state = 'posted'",
        cohort=cohort,
    )
    return from_ms_or_none(row["at"])


async def post(tx: Tx, problem: ProblemId, *, language: str, now: datetime) -> bool:
    """Save that a problem is posted; False if it is decided, or another one was posted lately."""
    before = now - BETWEEN_POSTS
    return await tx.found(_POST, id=problem, language=language, before=before, now=now)


async def decline(
    tx: Tx, problem: ProblemId, reason: ProblemDeclineReason, *, now: datetime
) -> bool:
    """Save the reason not to post a problem; False if it is decided already."""
    return await tx.found(
        "UPDATE group_problems SET state = 'declined', reason = :reason, decided_at = :now"
        " WHERE id = :id AND state = 'waiting' RETURNING id",
        id=problem,
        reason=str(reason),
        now=now,
    )


async def take_back(tx: Tx, problem: ProblemId) -> bool:
    """Delete a proposal; False if a coordinator has decided already."""
    return await tx.found(
        "DELETE FROM group_problems WHERE id = :id AND state = 'waiting' RETURNING id", id=problem
    )


async def sum_up(tx: Tx, problem: ProblemId, summary: str, *, now: datetime) -> bool:
    """Save or replace the summary of a posted problem; False if it is not posted."""
    return await tx.found(
        "UPDATE group_problems SET summary = :summary, summarized_at = :now"
        " WHERE id = :id AND state = 'posted' RETURNING id",
        id=problem,
        summary=summary,
        now=now,
    )


def forget_declined(tx: Tx, *, now: datetime) -> None:
    """Delete problems that were declined long ago."""
    tx.do(
        "DELETE FROM group_problems WHERE state = 'declined' AND decided_at < :before",
        before=now - DECLINED_KEPT,
    )


def _problem(row: Row) -> Problem:
    return from_row(Problem, row, group=row["group_chat_id"])


def _waits(row: Values) -> bool:
    return bool(row["state"] == "waiting")


TABLES = Tables(
    holdings=(
        Holding(
            table="group_problems",
            whose="person_id = :person",
            deleting=(
                "DELETE FROM group_problems WHERE person_id = :person AND state <> 'posted'",
                "UPDATE group_problems SET person_id = NULL WHERE person_id = :person",
            ),
        ),
    ),
    forget=(Forget(forget_declined),),
    owned=(
        Owned(
            table="group_problems",
            owner="person_id",
            once=("cohort_id",),
            among=_waits,
            order=earliest("proposed_at"),
        ),
    ),
)
