"""The votes under announcements: one row for each person, with the latest choice."""

from collections.abc import Mapping
from datetime import datetime

from bot.announcements.domain import AnnouncementId
from bot.membership.domain import PersonId
from bot.membership.person.storage import SHOWN_NAME
from bot.storage.database import Tx
from bot.storage.ownership import Owned, latest
from bot.storage.personal_data import Tables, deleted

_SAVE = """
INSERT INTO announcement_votes (announcement_id, person_id, answer, voted_at)
VALUES (:id, :person, :answer, :now)
ON CONFLICT (announcement_id, person_id) DO UPDATE
SET answer = excluded.answer, voted_at = excluded.voted_at
"""
_NAMES = f"""
SELECT v.answer, {SHOWN_NAME} AS name FROM announcement_votes v JOIN people p ON p.id = v.person_id
WHERE v.announcement_id = :id ORDER BY p.name_key, p.id LIMIT :n
"""  # noqa: S608 - our own words


def save(
    tx: Tx, announcement_id: AnnouncementId, person: PersonId, answer: str, *, now: datetime
) -> None:
    """Save a vote, which replaces an earlier one of the same person."""
    tx.do(_SAVE, id=announcement_id, person=person, answer=answer, now=now)


async def of_person(tx: Tx, announcement_id: AnnouncementId, person: PersonId) -> str | None:
    row = await tx.one(
        "SELECT answer FROM announcement_votes WHERE announcement_id = :id AND person_id = :person",
        id=announcement_id,
        person=person,
    )
    return None if row is None else str(row["answer"])


async def counts(tx: Tx, announcement_id: AnnouncementId) -> dict[str, int]:
    rows = await tx.ask(
        "SELECT answer, count(*) AS n FROM announcement_votes WHERE announcement_id = :id"
        " GROUP BY answer",
        id=announcement_id,
    )
    return {row["answer"]: row["n"] for row in rows}


async def names(
    tx: Tx, announcement_id: AnnouncementId, *, limit: int
) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in await tx.ask(_NAMES, id=announcement_id, n=limit):
        found[row["answer"]] = (*found.get(row["answer"], ()), row["name"])
    return found


TABLES = Tables(
    holdings=(deleted("announcement_votes"),),
    owned=(
        Owned(
            table="announcement_votes",
            owner="person_id",
            key=("announcement_id",),
            once=("announcement_id",),
            order=latest("voted_at"),
        ),
    ),
)
