"""Saves single cells in the tables of their features, and puts back what stood there before.

`was` and `became` are what `save_*` returns: the values of the row before and after. A cell that
somebody else has changed since is left alone.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.desk.contacts import storage as contacts
from bot.membership.domain import CohortId, EnrolmentId, OrganizationId, PersonId
from bot.membership.enrolment import storage as enrolments
from bot.membership.person import storage as people
from bot.sessions.attendance import storage as attendance
from bot.sessions.attendance.domain import Attendance
from bot.sessions.domain import SessionId
from bot.storage.database import Row, Tx
from bot.storage.dialect import to_ms

Former = Mapping[str, Any]


async def save_attendance(
    tx: Tx, session: SessionId, person: PersonId, state: Attendance, *, by: PersonId, now: datetime
) -> Former:
    """Save whether somebody was there, as a coordinator's correction."""
    was = await tx.one(
        "SELECT state, picked, noted_by, noted_at FROM attendance"
        " WHERE session_id = :session AND person_id = :person",
        session=session,
        person=person,
    )
    met = await tx.single("SELECT nobody_at FROM sessions WHERE id = :id", id=session)
    attendance.correct(tx, session, person, state, by=by, now=now)
    became = {"state": str(state), "noted_by": by, "noted_at": to_ms(now)}
    return {"was": _row(was), "became": became, "nobody_at": met["nobody_at"]}


async def put_back_attendance(tx: Tx, session: SessionId, person: PersonId, former: Former) -> bool:
    """Put attendance back; return False if it was changed since."""
    where = (
        " WHERE session_id = :session AND person_id = :person AND state = :is_state"
        " AND noted_by = :is_by AND noted_at = :is_at RETURNING session_id"
    )
    became, was = former["became"], former["was"]
    now = {
        "session": session,
        "person": person,
        "is_state": became["state"],
        "is_by": became["noted_by"],
        "is_at": became["noted_at"],
    }
    if was is None:
        return await tx.found(f"DELETE FROM attendance{where}", **now)  # noqa: S608 - our own words
    found = await tx.found(
        "UPDATE attendance SET state = :state, picked = :picked, noted_by = :noted_by,"  # noqa: S608
        f" noted_at = :noted_at{where}",
        **was,
        **now,
    )
    if found and was["state"] == Attendance.THERE:
        attendance.forget_nobody(tx, session)
    return found


async def save_organization(
    tx: Tx, place: EnrolmentId, person: PersonId, cohort: CohortId, organization: OrganizationId
) -> Former:
    """Save the organization of somebody in a cohort, also in their open links."""
    was = await tx.single("SELECT organization_id FROM enrolments WHERE id = :id", id=place)
    links = await tx.ask(
        "SELECT id, organization_id FROM invites WHERE revoked_at IS NULL"
        " AND person_id = :person AND cohort_id = :cohort",
        person=person,
        cohort=cohort,
    )
    enrolments.set_organization(tx, place, organization)
    return {
        "was": was["organization_id"],
        "links": [[row["id"], row["organization_id"]] for row in links],
        "became": organization,
    }


async def put_back_organization(tx: Tx, person: PersonId, cohort: CohortId, former: Former) -> bool:
    """Put an organization back, in its open links too; one that was merged leads to its other."""
    found = await tx.found(
        "UPDATE enrolments SET organization_id = (SELECT coalesce(o.merged_into, o.id)"
        " FROM organizations o WHERE o.id = :was) WHERE person_id = :person AND cohort_id = :cohort"
        " AND organization_id = :became RETURNING id",
        was=former["was"],
        person=person,
        cohort=cohort,
        became=former["became"],
    )
    for link, was in former["links"] if found else ():
        tx.do(
            "UPDATE invites SET organization_id = (SELECT coalesce(o.merged_into, o.id)"
            " FROM organizations o WHERE o.id = :was) WHERE id = :id AND organization_id = :became",
            id=link,
            was=was,
            became=former["became"],
        )
    return found


async def save_language(tx: Tx, person: PersonId, language: str) -> Former:
    was = await tx.single("SELECT language FROM people WHERE id = :id", id=person)
    people.set_fields(tx, person, language=language)
    return {"was": was["language"], "became": language}


async def put_back_language(tx: Tx, person: PersonId, former: Former) -> bool:
    """Put a language back, unless the person has joined since: it is their own choice then."""
    return await tx.found(
        "UPDATE people SET language = :was WHERE id = :person AND language = :became"
        " AND telegram_id IS NULL RETURNING id",
        was=former["was"],
        person=person,
        became=former["became"],
    )


async def save_contact(
    tx: Tx, cohort: CohortId, person: PersonId, *, at: datetime, by: PersonId
) -> Former:
    """Save when a coordinator talked to somebody."""
    was = await tx.one(
        "SELECT spoken_at, noted_by FROM contacts"
        " WHERE cohort_id = :cohort AND person_id = :person",
        cohort=cohort,
        person=person,
    )
    contacts.note_spoken(tx, cohort, person, by=by, now=at)
    return {"was": _row(was), "became": {"spoken_at": to_ms(at), "noted_by": by}}


async def put_back_contact(tx: Tx, cohort: CohortId, person: PersonId, former: Former) -> bool:
    """Put a talk back; when the person may be listed again stays as it is."""
    was, became = former["was"], former["became"]
    now = {"cohort": cohort, "person": person, "is_at": became["spoken_at"]}
    where = " WHERE cohort_id = :cohort AND person_id = :person AND spoken_at = :is_at"
    if was is None and await tx.found(
        f"DELETE FROM contacts{where} AND put_off_until IS NULL RETURNING person_id",  # noqa: S608
        **now,
    ):
        return True
    return await tx.found(
        "UPDATE contacts SET spoken_at = :was, noted_by = CASE WHEN noted_by = :is_by"  # noqa: S608
        f" THEN :was_by ELSE noted_by END{where} RETURNING person_id",
        **now,
        was=None if was is None else was["spoken_at"],
        is_by=became["noted_by"],
        was_by=became["noted_by"] if was is None else was["noted_by"],
    )


def _row(row: Row | None) -> Former | None:
    return None if row is None else dict(row)
