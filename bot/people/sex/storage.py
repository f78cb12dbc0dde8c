"""What people said of their sex: one row for each who was asked."""

from datetime import datetime

from bot.membership.domain import PersonId
from bot.people.sex.domain import Sex
from bot.storage.database import Rows, Statement, Tx, query
from bot.storage.ownership import Owned, latest
from bot.storage.personal_data import Tables, deleted

_SAVE = """
INSERT INTO told_sexes (person_id, answer, answered_at) VALUES (:person, :answer, :now)
ON CONFLICT (person_id) DO UPDATE
SET answer = excluded.answer, answered_at = excluded.answered_at
"""


def answer_of(person: PersonId) -> Statement:
    """Ask for what somebody said and which consent text they agreed to (for `is_asked_in`)."""
    return query(
        "SELECT p.consent_version, t.answer FROM people p"
        " LEFT JOIN told_sexes t ON t.person_id = p.id WHERE p.id = :person",
        person=person,
    )


def is_asked_in(rows: Rows, *, consent: int) -> bool:
    """Tell whether somebody is still to be asked: they agreed to it, and have not answered."""
    return any(row["answer"] is None and (row["consent_version"] or 0) >= consent for row in rows)


async def of_person(tx: Tx, person: PersonId) -> Sex | None:
    """Return what somebody said; None: nothing yet."""
    row = await tx.one("SELECT answer FROM told_sexes WHERE person_id = :person", person=person)
    return None if row is None else Sex(row["answer"])


def save(tx: Tx, person: PersonId, answer: Sex, *, now: datetime) -> None:
    """Save what somebody says, in place of what they said before."""
    tx.do(_SAVE, person=person, answer=str(answer), now=now)


TABLES = Tables(
    holdings=(deleted("told_sexes"),),
    owned=(
        Owned(table="told_sexes", owner="person_id", key=(), once=(), order=latest("answered_at")),
    ),
)
