"""Stores rosters that were read, for a day or until a coordinator imports them."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import orjson

from bot.documents.grid import RosterColumn
from bot.membership.domain import CohortId, PersonId
from bot.people.domain import RosterId
from bot.people.roster_file.domain import FaultReason, Roster, RosterFault, RosterRow
from bot.storage.database import Tx
from bot.storage.personal_data import Tables, deleted
from bot.storage.retention import Forget
from bot.storage.rows import from_row

KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedRoster:
    """A roster as it was read; `state` is read, taken (it was imported) or dropped.

    `file_id` is its file at Telegram; None if it was typed.
    """

    id: RosterId
    author_id: PersonId
    cohort_id: CohortId
    roster: Roster
    state: str
    file_id: str | None = None


async def add(
    tx: Tx,
    roster: Roster,
    *,
    author: PersonId,
    cohort: CohortId,
    shown: str,
    now: datetime,
    file_id: str | None = None,
) -> RosterId:
    """Save a roster; drop an earlier one of its author for the same cohort."""
    tx.do(
        "UPDATE rosters SET state = 'dropped', content = '', file_id = NULL"
        " WHERE author_id = :author AND cohort_id = :cohort AND state = 'read'",
        author=author,
        cohort=cohort,
    )
    row = await tx.single(
        "INSERT INTO rosters (author_id, cohort_id, content, shown, file_id, created_at)"
        " VALUES (:author, :cohort, :content, :shown, :file, :now) RETURNING id",
        author=author,
        cohort=cohort,
        content=orjson.dumps(_packed(roster)).decode(),
        shown=_digest(shown),
        file=file_id,
        now=now,
    )
    return RosterId(row["id"])


async def load(tx: Tx, roster: RosterId) -> SavedRoster | None:
    row = await tx.one(
        "SELECT id, author_id, cohort_id, content, state, file_id FROM rosters WHERE id = :id",
        id=roster,
    )
    if row is None:
        return None
    return from_row(SavedRoster, row, roster=_unpacked(row["content"]))


def show(tx: Tx, roster: RosterId, shown: str) -> None:
    """Save a digest of the preview that the author saw."""
    tx.do(
        "UPDATE rosters SET shown = :shown WHERE id = :id AND state = 'read'",
        id=roster,
        shown=_digest(shown),
    )


async def take(tx: Tx, roster: RosterId, *, shown: str, now: datetime) -> bool:
    """Mark a roster as imported; return False if it no longer matches the preview, or is done."""
    return await tx.found(
        "UPDATE rosters SET state = 'taken', content = '', taken_at = :now"
        " WHERE id = :id AND state = 'read' AND shown = :shown RETURNING id",
        id=roster,
        shown=_digest(shown),
        now=now,
    )


def drop(tx: Tx, roster: RosterId) -> None:
    tx.do(
        "UPDATE rosters SET state = 'dropped', content = '', file_id = NULL"
        " WHERE id = :id AND state = 'read'",
        id=roster,
    )


def delete_old(tx: Tx, *, now: datetime, keep: timedelta = KEPT) -> None:
    """Delete old rosters and what they did; an imported one counts from the import."""
    old = "coalesce(taken_at, created_at) < :before"
    tx.do(
        f"DELETE FROM roster_effects WHERE roster_id IN (SELECT id FROM rosters WHERE {old})",  # noqa: S608
        before=now - keep,
    )
    tx.do(f"DELETE FROM rosters WHERE {old}", before=now - keep)  # noqa: S608 - our own words


def _digest(shown: str) -> str:
    return sha256(shown.encode()).hexdigest()


def _packed(roster: Roster) -> dict[str, Any]:
    """Return what is stored: nothing about the columns that were left out."""
    packed = asdict(roster)
    del packed["left_out"]
    return packed


def _unpacked(content: str) -> Roster:
    if not content:
        return Roster(people=(), faults=())
    read = orjson.loads(content)
    return Roster(
        people=tuple(RosterRow(**each) for each in read["people"]),
        faults=tuple(
            RosterFault(
                **{**each, "column": RosterColumn(each["column"]), "why": FaultReason(each["why"])}
            )
            for each in read["faults"]
        ),
    )


TABLES = Tables(
    holdings=(deleted("rosters", "author_id = :person"),),
    forget=(Forget(delete_old, "roster_days"),),
)
