"""The answers to the question about one's sex: one row for each person."""

from collections.abc import Sequence
from datetime import datetime

from bot.facts import CohortPlace, Fact
from bot.membership.domain import PersonId
from bot.people.domain import Sex
from bot.people.sex.domain import SexQuestion
from bot.storage.database import Rows, Statement, Tx, query
from bot.storage.ownership import Owned, latest
from bot.storage.personal_data import Tables, deleted

_SAVE = """
INSERT INTO told_sexes (person_id, answer, answered_at) VALUES (:person, :answer, :now)
ON CONFLICT (person_id) DO UPDATE
SET answer = excluded.answer, answered_at = excluded.answered_at
"""


def _answer_of(place: CohortPlace) -> Sequence[Statement]:
    """Ask for the answer of somebody and the consent text that they agreed to."""
    if place.course.sex_consent is None:
        return ()
    return (
        query(
            "SELECT p.consent_version, t.answer FROM people p"
            " LEFT JOIN told_sexes t ON t.person_id = p.id WHERE p.id = :person",
            person=place.enrolment.person_id,
        ),
    )


def _question_in(place: CohortPlace, rows: Sequence[Rows]) -> SexQuestion:
    """Tell whether the question is open; a course that does not ask it has no rows."""
    consent = place.course.sex_consent or 0
    return SexQuestion(
        any(
            row["answer"] is None and (row["consent_version"] or 0) >= consent
            for found in rows
            for row in found
        )
    )


QUESTION = Fact(kind=SexQuestion, queries=_answer_of, read=_question_in)


async def of_person(tx: Tx, person: PersonId) -> Sex | None:
    row = await tx.one("SELECT answer FROM told_sexes WHERE person_id = :person", person=person)
    return None if row is None else Sex(row["answer"])


def save(tx: Tx, person: PersonId, answer: Sex, *, now: datetime) -> None:
    """Save the answer of somebody; it replaces an earlier one."""
    tx.do(_SAVE, person=person, answer=str(answer), now=now)


TABLES = Tables(
    holdings=(deleted("told_sexes"),),
    owned=(
        Owned(table="told_sexes", owner="person_id", key=(), once=(), order=latest("answered_at")),
    ),
)
