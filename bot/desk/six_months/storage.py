"""Reads the people of a course, and the other courses in which they take part."""

from bot.desk.six_months.domain import MOST_PEOPLE, CourseMember
from bot.membership.domain import CohortId, PersonId
from bot.storage.database import Tx, query

_PEOPLE = """
SELECT e.person_id FROM enrolments e WHERE e.cohort_id = :cohort AND e.state = 'active'
ORDER BY e.person_id LIMIT :most
"""
_OTHERS = """
SELECT o.person_id, o.cohort_id FROM enrolments o
WHERE o.person_id IN :people AND o.cohort_id <> :cohort AND o.state IN ('active', 'finished')
"""


async def members(tx: Tx, cohort: CohortId) -> tuple[tuple[CourseMember, ...], int]:
    """Return the first members of a cohort, at most `MOST_PEOPLE`, and how many there are."""
    rows, [counted] = await tx.ask_each(
        query(_PEOPLE, cohort=cohort, most=MOST_PEOPLE),
        query(
            "SELECT count(*) AS many FROM enrolments WHERE cohort_id = :cohort"
            " AND state = 'active'",
            cohort=cohort,
        ),
    )
    people = [PersonId(row["person_id"]) for row in rows]
    elsewhere = await tx.ask(_OTHERS, people=people or [0], cohort=cohort)
    found = tuple(
        CourseMember(
            person=person,
            others=frozenset(
                CohortId(row["cohort_id"]) for row in elsewhere if row["person_id"] == person
            ),
        )
        for person in people
    )
    return found, counted["many"]
