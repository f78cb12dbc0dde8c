"""Conditions that narrow a query to the person whom a rehearsal is about (`Tx.only`).

They are empty in every other transaction. A rehearsal is right without them, too, since it rolls
back what it did for others; with them it works for one person only, however many there are.
"""

from bot.storage.database import Tx


def on_person(tx: Tx, column: str) -> str:
    """Return the condition that a column holds the id of this person."""
    return "" if tx.only is None else f" AND {column} = {tx.only:d}"


def on_enrolments(tx: Tx, column: str) -> str:
    """Return the condition that a column holds an enrolment of this person."""
    if tx.only is None:
        return ""
    return f" AND {column} IN (SELECT z.id FROM enrolments z WHERE z.person_id = {tx.only:d})"  # noqa: S608


def on_cohorts(tx: Tx, column: str) -> str:
    """Return the condition that a column holds a cohort in which this person has a place."""
    if tx.only is None:
        return ""
    return (
        f" AND {column} IN (SELECT z.cohort_id FROM enrolments z WHERE z.person_id = {tx.only:d})"  # noqa: S608
    )


def on_run_cohorts(tx: Tx, column: str) -> str:
    """Return the condition that a column holds a cohort that this person runs.

    Administrators run all cohorts.
    """
    if tx.only is None:
        return ""
    return (
        f" AND EXISTS (SELECT 1 FROM roles z WHERE z.person_id = {tx.only:d}"  # noqa: S608
        f" AND z.revoked_at IS NULL AND (z.cohort_id = {column} OR z.cohort_id IS NULL))"
    )
