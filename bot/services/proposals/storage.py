"""Proposed services, and how long they are stored."""

from collections.abc import Sequence
from datetime import datetime

from bot.membership.domain import CohortId, PersonId
from bot.services.proposals.domain import (
    DECLINED_KEPT,
    DRAFT_KEPT,
    Field,
    Proposal,
    ProposalDeclineReason,
    ProposalId,
    ProposalState,
)
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.dialect import from_ms
from bot.storage.ownership import Owned
from bot.storage.personal_data import Holding, Tables
from bot.storage.retention import Forget
from bot.storage.rows import from_row

_COLUMNS = (
    "id, course, cohort_id, person_id AS person, state, need, province, district, name, contact,"
    " who, papers, reason"
)
_SELECT = f"SELECT {_COLUMNS} FROM service_proposals"  # noqa: S608 - our own words
_BEGIN = f"""
INSERT INTO service_proposals (course, cohort_id, person_id, state, changed_at)
VALUES (:course, :cohort, :person, 'draft', :now) RETURNING {_COLUMNS}
"""  # noqa: S608 - our own words
_UNSENT = (
    "DELETE FROM service_proposals WHERE person_id = :person AND state IN ('draft', 'declined')"
)
_NAMELESS = "UPDATE service_proposals SET person_id = NULL WHERE person_id = :person"


async def begin(
    tx: Tx, person: PersonId, cohort: CohortId, course: str, *, now: datetime
) -> Proposal:
    """Return the draft of a person in a cohort, or begin one."""
    row = await tx.one(
        f"{_SELECT} WHERE person_id = :person AND state = 'draft' AND cohort_id = :cohort"
        " ORDER BY id DESC LIMIT 1",
        person=person,
        cohort=cohort,
    )
    if row is None:
        row = await tx.single(_BEGIN, course=course, cohort=cohort, person=person, now=now)
    return _proposal(row)


async def by_id(tx: Tx, proposal: ProposalId) -> Proposal | None:
    row = await tx.one(f"{_SELECT} WHERE id = :id", id=proposal)
    return None if row is None else _proposal(row)


def in_course_query(course: str) -> Statement:
    """Ask for proposals of a course that wait or are kept, the oldest first (`proposals_from`)."""
    return query(
        f"{_SELECT} WHERE course = :course AND state IN ('waiting', 'kept') ORDER BY id",
        course=course,
    )


def proposals_from(rows: Rows) -> tuple[Proposal, ...]:
    return tuple(map(_proposal, rows))


def changes_query(cohort: CohortId) -> Statement:
    """Ask when the proposals of a cohort that wait or are kept were changed (`changes_from`)."""
    return query(
        "SELECT id, changed_at FROM service_proposals"
        " WHERE cohort_id = :cohort AND state IN ('waiting', 'kept')",
        cohort=cohort,
    )


def changes_from(rows: Rows) -> dict[ProposalId, datetime]:
    """Return when each proposal was changed last."""
    return {ProposalId(row["id"]): from_ms(row["changed_at"]) for row in rows}


async def of_cohort(tx: Tx, cohort: CohortId) -> tuple[Proposal, ...]:
    """Return the proposals of a cohort that wait or are kept, the oldest first."""
    rows = await tx.ask(
        f"{_SELECT} WHERE cohort_id = :cohort AND state IN ('waiting', 'kept') ORDER BY id",
        cohort=cohort,
    )
    return tuple(map(_proposal, rows))


async def sent_by(tx: Tx, person: PersonId) -> tuple[Proposal, ...]:
    """Return a person's sent proposals, declined ones too, the newest first."""
    rows = await tx.ask(
        f"{_SELECT} WHERE person_id = :person AND state IN ('waiting', 'kept', 'declined')"
        " ORDER BY id DESC",
        person=person,
    )
    return tuple(map(_proposal, rows))


def save_answer(tx: Tx, proposal: ProposalId, what: Field, answer: str, *, now: datetime) -> None:
    tx.do(
        f"UPDATE service_proposals SET {what.value} = :answer, changed_at = :now"  # noqa: S608 - a field
        " WHERE id = :id",
        id=proposal,
        answer=answer,
        now=now,
    )


async def move(
    tx: Tx,
    proposal: ProposalId,
    to: ProposalState,
    *,
    of: Sequence[ProposalState],
    reason: ProposalDeclineReason | None = None,
    now: datetime,
) -> bool:
    """Change the state of a proposal; return False if it is not in one of the states `of`."""
    return await tx.found(
        "UPDATE service_proposals SET state = :to, reason = :reason, changed_at = :now"
        " WHERE id = :id AND state IN :states RETURNING id",
        id=proposal,
        to=str(to),
        reason=None if reason is None else str(reason),
        states=[str(each) for each in of],
        now=now,
    )


def delete(tx: Tx, proposal: ProposalId) -> None:
    """Delete a draft."""
    tx.do("DELETE FROM service_proposals WHERE id = :id AND state = 'draft'", id=proposal)


def delete_old(tx: Tx, *, now: datetime) -> None:
    """Delete old drafts, and proposals that were declined long ago."""
    for state, kept in (("draft", DRAFT_KEPT), ("declined", DECLINED_KEPT)):
        tx.do(
            "DELETE FROM service_proposals WHERE state = :state AND changed_at < :before",
            state=state,
            before=now - kept,
        )


def _proposal(row: Row) -> Proposal:
    return from_row(
        Proposal,
        row,
        answers={each: row[each.value] for each in Field if row[each.value] is not None},
    )


TABLES = Tables(
    holdings=(
        Holding(
            table="service_proposals",
            whose="person_id = :person",
            deleting=(_UNSENT, _NAMELESS),
        ),
    ),
    forget=(Forget(delete_old),),
    owned=(Owned(table="service_proposals", owner="person_id"),),
)
