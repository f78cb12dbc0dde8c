"""The request to go without the PIN is a column of the PIN: without a PIN nobody needs it."""

from collections.abc import Sequence
from datetime import datetime

from bot.facts import CohortPlace, Fact
from bot.membership.domain import PersonId
from bot.people.going.domain import GoingRequest
from bot.storage.database import Rows, Statement, Tx, query
from bot.storage.dialect import from_ms_or_none

_OF_PERSON = "SELECT asked_to_go_at FROM pins WHERE person_id = :person"


async def of_person(tx: Tx, person: PersonId) -> GoingRequest:
    return _request(await tx.ask(_OF_PERSON, person=person))


def save_request(tx: Tx, person: PersonId, *, now: datetime) -> None:
    """Save that somebody asks, if they have a PIN."""
    tx.do("UPDATE pins SET asked_to_go_at = :now WHERE person_id = :person", person=person, now=now)


def take_back(tx: Tx, person: PersonId) -> None:
    tx.do("UPDATE pins SET asked_to_go_at = NULL WHERE person_id = :person", person=person)


def _of_place(place: CohortPlace) -> Sequence[Statement]:
    return (query(_OF_PERSON, person=place.enrolment.person_id),)


def _request(rows: Rows) -> GoingRequest:
    return GoingRequest(from_ms_or_none(rows[0]["asked_to_go_at"]) if rows else None)


REQUEST = Fact(kind=GoingRequest, queries=_of_place, read=lambda _place, rows: _request(rows[0]))
