"""Reads whom a forecast is about, and to which cohorts its messages belong."""

from collections.abc import Collection, Iterable
from datetime import date

import orjson

from bot.desk.coming.domain import AboutCohorts, Presence, Subject
from bot.forecasting.domain import Foreseen
from bot.membership.domain import CohortId, PersonId, Reach
from bot.storage.database import Row, Rows, Tx, query
from bot.storage.dialect import from_ms_or_none

_PERSON = """
SELECT p.id, p.name, p.zone, p.quiet_from, p.quiet_until, p.paused_until, p.erased_at, c.reach
FROM people p LEFT JOIN chats c ON c.person_id = p.id WHERE p.id = :person
"""
_PLACES = """
SELECT e.cohort_id, e.state, h.quiet_days FROM enrolments e JOIN cohorts h ON h.id = e.cohort_id
WHERE e.person_id = :person
"""
_ROLES = """
SELECT count(*) AS roles FROM roles WHERE person_id = :person AND revoked_at IS NULL
"""
_CHECK_INS = """
SELECT k.id, e.cohort_id FROM plan_check_ins k JOIN plans p ON p.id = k.plan_id
JOIN enrolments e ON e.id = p.enrolment_id WHERE k.id IN :ids
"""
_INSIDE = frozenset({"active", "finished"})
_EXPECTED = frozenset({"invited", "waiting"})


async def subject(tx: Tx, person: PersonId) -> Subject | None:
    """Return whom a forecast is about, also if they left or were erased; None for nobody."""
    people, places, [counted] = await tx.ask_each(
        query(_PERSON, person=person), query(_PLACES, person=person), query(_ROLES, person=person)
    )
    if not people:
        return None
    row, states = people[0], {place["state"] for place in places}
    reach = row["reach"]
    return Subject(
        person=person,
        name=row["name"],
        presence=_presence(row, states, has_role=bool(counted["roles"])),
        zone=row["zone"],
        quiet_from=row["quiet_from"],
        quiet_until=row["quiet_until"],
        paused_until=from_ms_or_none(row["paused_until"]),
        reach=None if reach is None else Reach(reach),
        quiet_days=_quiet_days(places),
        cohorts=frozenset(
            CohortId(place["cohort_id"]) for place in places if place["state"] in _INSIDE
        ),
    )


def _presence(row: Row, states: Collection[str], *, has_role: bool) -> Presence:
    if row["erased_at"] is not None:
        return Presence.ERASED
    if has_role or _INSIDE & set(states):
        return Presence.IN
    return Presence.NOT_IN if _EXPECTED & set(states) else Presence.LEFT


def _quiet_days(places: Rows) -> tuple[date, ...]:
    named = {
        day
        for place in places
        if place["state"] == "active"
        for day in orjson.loads(place["quiet_days"])
    }
    return tuple(sorted(date.fromisoformat(day) for day in named))


async def named(tx: Tx, key: str) -> list[PersonId]:
    """Return the people whose name has this key, by id."""
    rows = await tx.ask(
        "SELECT id FROM people WHERE name_key = :key AND erased_at IS NULL ORDER BY id LIMIT 20",
        key=key,
    )
    return [PersonId(row["id"]) for row in rows]


async def about_cohorts(tx: Tx, messages: Iterable[Foreseen]) -> AboutCohorts:
    """Return to which cohorts the things belong that messages name."""
    named_in = list(messages)
    of_cohort = "SELECT id, cohort_id FROM {} WHERE id IN :ids"
    announced = [each.announcement for each in named_in if each.announcement is not None]
    found = await tx.ask_each(
        query(of_cohort.format("sessions"), ids=_ids(named_in, "session")),
        query(of_cohort.format("enrolments"), ids=_ids(named_in, "enrolment")),
        query(_CHECK_INS, ids=_ids(named_in, "check_in")),
        query(of_cohort.format("announcements"), ids=sorted(set(announced)) or [0]),
    )
    sessions, enrolments, check_ins, announcements = (_by_id(rows) for rows in found)
    return AboutCohorts(
        sessions=sessions,
        enrolments=enrolments,
        check_ins=check_ins,
        announcements=announcements,
    )


def _ids(messages: Iterable[Foreseen], name: str) -> list[int]:
    """Return the ids of one kind that messages name; 0, which nothing has, for none."""
    found = (each.about.get(name) for each in messages)
    return sorted({each for each in found if isinstance(each, int)}) or [0]


def _by_id(rows: Rows) -> dict[int, CohortId]:
    return {row["id"]: CohortId(row["cohort_id"]) for row in rows}
