"""What imports of the last day did to each person, by ids; the former values are kept for the undo.

Names are read from the people themselves, so nothing here outlives them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from bot.membership.domain import CohortId, EnrolmentId, OrganizationId, PersonId
from bot.membership.person.storage import EMPTYING, SHOWN_NAME
from bot.people.domain import RosterId
from bot.people.imports.domain import (
    NAMED_FOR,
    UNDO_IMPORT_FOR,
    EarlierImport,
    ImportEffect,
    ListImport,
)
from bot.storage.database import Tx
from bot.storage.dialect import from_ms
from bot.storage.ownership import Owned
from bot.storage.personal_data import Tables, deleted
from bot.storage.rows import from_row

_IMPORTS = """
SELECT r.id, r.taken_at, count(*) FILTER (WHERE f.is_new = 1) AS added,
       count(*) FILTER (WHERE f.is_new = 0) AS changed
FROM rosters r JOIN roster_effects f ON f.roster_id = r.id
WHERE r.cohort_id = :cohort AND r.state = 'taken' AND r.taken_at > :after
GROUP BY r.id, r.taken_at ORDER BY r.taken_at DESC, r.id DESC
"""
_EFFECTS = f"""
SELECT f.person_id, {SHOWN_NAME} AS name, f.is_new, f.language, f.language_before,
       coalesce(a.merged_into, a.id) AS organization_id,
       coalesce(b.merged_into, b.id) AS organization_before, e.id AS place,
       e.state, e.joined_at, e.organization_id AS organization_now, p.language AS language_now,
       CASE WHEN p.telegram_id IS NULL THEN 0 ELSE 1 END AS has_account
FROM roster_effects f JOIN rosters r ON r.id = f.roster_id JOIN people p ON p.id = f.person_id
LEFT JOIN organizations a ON a.id = f.organization_after
LEFT JOIN organizations b ON b.id = f.organization_before
LEFT JOIN enrolments e ON e.person_id = f.person_id AND e.cohort_id = r.cohort_id
WHERE f.roster_id = :roster
"""  # noqa: S608 - our own columns


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenRoster:
    """An import that can still be undone: its cohort, and when it was done."""

    id: RosterId
    cohort_id: CohortId
    taken_at: datetime


def note_added(tx: Tx, roster: RosterId, people: Iterable[tuple[PersonId, int]]) -> None:
    """Save who is new on the list, each with the row in the file."""
    for person, row in people:
        tx.do(
            "INSERT INTO roster_effects (roster_id, person_id, is_new, at_row)"
            " VALUES (:roster, :person, 1, :row)",
            roster=roster,
            person=person,
            row=row,
        )


def note_changed(
    tx: Tx,
    roster: RosterId,
    person: PersonId,
    *,
    organization: tuple[OrganizationId | None, OrganizationId | None],
    language: tuple[str | None, str | None],
) -> None:
    """Save what changed of somebody, as pairs (after, before); None after: it did not change."""
    tx.do(
        "INSERT INTO roster_effects (roster_id, person_id, is_new, organization_after,"
        " organization_before, language, language_before) VALUES (:roster, :person, 0,"
        " :organization, :organization_before, :language, :language_before)",
        roster=roster,
        person=person,
        organization=organization[0],
        organization_before=organization[1],
        language=language[0],
        language_before=language[1],
    )


async def imports_of(tx: Tx, cohort: CohortId, *, now: datetime) -> list[ListImport]:
    """Return the imports into a cohort that can still be undone, the newest first."""
    rows = await tx.ask(_IMPORTS, cohort=cohort, after=now - UNDO_IMPORT_FOR)
    return [from_row(ListImport, row) for row in rows]


async def earlier_imports(tx: Tx, cohort: CohortId, *, now: datetime) -> list[EarlierImport]:
    """Return what was imported within 30 days but not within the last, the newest first.

    Lists of earlier versions do not know their undo, which stands alone then.
    """
    since, until = now - NAMED_FOR, now - UNDO_IMPORT_FOR
    rows = await tx.ask(
        "SELECT id, happened_at AS at, action, detail FROM audit"
        " WHERE action IN ('roster.take_in', 'roster.undo') AND object = :object"
        " AND happened_at > :since ORDER BY happened_at, id",
        object=f"cohort:{cohort}",
        since=since,
    )
    found: dict[Any, EarlierImport] = {}
    for row in rows:
        detail = orjson.loads(row["detail"])
        key = ("list", detail.get("roster", row["id"]))
        if row["action"] == "roster.take_in":
            found[key] = EarlierImport(
                at=from_ms(row["at"]), added=detail["added"], changed=len(detail["changed"])
            )
            continue
        if key not in found:
            # All parts of one undo of a long list are one.
            key = ("undo", detail.get("began", row["id"]))
        of = found.get(key) or EarlierImport(at=from_ms(detail.get("began", row["at"])))
        found[key] = of.undone_for(detail["removed"] + len(detail["restored"]))
    return [each for each in reversed(found.values()) if since < each.at <= until]


async def taken(tx: Tx, roster: RosterId, *, now: datetime) -> TakenRoster | None:
    """Return an import that can still be undone; None for any other."""
    row = await tx.one(
        "SELECT id, cohort_id, taken_at FROM rosters"
        " WHERE id = :id AND state = 'taken' AND taken_at > :after",
        id=roster,
        after=now - UNDO_IMPORT_FOR,
    )
    return None if row is None else from_row(TakenRoster, row)


async def effects(tx: Tx, roster: RosterId) -> list[ImportEffect]:
    """Return what an import did and was not undone, by name."""
    rows = await tx.ask(f"{_EFFECTS} ORDER BY p.name_key, f.person_id", roster=roster)
    return [from_row(ImportEffect, row) for row in rows]


async def some_effects(tx: Tx, roster: RosterId, *, after: int, most: int) -> list[ImportEffect]:
    """Return what an import did to the next people behind `after`, by id."""
    rows = await tx.ask(
        f"{_EFFECTS} AND f.person_id > :after ORDER BY f.person_id LIMIT :most",
        roster=roster,
        after=after,
        most=most,
    )
    return [from_row(ImportEffect, row) for row in rows]


async def count_effects(tx: Tx, roster: RosterId) -> int:
    row = await tx.single(
        "SELECT count(*) AS many FROM roster_effects WHERE roster_id = :roster", roster=roster
    )
    return int(row["many"])


def forget_effects(tx: Tx, roster: RosterId, people: Sequence[PersonId]) -> None:
    """Delete what an import did to people, because it was undone."""
    tx.do(
        "DELETE FROM roster_effects WHERE roster_id = :roster AND person_id IN :people",
        roster=roster,
        people=list(people),
    )


async def names_of_added(tx: Tx, roster: RosterId) -> list[str]:
    """Return the name keys of the people whom an import added."""
    rows = await tx.ask(
        "SELECT p.name_key FROM roster_effects f JOIN people p ON p.id = f.person_id"
        " WHERE f.roster_id = :roster AND f.is_new = 1",
        roster=roster,
    )
    return [row["name_key"] for row in rows]


async def done(tx: Tx, roster: RosterId) -> tuple[int, tuple[EnrolmentId, ...]]:
    """Return how many people an import has added, and the places of those whom it changed."""
    rows = await tx.ask(
        "SELECT f.is_new, e.id FROM roster_effects f JOIN rosters r ON r.id = f.roster_id"
        " LEFT JOIN enrolments e ON e.person_id = f.person_id AND e.cohort_id = r.cohort_id"
        " WHERE f.roster_id = :roster ORDER BY e.id",
        roster=roster,
    )
    changed = [row["id"] for row in rows if not row["is_new"] and row["id"] is not None]
    return sum(row["is_new"] for row in rows), tuple(map(EnrolmentId, changed))


async def rows_of_added(tx: Tx, roster: RosterId) -> dict[PersonId, int]:
    """Return the row in the file of each person whom an import added."""
    rows = await tx.ask(
        "SELECT person_id, at_row FROM roster_effects"
        " WHERE roster_id = :roster AND is_new = 1 AND at_row IS NOT NULL",
        roster=roster,
    )
    return {PersonId(row["person_id"]): row["at_row"] for row in rows}


async def imports_that_added(
    tx: Tx, people: Sequence[PersonId], *, now: datetime
) -> list[TakenRoster]:
    """Return the imports that added any of these people and can still be undone."""
    rows = await tx.ask(
        "SELECT id, cohort_id, taken_at FROM rosters WHERE state = 'taken' AND taken_at > :after"
        " AND id IN (SELECT roster_id FROM roster_effects"
        " WHERE person_id IN :people AND is_new = 1) ORDER BY id",
        after=now - UNDO_IMPORT_FOR,
        people=list(people),
    )
    return [from_row(TakenRoster, row) for row in rows]


def forget_import(tx: Tx, roster: RosterId) -> None:
    """Delete what an import did, because it was undone."""
    tx.do("DELETE FROM roster_effects WHERE roster_id = :roster", roster=roster)
    tx.do("DELETE FROM rosters WHERE id = :roster", roster=roster)


def empty_unlisted(tx: Tx, people: Sequence[PersonId], *, now: datetime) -> None:
    """Delete names of people who are on no list any more, and have no account and no role."""
    tx.do(
        f"UPDATE people SET {EMPTYING} WHERE id IN :people"  # noqa: S608 - our own words
        " AND telegram_id IS NULL AND erased_at IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM enrolments e WHERE e.person_id = people.id)"
        " AND NOT EXISTS (SELECT 1 FROM roles r WHERE r.person_id = people.id)",
        people=list(people),
        now=now,
    )
    tx.erased = True


_WHOSE = "person_id = :person OR roster_id IN (SELECT id FROM rosters WHERE author_id = :person)"
TABLES = Tables(
    holdings=(deleted("roster_effects", _WHOSE),),
    owned=(
        Owned(table="roster_effects", owner="person_id", key=("roster_id",), once=("roster_id",)),
    ),
)
