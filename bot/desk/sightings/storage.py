"""Which people to contact, and which ended surveys, a coordinator has been shown."""

from collections.abc import Iterable, Mapping, Sequence

import orjson

from bot.desk.contacts.domain import Contact
from bot.desk.sightings.domain import Seen, Sighting
from bot.membership.domain import CohortId, PersonId
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.ownership import Owned, latest
from bot.storage.personal_data import Tables, deleted
from bot.storage.rows import from_row

_SIGHTINGS = """
SELECT person_id AS person, why, came_up_at, times, seen_on, ticked FROM sightings
WHERE reader_id = :reader AND cohort_id = :cohort
"""
_NEW_REASON = "sightings.why <> excluded.why OR sightings.came_up_at <> excluded.came_up_at"
_TICK = "CASE WHEN sightings.ticked = 0 THEN 0 ELSE 2 END"
_RING = f"""
INSERT INTO sightings (reader_id, cohort_id, person_id, why, came_up_at)
VALUES (:reader, :cohort, :person, :why, :came_up)
ON CONFLICT (reader_id, cohort_id, person_id) DO UPDATE
SET why = excluded.why, came_up_at = excluded.came_up_at, times = 0, seen_on = NULL,
  ticked = {_TICK}
WHERE {_NEW_REASON}
"""  # noqa: S608 - our own words
_SEE = f"""
INSERT INTO sightings (reader_id, cohort_id, person_id, why, came_up_at, times, seen_on)
VALUES (:reader, :cohort, :person, :why, :came_up, 1, :today)
ON CONFLICT (reader_id, cohort_id, person_id) DO UPDATE
SET times = CASE WHEN {_NEW_REASON} THEN 1 WHEN sightings.seen_on = excluded.seen_on
    THEN sightings.times ELSE sightings.times + 1 END,
  ticked = CASE WHEN {_NEW_REASON} THEN {_TICK} ELSE sightings.ticked END,
  why = excluded.why, came_up_at = excluded.came_up_at, seen_on = excluded.seen_on
"""  # noqa: S608


def seen_queries(reader: PersonId, cohort: CohortId) -> tuple[Statement, Statement]:
    """Return the questions whose answers `seen_from` reads."""
    return (
        query(_SIGHTINGS, reader=reader, cohort=cohort),
        query("SELECT surveys_seen FROM todays WHERE person_id = :reader", reader=reader),
    )


def seen_from(sightings: Rows, todays: Rows) -> Seen:
    found = [_sighting(row) for row in sightings]
    surveys = orjson.loads(todays[0]["surveys_seen"] or "{}") if todays else {}
    return Seen(
        sightings={each.person: each for each in found},
        surveys={int(round_): day for round_, day in surveys.items()},
    )


async def seen_by(tx: Tx, reader: PersonId, cohort: CohortId) -> Seen:
    return seen_from(*await tx.ask_each(*seen_queries(reader, cohort)))


def note_rung(tx: Tx, reader: PersonId, cohort: CohortId, contacts: Iterable[Contact]) -> None:
    """Save that a morning rang for these people; that nobody has seen it yet stays true."""
    for each in contacts:
        tx.do(_RING, **_of(reader, cohort, each))


def note_seen(
    tx: Tx, reader: PersonId, cohort: CohortId, contacts: Iterable[Contact], *, today: int
) -> None:
    """Save that a coordinator was shown these people today."""
    for each in contacts:
        tx.do(_SEE, **_of(reader, cohort, each), today=today)


def note_surveys(tx: Tx, reader: PersonId, surveys: Mapping[int, int]) -> None:
    """Save the ended surveys that a coordinator has seen, each with the first day."""
    saved = orjson.dumps({str(round_): day for round_, day in surveys.items()}).decode()
    tx.do("UPDATE todays SET surveys_seen = :saved WHERE person_id = :p", saved=saved, p=reader)


def tick(
    tx: Tx, reader: PersonId, cohort: CohortId, people: Sequence[PersonId], *, ticked: bool
) -> None:
    """Tick or untick people whom this coordinator was shown."""
    tx.do(
        "UPDATE sightings SET ticked = :ticked"
        " WHERE reader_id = :reader AND cohort_id = :cohort AND person_id IN :people",
        ticked=ticked,
        reader=reader,
        cohort=cohort,
        people=list(people),
    )


def untick_all(tx: Tx, reader: PersonId, cohort: CohortId) -> None:
    tx.do(
        "UPDATE sightings SET ticked = 0"
        " WHERE reader_id = :reader AND cohort_id = :cohort AND ticked <> 0",
        reader=reader,
        cohort=cohort,
    )


def _of(reader: PersonId, cohort: CohortId, contact: Contact) -> dict[str, object]:
    return {
        "reader": reader,
        "cohort": cohort,
        "person": contact.person,
        "why": str(contact.why),
        "came_up": contact.came_up_at,
    }


def _sighting(row: Row) -> Sighting:
    return from_row(Sighting, row)


TABLES = Tables(
    holdings=(deleted("sightings", "person_id = :person OR reader_id = :person"),),
    owned=(
        Owned(
            table="sightings",
            owner="person_id",
            key=("reader_id", "cohort_id"),
            once=("reader_id", "cohort_id"),
            order=latest("seen_on"),
        ),
    ),
)
