"""Stores that somebody went on after a sentence, and when; never what they said or ticked."""

from datetime import datetime

from bot.learning.aloud.domain import Said
from bot.membership.domain import EnrolmentId
from bot.membership.enrolment.storage import OWN_ENROLMENTS
from bot.storage.database import Tx
from bot.storage.dialect import from_ms
from bot.storage.ownership import Owned, latest
from bot.storage.personal_data import Tables, deleted


async def load_said(tx: Tx, enrolment: EnrolmentId) -> Said:
    """Return which sentences somebody has said, and when they went on after each."""
    rows = await tx.ask(
        "SELECT item, said_at FROM said_aloud WHERE enrolment_id = :id", id=enrolment
    )
    return {row["item"]: from_ms(row["said_at"]) for row in rows}


def note_said(tx: Tx, enrolment: EnrolmentId, item: str, *, now: datetime) -> None:
    tx.do(
        "INSERT INTO said_aloud (enrolment_id, item, said_at) VALUES (:id, :item, :now)"
        " ON CONFLICT (enrolment_id, item) DO UPDATE SET said_at = excluded.said_at",
        id=enrolment,
        item=item,
        now=now,
    )


TABLES = Tables(
    holdings=(deleted("said_aloud", OWN_ENROLMENTS),),
    owned=(
        Owned(
            table="said_aloud",
            owner="enrolment_id",
            key=("item",),
            once=("item",),
            order=latest("said_at"),
        ),
    ),
)
