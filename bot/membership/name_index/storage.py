"""The index of names: written when somebody looks, so that no way of changing a name forgets it.

`people.near_key` is NULL until the present name is indexed.
"""

from collections.abc import Iterable, Sequence

from bot.membership.domain import CohortId, EnrolmentId, PersonId
from bot.membership.name_index.domain import forms_of, near_key
from bot.storage.database import Tx, query
from bot.storage.personal_data import Tables, deleted

AT_ONCE = 500
"""So many names are indexed in one go; until then the others are read one by one."""
_HERE = (
    "e.cohort_id IN :cohorts AND e.state IN ('invited', 'waiting', 'active', 'finished')"
    " AND p.erased_at IS NULL"
)
# The order of the tables makes SQLite begin with the few people who have the form or the key.
_WITH_FORM = f"""
SELECT e.id, p.name, p.name_key FROM name_forms f CROSS JOIN people p CROSS JOIN enrolments e
WHERE f.form IN :forms AND p.id = f.person_id AND e.person_id = p.id AND p.near_key IS NOT NULL
  AND {_HERE}
"""  # noqa: S608 - our own words
_NEAR = f"""
SELECT e.person_id, p.name FROM people p CROSS JOIN enrolments e
WHERE p.near_key IN :keys AND e.person_id = p.id AND {_HERE}
"""  # noqa: S608 - our own words
_NOT_INDEXED = f"""
SELECT e.id, e.person_id, p.name, p.name_key FROM people p CROSS JOIN enrolments e
WHERE p.near_key IS NULL AND e.person_id = p.id AND {_HERE}
"""  # noqa: S608 - our own words


async def index_names(tx: Tx) -> None:
    """Index names that are new or have changed, at most `AT_ONCE`."""
    rows = await tx.ask(
        "SELECT id, name FROM people WHERE near_key IS NULL ORDER BY id LIMIT :n", n=AT_ONCE
    )
    if not rows:
        return
    tx.do("DELETE FROM name_forms WHERE person_id IN :people", people=[row["id"] for row in rows])
    for row in rows:
        tx.do(
            "UPDATE people SET near_key = :key WHERE id = :id",
            key=near_key(row["name"]),
            id=row["id"],
        )
        for form in sorted(forms_of(row["name"])):
            tx.do(
                "INSERT INTO name_forms (form, person_id) VALUES (:form, :id)"
                " ON CONFLICT DO NOTHING",
                form=form,
                id=row["id"],
            )


def name_changed(tx: Tx, person: PersonId) -> None:
    """Note that somebody has another name than the index says."""
    tx.do("UPDATE people SET near_key = NULL WHERE id = :id", id=person)


async def with_forms(
    tx: Tx, cohorts: Sequence[CohortId], forms: Iterable[str]
) -> dict[EnrolmentId, str]:
    """Return people on lists whose names may have one of these forms: their names, by name."""
    there = [0, *cohorts]
    found, rest = await tx.ask_each(
        query(_WITH_FORM, forms=["", *sorted(forms)], cohorts=there),
        query(_NOT_INDEXED, cohorts=there),
    )
    rows = {row["id"]: row for row in (*found, *rest)}
    ordered = sorted(rows.values(), key=lambda row: (row["name_key"], row["id"]))
    return {EnrolmentId(row["id"]): row["name"] for row in ordered}


async def with_near_keys(
    tx: Tx, cohort: CohortId, keys: Iterable[str]
) -> list[tuple[PersonId, str]]:
    """Return the ids and names of people on a list whose names may have one of these near keys."""
    found, rest = await tx.ask_each(
        query(_NEAR, keys=["", *sorted(keys)], cohorts=[cohort]),
        query(_NOT_INDEXED, cohorts=[cohort]),
    )
    return [(PersonId(row["person_id"]), row["name"]) for row in (*found, *rest)]


TABLES = Tables(holdings=(deleted("name_forms"),))
