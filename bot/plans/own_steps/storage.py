"""Stores steps in own words by enrolment; a new step deletes those that nobody planned."""

from datetime import datetime

from bot.membership.domain import EnrolmentId
from bot.membership.enrolment.storage import OWN_ENROLMENTS
from bot.plans.own_steps.domain import OwnStep
from bot.storage.database import Rows, Statement, Tx, query
from bot.storage.ownership import Owned
from bot.storage.personal_data import Tables, deleted

_UNUSED = """
DELETE FROM own_steps WHERE enrolment_id = :enrolment AND step <> :step
  AND NOT EXISTS (SELECT 1 FROM plans p WHERE p.step = own_steps.step)
"""
_ADD = """
INSERT INTO own_steps (step, enrolment_id, words, written_at)
VALUES (:step, :enrolment, :words, :now)
"""


def of_enrolment_query(enrolment: EnrolmentId) -> Statement:
    """Ask for the steps of an enrolment, the latest first (for `steps_from`)."""
    return query(
        "SELECT step, words FROM own_steps WHERE enrolment_id = :enrolment"
        " ORDER BY written_at DESC, step DESC",
        enrolment=enrolment,
    )


def steps_from(rows: Rows) -> tuple[OwnStep, ...]:
    return tuple(OwnStep(id=row["step"], words=row["words"]) for row in rows)


def add(tx: Tx, step: OwnStep, enrolment: EnrolmentId, *, now: datetime) -> None:
    """Add a step, and delete the others of this enrolment that no plan has."""
    tx.do(_ADD, step=step.id, enrolment=enrolment, words=step.words, now=now)
    tx.do(_UNUSED, enrolment=enrolment, step=step.id)


TABLES = Tables(
    holdings=(deleted("own_steps", OWN_ENROLMENTS),),
    owned=(Owned(table="own_steps", owner="enrolment_id", key=("step",)),),
)
