"""Queries for a forecast: the person, and the cohort of each message."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

import orjson

from bot.desk.coming.domain import Presence, Subject
from bot.forecasting.domain import Foreseen
from bot.membership.domain import CohortId, PersonId
from bot.storage.database import Row, Rows, Tx, query
from bot.storage.rows import from_row

_PERSON = """
SELECT p.id, p.name, p.language, p.zone, p.quiet_from, p.quiet_until, p.paused_until,
       p.erased_at, c.reach
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
_OF_COHORT = "SELECT id, cohort_id FROM {} WHERE id IN :ids"
_ANNOUNCEMENT = "announcement"
_INSIDE = frozenset({"active", "finished"})
_EXPECTED = frozenset({"invited", "waiting"})


async def subject(tx: Tx, person: PersonId) -> Subject | None:
    """Return the person of a forecast, even if they left or were erased; None if unknown."""
    people, places, [counted] = await tx.ask_each(
        query(_PERSON, person=person), query(_PLACES, person=person), query(_ROLES, person=person)
    )
    if not people:
        return None
    row, states = people[0], {place["state"] for place in places}
    return from_row(
        Subject,
        row,
        person=person,
        presence=_presence(row, states, has_role=bool(counted["roles"])),
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


async def cohorts_of(tx: Tx, messages: Sequence[Foreseen]) -> list[CohortId | None]:
    """Return the cohort of each message; None if its row does not tell."""
    asked = {
        "session": _OF_COHORT.format("sessions"),
        "enrolment": _OF_COHORT.format("enrolments"),
        "check_in": _CHECK_INS,
        _ANNOUNCEMENT: _OF_COHORT.format("announcements"),
    }
    named_by = [_names(each) for each in messages]
    found = await tx.ask_each(
        *(query(sql, ids=_ids(each.get(name) for each in named_by)) for name, sql in asked.items())
    )
    cohorts = {
        (name, row["id"]): CohortId(row["cohort_id"])
        for name, rows in zip(asked, found, strict=True)
        for row in rows
    }
    return [
        next((cohorts.get((name, names[name])) for name in asked if name in names), None)
        for names in named_by
    ]


def _names(message: Foreseen) -> dict[str, int]:
    """Return the ids in a message by the kind of thing that they name."""
    found = {name: id_ for name, id_ in message.about.items() if isinstance(id_, int)}
    if message.announcement is not None:
        return {_ANNOUNCEMENT: message.announcement}
    return found


def _ids(named: Iterable[int | None]) -> list[int]:
    """Return ids in order; [0], which is no id, if there are none."""
    return sorted({each for each in named if each is not None}) or [0]
