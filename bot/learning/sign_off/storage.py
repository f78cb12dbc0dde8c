"""Stores which languages somebody says to read, so that nobody signs what they cannot read."""

from collections.abc import Mapping
from datetime import datetime

from bot.membership.domain import PersonId
from bot.storage.database import Tx
from bot.storage.ownership import Owned, latest
from bot.storage.personal_data import Tables, deleted

_SAY = """
INSERT INTO languages_read (person_id, language, can_read, said_at)
VALUES (:person, :language, :can_read, :now)
ON CONFLICT (person_id, language) DO UPDATE
SET can_read = excluded.can_read, said_at = excluded.said_at
"""


async def languages_of(tx: Tx, person: PersonId) -> Mapping[str, bool]:
    """Return what somebody has said: for each language, whether they read it."""
    rows = await tx.ask(
        "SELECT language, can_read FROM languages_read WHERE person_id = :person", person=person
    )
    return {row["language"]: bool(row["can_read"]) for row in rows}


def say(tx: Tx, person: PersonId, language: str, *, can_read: bool, now: datetime) -> None:
    """Save whether somebody reads a language; it replaces what they said before."""
    tx.do(_SAY, person=person, language=language, can_read=int(can_read), now=now)


TABLES = Tables(
    holdings=(deleted("languages_read"),),
    owned=(
        Owned(
            table="languages_read",
            owner="person_id",
            key=("language",),
            once=("language",),
            order=latest("said_at"),
        ),
    ),
)
