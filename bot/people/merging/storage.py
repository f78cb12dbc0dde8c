"""People who were merged, with all that is needed to undo it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from bot.membership.domain import CohortId, EnrolmentId, Membership, OrganizationId, PersonId
from bot.membership.person.domain import name_key
from bot.membership.person.storage import EMPTIED
from bot.people.domain import MergeId
from bot.people.merging.domain import UNDO_MERGE_FOR, Entries
from bot.storage.database import Tx, query
from bot.storage.dialect import to_ms
from bot.storage.ownership import Journal, Values
from bot.storage.personal_data import Tables, deleted
from bot.storage.retention import Forget
from bot.storage.rows import from_row


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedMerge:
    """A merge that can still be undone."""

    cohort_id: CohortId
    kept_id: PersonId
    gone_id: PersonId
    entries: Entries


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedEnrolment:
    """The new values of the place that stays."""

    state: Membership
    joined_at: datetime | None
    organization_id: OrganizationId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hindrances:
    """Why a person cannot be merged into another one."""

    other_courses: bool
    had_role: bool


async def place_of(tx: Tx, cohort: CohortId, person: PersonId) -> EnrolmentId | None:
    """Return the place of somebody in a cohort, in any state, or None."""
    row = await tx.one(
        "SELECT id FROM enrolments WHERE cohort_id = :cohort AND person_id = :person",
        cohort=cohort,
        person=person,
    )
    return None if row is None else EnrolmentId(row["id"])


async def hindrances(tx: Tx, person: PersonId, cohort: CohortId) -> Hindrances:
    places, roles = await tx.ask_each(
        query(
            "SELECT id FROM enrolments WHERE person_id = :person AND cohort_id <> :cohort LIMIT 1",
            person=person,
            cohort=cohort,
        ),
        query("SELECT id FROM roles WHERE person_id = :person LIMIT 1", person=person),
    )
    return Hindrances(other_courses=bool(places), had_role=bool(roles))


async def end_gone(
    journal: Journal, person: PersonId, enrolment: EnrolmentId | None, *, now: datetime
) -> None:
    """Close the links of the person who goes, and empty their row.

    The place `enrolment` is deleted; None if the other one takes it over.
    """
    people, places, links, pins = await journal.tx.ask_each(
        query("SELECT * FROM people WHERE id = :id", id=person),
        query("SELECT * FROM enrolments WHERE id = :id", id=enrolment or 0),
        query("SELECT * FROM invites WHERE person_id = :id AND revoked_at IS NULL", id=person),
        query("SELECT * FROM pins WHERE person_id = :id", id=person),
    )
    at = to_ms(now)
    for row in links:
        journal.change("invites", {"id": row["id"]}, row, {"revoked_at": at})
    for row in pins:
        journal.remove("pins", {"person_id": row["person_id"]}, row)
    for row in places:
        journal.remove("enrolments", {"id": row["id"]}, row)
    for row in people:
        journal.change("people", {"id": row["id"]}, row, {**EMPTIED, "erased_at": at})


async def settle_place(
    journal: Journal,
    enrolment: EnrolmentId,
    place: MergedEnrolment,
    *,
    taken_by: PersonId | None = None,
) -> None:
    """Change the place that stays; its next offers are planned again.

    `taken_by`: somebody else has it from now on.
    """
    row = await journal.tx.single("SELECT * FROM enrolments WHERE id = :id", id=enrolment)
    values: Values = {
        "state": str(place.state),
        "joined_at": None if place.joined_at is None else to_ms(place.joined_at),
        "organization_id": place.organization_id,
        "ended_at": row["ended_at"] if place.state is Membership.FINISHED else None,
        "next_refresh_at": None,
        "next_lesson_at": None,
    }
    if taken_by is not None:
        values = {**values, "person_id": taken_by}
    journal.change("enrolments", {"id": enrolment}, row, values)


async def set_name(journal: Journal, person: PersonId, name: str) -> None:
    """Give the person who stays the name on the list."""
    row = await journal.tx.single("SELECT * FROM people WHERE id = :id", id=person)
    journal.change(
        "people", {"id": person}, row, {"name": name, "name_key": name_key(name), "near_key": None}
    )


async def add(
    tx: Tx,
    *,
    cohort: CohortId,
    kept: PersonId,
    gone: PersonId,
    entries: Sequence[Any],
    now: datetime,
) -> MergeId:
    row = await tx.single(
        "INSERT INTO merges (cohort_id, kept_id, gone_id, journal, merged_at)"
        " VALUES (:cohort, :kept, :gone, :journal, :now) RETURNING id",
        cohort=cohort,
        kept=kept,
        gone=gone,
        journal=orjson.dumps(entries).decode(),
        now=now,
    )
    return MergeId(row["id"])


async def load(tx: Tx, merge: MergeId, *, now: datetime) -> SavedMerge | None:
    """Return a merge that can still be undone, or None.

    That is over once the person who stayed was merged into another one: that must be undone first.
    """
    row = await tx.one(
        "SELECT m.cohort_id, m.kept_id, m.gone_id, m.journal FROM merges m"
        " JOIN people p ON p.id = m.kept_id"
        " WHERE m.id = :id AND m.merged_at > :after AND p.erased_at IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM merges n WHERE n.kept_id = m.kept_id AND n.id > m.id)",
        id=merge,
        after=now - UNDO_MERGE_FOR,
    )
    if row is None:
        return None
    return from_row(SavedMerge, row, entries=orjson.loads(row["journal"]))


async def latest_of(tx: Tx, person: PersonId, cohort: CohortId, *, now: datetime) -> MergeId | None:
    """Return the latest merge of somebody in a cohort that can still be undone, or None."""
    row = await tx.single(
        "SELECT max(id) AS id FROM merges WHERE kept_id = :person AND cohort_id = :cohort"
        " AND merged_at > :after",
        person=person,
        cohort=cohort,
        after=now - UNDO_MERGE_FOR,
    )
    return None if row["id"] is None else MergeId(row["id"])


def remove(tx: Tx, merge: MergeId) -> None:
    tx.do("DELETE FROM merges WHERE id = :id", id=merge)


def forget_old(tx: Tx, *, now: datetime) -> None:
    """Delete merges that can no longer be undone, with all rows that they removed."""
    tx.do("DELETE FROM merges WHERE merged_at < :before", before=now - UNDO_MERGE_FOR)


TABLES = Tables(
    # The journal may hold what belongs to somebody else, if the merge was a mistake.
    holdings=(deleted("merges", "kept_id = :person OR gone_id = :person", secret=("journal",)),),
    forget=(Forget(forget_old),),
)
