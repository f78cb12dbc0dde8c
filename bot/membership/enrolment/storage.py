"""Enrolments in cohorts: invited, waiting, active, finished, left."""

from collections.abc import Iterable
from datetime import datetime

from bot.membership.domain import (
    CohortId,
    Enrolment,
    EnrolmentId,
    ListedPerson,
    Membership,
    NamedElsewhere,
    OrganizationId,
    PersonId,
)
from bot.membership.person.storage import SHOWN_NAME
from bot.storage.database import Row, Statement, Tx, query
from bot.storage.ownership import Owned
from bot.storage.personal_data import Tables, changed
from bot.storage.retention import Forget
from bot.storage.rows import from_row

NAMED = 12
"""How many names of a list a message shows."""
ON_LIST = "e.state IN ('invited', 'active', 'finished')"
"""The condition that somebody (`e`) is on the list: every count of people is of these. People who
only ask to join are not on it."""

_COLUMNS = "e.id, e.person_id, e.cohort_id, e.organization_id, e.state, e.joined_at"
_LISTED = f"""
SELECT {_COLUMNS}, e.invite_id, e.said_organization,
       p.name, {SHOWN_NAME} AS shown, p.telegram_id, p.active_at,
       p.language, o.name AS organization_name, c.id AS chat_id, c.reach
FROM enrolments e JOIN people p ON p.id = e.person_id
LEFT JOIN organizations o ON o.id = e.organization_id
LEFT JOIN chats c ON c.person_id = p.id
"""  # noqa: S608 - our own columns
_ELSEWHERE = """
SELECT e.person_id, e.cohort_id, e.state, p.name, o.name AS organization, c.title AS course
FROM people p JOIN enrolments e ON e.person_id = p.id JOIN cohorts c ON c.id = e.cohort_id
LEFT JOIN organizations o ON o.id = e.organization_id
WHERE p.name_key IN :names AND e.cohort_id <> :besides
  AND e.state IN ('invited', 'waiting', 'active', 'finished')
"""
_PUT = """
INSERT INTO enrolments (person_id, cohort_id, organization_id, state, joined_at, invite_id, used_at)
VALUES (:person, :cohort, :organization, :state, :joined, :invite, :now)
ON CONFLICT (person_id, cohort_id) DO UPDATE SET state = excluded.state,
  organization_id = excluded.organization_id, joined_at = excluded.joined_at,
  invite_id = excluded.invite_id, used_at = excluded.used_at, ended_at = NULL, seen_at = NULL
RETURNING id
"""


async def put(
    tx: Tx,
    *,
    person: PersonId,
    cohort: CohortId,
    organization: OrganizationId | None,
    state: Membership,
    invite: int | None,
    now: datetime,
) -> EnrolmentId:
    """Enrol somebody in a cohort, or change their enrolment."""
    row = await tx.single(
        _PUT,
        person=person,
        cohort=cohort,
        organization=organization,
        state=str(state),
        joined=now if state is Membership.ACTIVE else None,
        invite=invite,
        now=now,
    )
    return EnrolmentId(row["id"])


def invite_each(
    tx: Tx,
    cohort: CohortId,
    people: Iterable[tuple[PersonId, OrganizationId | None]],
    *,
    now: datetime,
) -> None:
    """Put people who are new to a cohort on its list."""
    for person, organization in people:
        tx.do(
            "INSERT INTO enrolments (person_id, cohort_id, organization_id, state, used_at)"
            " VALUES (:person, :cohort, :organization, 'invited', :now)",
            person=person,
            cohort=cohort,
            organization=organization,
            now=now,
        )


async def change(
    tx: Tx,
    enrolment: EnrolmentId,
    *,
    was: tuple[Membership, ...],
    becomes: Membership,
    now: datetime,
) -> bool:
    """Change the state of an enrolment; return False if it was in none of the states `was`."""
    ended = becomes in {Membership.LEFT, Membership.REFUSED, Membership.FINISHED}
    return await tx.found(
        "UPDATE enrolments SET state = :becomes, ended_at = :ended,"
        " joined_at = CASE WHEN :joins = 1 THEN :now ELSE joined_at END,"
        " seen_at = CASE WHEN :joins = 1 THEN NULL ELSE seen_at END"
        " WHERE id = :id AND state IN :was RETURNING id",
        id=enrolment,
        becomes=str(becomes),
        ended=now if ended else None,
        joins=becomes is Membership.ACTIVE,
        now=now,
        was=[str(state) for state in was],
    )


def note_said(tx: Tx, enrolment: EnrolmentId, organization: str) -> None:
    """Save the organization that somebody typed who asks to join."""
    tx.do(
        "UPDATE enrolments SET said_organization = :said WHERE id = :id",
        id=enrolment,
        said=organization,
    )


def forget_said(tx: Tx, *, now: datetime) -> None:  # noqa: ARG001 - a protocol
    """Delete the organizations typed by people who were answered meanwhile."""
    tx.do(
        "UPDATE enrolments SET said_organization = NULL"
        " WHERE said_organization IS NOT NULL AND state <> 'waiting'"
    )


def note_used(tx: Tx, enrolment: EnrolmentId, *, now: datetime) -> None:
    """Save that somebody chose this enrolment; Home shows the one chosen last."""
    tx.do("UPDATE enrolments SET used_at = :now WHERE id = :id", id=enrolment, now=now)


async def was_refused(tx: Tx, person: PersonId, cohort: CohortId) -> bool:
    return await tx.found(
        "SELECT id FROM enrolments WHERE person_id = :person AND cohort_id = :cohort"
        " AND state = 'refused'",
        person=person,
        cohort=cohort,
    )


def set_organization(tx: Tx, enrolment: EnrolmentId, organization: OrganizationId | None) -> None:
    """Change the organization of an enrolment, also in its open links."""
    tx.do(
        "UPDATE invites SET organization_id = :organization WHERE revoked_at IS NULL"
        " AND person_id = (SELECT person_id FROM enrolments WHERE id = :id)"
        " AND cohort_id = (SELECT cohort_id FROM enrolments WHERE id = :id)",
        id=enrolment,
        organization=organization,
    )
    tx.do(
        "UPDATE enrolments SET organization_id = :organization WHERE id = :id",
        id=enrolment,
        organization=organization,
    )


async def move(tx: Tx, enrolment: EnrolmentId, *, to: CohortId, person: PersonId) -> bool:
    """Move an enrolment, with everything that belongs to it, to another cohort.

    Return False and change nothing if the person has an enrolment there already.
    """
    row = await tx.one(
        "UPDATE enrolments SET cohort_id = :to, next_lesson_at = NULL, next_refresh_at = NULL"
        " WHERE id = :id AND NOT EXISTS (SELECT 1 FROM enrolments o"
        " WHERE o.person_id = :person AND o.cohort_id = :to) RETURNING id",
        id=enrolment,
        to=to,
        person=person,
    )
    if row is None:
        return False
    tx.do(
        "UPDATE invites SET cohort_id = :to WHERE person_id = :person AND revoked_at IS NULL",
        to=to,
        person=person,
    )
    return True


async def is_enrolled(tx: Tx, person: PersonId, cohort: CohortId) -> bool:
    return await tx.found(
        "SELECT id FROM enrolments WHERE person_id = :person AND cohort_id = :cohort"
        " AND state IN ('invited', 'waiting', 'active', 'finished')",
        person=person,
        cohort=cohort,
    )


async def takes_part(tx: Tx, person: PersonId, *, besides: Iterable[EnrolmentId] = ()) -> bool:
    """Tell whether somebody is in any cohort, or asks to be, `besides` these places."""
    return await tx.found(
        "SELECT id FROM enrolments WHERE person_id = :person AND state IN ('waiting', 'active')"
        " AND id NOT IN :besides",
        person=person,
        besides=[0, *besides],  # nothing is NOT IN an empty list
    )


async def left_last(tx: Tx, person: PersonId) -> EnrolmentId | None:
    """Return the enrolment that somebody left last, in a cohort that still runs, or None."""
    row = await tx.one(
        "SELECT e.id FROM enrolments e JOIN cohorts c ON c.id = e.cohort_id"
        " WHERE e.person_id = :person AND e.state = 'left' AND c.closed_at IS NULL"
        " ORDER BY e.ended_at DESC, e.id DESC LIMIT 1",
        person=person,
    )
    return None if row is None else EnrolmentId(row["id"])


async def restore(tx: Tx, enrolment: EnrolmentId, *, ended_after: datetime) -> bool:
    """Reopen an enrolment that ended after `ended_after`; return False if it did not."""
    return await tx.found(
        "UPDATE enrolments SET state = 'active', ended_at = NULL"
        " WHERE id = :id AND state = 'left' AND ended_at > :after RETURNING id",
        id=enrolment,
        after=ended_after,
    )


def remove(tx: Tx, enrolment: EnrolmentId) -> None:
    """Delete somebody from the list who never joined."""
    tx.do("DELETE FROM enrolments WHERE id = :id AND state = 'invited'", id=enrolment)


async def listed(tx: Tx, cohort: CohortId) -> list[ListedPerson]:
    """Return everybody on the list of a cohort, by name; nobody who left or was refused."""
    rows = await tx.ask(
        f"{_LISTED} WHERE e.cohort_id = :cohort AND e.state IN ('invited', 'waiting', 'active',"
        " 'finished') ORDER BY p.name_key, e.id",
        cohort=cohort,
    )
    return [_listed(row) for row in rows]


async def waiting(tx: Tx, cohort: CohortId) -> list[ListedPerson]:
    """Return those who ask to join a cohort, by name."""
    rows = await tx.ask(
        f"{_LISTED} WHERE e.cohort_id = :cohort AND e.state = 'waiting' ORDER BY p.name_key, e.id",
        cohort=cohort,
    )
    return [_listed(row) for row in rows]


async def listed_each(tx: Tx, cohort: CohortId, people: Iterable[PersonId]) -> list[ListedPerson]:
    """Return these people on the list of a cohort, in any state, by name."""
    rows = await tx.ask(
        f"{_LISTED} WHERE e.cohort_id = :cohort AND e.person_id IN :people"
        " ORDER BY p.name_key, e.id",
        cohort=cohort,
        people=list(people),
    )
    return [_listed(row) for row in rows]


async def named_elsewhere(
    tx: Tx, names: Iterable[str], *, besides: CohortId, among: Iterable[CohortId] | None
) -> list[NamedElsewhere]:
    """Return people with one of these name keys on the lists of other cohorts, by name.

    `among`: only in these cohorts; None: in all.
    """
    where = "" if among is None else " AND e.cohort_id IN :among"
    rows = await tx.ask(
        f"{_ELSEWHERE}{where} ORDER BY p.name_key, e.id",
        names=sorted(names),
        besides=besides,
        **({} if among is None else {"among": sorted(among)}),
    )
    return [from_row(NamedElsewhere, row) for row in rows]


async def count_members(tx: Tx, cohort: CohortId) -> tuple[int, int]:
    """Return how many people of a cohort's list have joined, and how many are on it.

    Those who only ask to join are not on it: they are counted apart.
    """
    row = await tx.single(
        "SELECT count(*) FILTER (WHERE state IN ('active', 'finished')) AS inside,"  # noqa: S608
        " count(*) AS everybody"
        f" FROM enrolments e WHERE cohort_id = :cohort AND {ON_LIST}",
        cohort=cohort,
    )
    return row["inside"], row["everybody"]


def asking_query(cohort: CohortId) -> Statement:
    """Ask how many people ask to join (`many`), and since when (`since`)."""
    return query(
        "SELECT count(*) AS many, min(used_at) AS since FROM enrolments"
        " WHERE cohort_id = :cohort AND state = 'waiting'",
        cohort=cohort,
    )


async def waiting_and_invited(
    tx: Tx, cohort: CohortId
) -> tuple[tuple[EnrolmentId, ...], tuple[str, ...]]:
    """Return the enrolments of those who ask to join, and some names of the invited."""
    waiting, outside = await tx.ask_each(
        query(
            "SELECT id FROM enrolments WHERE cohort_id = :cohort AND state = 'waiting' ORDER BY id",
            cohort=cohort,
        ),
        query(
            f"SELECT {SHOWN_NAME} AS name FROM enrolments e JOIN people p ON p.id = e.person_id"  # noqa: S608
            " WHERE e.cohort_id = :cohort AND e.state = 'invited'"
            " ORDER BY p.name_key, e.id LIMIT :n",
            cohort=cohort,
            n=NAMED,
        ),
    )
    asking = tuple(EnrolmentId(row["id"]) for row in waiting)
    return asking, tuple(row["name"] for row in outside)


async def of_person(tx: Tx, cohort: CohortId, person: PersonId) -> ListedPerson | None:
    """Return the enrolment of somebody who takes part in a cohort; None for others."""
    row = await tx.one(
        f"{_LISTED} WHERE e.cohort_id = :cohort AND e.person_id = :person"
        " AND e.state IN ('active', 'finished')",
        cohort=cohort,
        person=person,
    )
    return None if row is None else _listed(row)


async def by_id(tx: Tx, enrolment: EnrolmentId) -> ListedPerson | None:
    row = await tx.one(f"{_LISTED} WHERE e.id = :id", id=enrolment)
    return None if row is None else _listed(row)


def _listed(row: Row) -> ListedPerson:
    return from_row(
        ListedPerson,
        row,
        enrolment=from_row(Enrolment, row),
        organization=row["organization_name"],
        reached=row["reach"] == "open",
    )


OWN_ENROLMENTS = "enrolment_id IN (SELECT id FROM enrolments WHERE person_id = :person)"
TABLES = Tables(
    holdings=(
        changed(
            "enrolments",
            "organization_id = NULL, said_organization = NULL, state = 'left',"
            " next_refresh_at = NULL,"
            " ended_at = CASE WHEN ended_at IS NULL THEN :now ELSE ended_at END",
        ),
    ),
    owned=(Owned(table="enrolments", owner="organization_id"),),
    forget=(Forget(forget_said),),
)
