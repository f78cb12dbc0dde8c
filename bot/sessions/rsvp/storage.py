"""Stores people's answers to meetings, and their reasons."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.membership.domain import CohortId, PersonId
from bot.membership.person.storage import SHOWN_NAME
from bot.sessions.domain import SessionId
from bot.sessions.rsvp.domain import AbsenceReason, PersonRsvp, RsvpAnswer, RsvpCount
from bot.storage.database import Tx, query
from bot.storage.ownership import Owned, latest
from bot.storage.personal_data import Tables, changed
from bot.storage.rows import from_row

_PUT = """
INSERT INTO rsvps (session_id, person_id, answer, reason, answered_at)
VALUES (:session, :person, :answer, NULL, :now)
ON CONFLICT (session_id, person_id) DO UPDATE
SET answer = excluded.answer, reason = NULL, answered_at = excluded.answered_at
"""
_LISTED = f"""
SELECT e.person_id, {SHOWN_NAME} AS name, r.answer, r.reason
FROM enrolments e JOIN people p ON p.id = e.person_id
LEFT JOIN rsvps r ON r.person_id = e.person_id AND r.session_id = :session
WHERE e.cohort_id = :cohort AND e.state = 'active' ORDER BY p.name_key, e.person_id
"""  # noqa: S608 - our own words


def save_answers(
    tx: Tx, sessions: Iterable[SessionId], person: PersonId, answer: RsvpAnswer, *, now: datetime
) -> None:
    """Save the same answer to one or more meetings; an older reason is deleted."""
    for session in sessions:
        tx.do(_PUT, session=session, person=person, answer=str(answer), now=now)


async def save_reason(tx: Tx, session: SessionId, person: PersonId, reason: AbsenceReason) -> bool:
    """Save why somebody cannot come; return False if they no longer say no."""
    return await tx.found(
        "UPDATE rsvps SET reason = :reason WHERE session_id = :session AND person_id = :person"
        " AND answer = 'no' RETURNING session_id",
        session=session,
        person=person,
        reason=str(reason),
    )


async def of_person(
    tx: Tx, sessions: Sequence[SessionId], person: PersonId
) -> dict[SessionId, RsvpAnswer]:
    """Return somebody's answers to meetings."""
    rows = await tx.ask(
        "SELECT session_id, answer FROM rsvps WHERE person_id = :person AND session_id IN :ids",
        person=person,
        ids=list(sessions),
    )
    return {SessionId(row["session_id"]): RsvpAnswer(row["answer"]) for row in rows}


async def refused_by_person(
    tx: Tx, sessions: Sequence[SessionId], *, after: int, to: int
) -> dict[int, frozenset[SessionId]]:
    """Return the meetings refused by each person with an id above `after` and up to `to`."""
    rows = await tx.ask(
        "SELECT person_id, session_id FROM rsvps WHERE session_id IN :ids AND answer = 'no'"
        " AND person_id > :after AND person_id <= :to",
        ids=list(sessions),
        after=after,
        to=to,
    )
    found: dict[int, frozenset[SessionId]] = {}
    for row in rows:
        person = row["person_id"]
        found[person] = found.get(person, frozenset()) | {SessionId(row["session_id"])}
    return found


async def rsvps_by_name(tx: Tx, session: SessionId, cohort: CohortId) -> list[PersonRsvp]:
    """Return everybody of a cohort with their answer to one meeting, by name."""
    rows = await tx.ask(_LISTED, session=session, cohort=cohort)
    return [from_row(PersonRsvp, row, person=PersonId(row["person_id"])) for row in rows]


async def counts(
    tx: Tx, sessions: Sequence[SessionId], cohort: CohortId
) -> dict[SessionId, RsvpCount]:
    """Count for each meeting how many people of a cohort come, cannot, and have not answered."""
    everybody, rows = await tx.ask_each(
        query(
            "SELECT count(*) AS n FROM enrolments WHERE cohort_id = :cohort AND state = 'active'",
            cohort=cohort,
        ),
        query(
            "SELECT r.session_id, count(*) FILTER (WHERE r.answer = 'yes') AS come,"
            " count(*) FILTER (WHERE r.answer = 'no') AS cannot FROM rsvps r"
            " JOIN enrolments e ON e.person_id = r.person_id AND e.cohort_id = :cohort"
            " WHERE r.session_id IN :ids AND e.state = 'active' GROUP BY r.session_id",
            ids=list(sessions),
            cohort=cohort,
        ),
    )
    total = everybody[0]["n"]
    found = {session: RsvpCount(open=total) for session in sessions}
    for row in rows:
        come, cannot = row["come"], row["cannot"]
        found[SessionId(row["session_id"])] = RsvpCount(
            come=come, cannot=cannot, open=total - come - cannot
        )
    return found


TABLES = Tables(
    holdings=(changed("rsvps", "reason = NULL"),),
    owned=(
        Owned(
            table="rsvps",
            owner="person_id",
            key=("session_id",),
            once=("session_id",),
            order=latest("answered_at"),
            what="answers",
        ),
    ),
)
