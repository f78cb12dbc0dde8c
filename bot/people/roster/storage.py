"""Stores rosters that were read, for a day or until a coordinator imports them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import orjson

from bot.documents.grid import RosterColumn
from bot.membership.domain import CohortId, EnrolmentId, PersonId
from bot.people.domain import RosterId
from bot.people.roster.domain import OnList
from bot.people.roster_columns.domain import ColumnRole
from bot.people.roster_file.domain import (
    Blanks,
    FaultReason,
    Headings,
    OpenRoster,
    Roster,
    RosterAnswers,
    RosterFault,
    RosterRow,
    Unusual,
    UnusualReason,
)
from bot.storage.database import Row, Rows, Tx
from bot.storage.personal_data import Tables, deleted
from bot.storage.retention import Forget
from bot.storage.rows import from_row

KEPT = timedelta(days=1)
_ON_LIST = """
SELECT e.id, e.person_id, e.organization_id, e.state, p.name, p.language, o.name AS organization
FROM enrolments e JOIN people p ON p.id = e.person_id
LEFT JOIN organizations o ON o.id = e.organization_id
WHERE e.cohort_id = :cohort AND e.state IN ('invited', 'waiting', 'active', 'finished')
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterSource:
    """Where a roster was read: Telegram's id of the file, and what its author said about it.

    The file itself is not kept: after an answer it is fetched and read again.
    """

    file: str = ""
    chosen: RosterAnswers = field(default_factory=RosterAnswers)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedRoster:
    """A roster as it was read; `state` is read, taken (it was imported) or dropped."""

    id: RosterId
    author_id: PersonId
    cohort_id: CohortId
    roster: Roster
    source: RosterSource
    state: str
    taken_at: datetime | None = None

    @property
    def is_begun(self) -> bool:
        """Whether a part of it may be on the list already, while the rest is still to come."""
        return self.state == "read" and self.taken_at is not None

    @property
    def is_file(self) -> bool:
        return bool(self.source.file)


async def add(
    tx: Tx,
    roster: Roster,
    source: RosterSource | None = None,
    *,
    author: PersonId,
    cohort: CohortId,
    shown: str,
    now: datetime,
) -> RosterId:
    """Save a roster; drop an earlier one of its author for the same cohort that is not begun."""
    source = source or RosterSource()
    tx.do(
        "UPDATE rosters SET state = 'dropped', content = '', file_id = NULL"
        " WHERE author_id = :author AND cohort_id = :cohort AND state = 'read'"
        " AND taken_at IS NULL",
        author=author,
        cohort=cohort,
    )
    row = await tx.single(
        "INSERT INTO rosters (author_id, cohort_id, content, shown, file_id, created_at)"
        " VALUES (:author, :cohort, :content, :shown, :file, :now) RETURNING id",
        author=author,
        cohort=cohort,
        content=orjson.dumps(_packed(roster, source)).decode(),
        shown=_digest(shown),
        file=source.file or None,
        now=now,
    )
    return RosterId(row["id"])


async def open_of(tx: Tx, author: PersonId) -> list[OpenRoster]:
    """Return the lists of an author that are neither imported nor dropped, the oldest first."""
    rows = await tx.ask(
        "SELECT r.id, r.cohort_id AS cohort, c.title, r.content FROM rosters r"
        " JOIN cohorts c ON c.id = r.cohort_id"
        " WHERE r.author_id = :author AND r.state = 'read' AND r.taken_at IS NULL ORDER BY r.id",
        author=author,
    )
    return [
        from_row(OpenRoster, row, people=len(orjson.loads(row["content"]).get("people", ())))
        for row in rows
        if row["content"]
    ]


async def load(tx: Tx, roster: RosterId) -> SavedRoster | None:
    row = await tx.one(
        "SELECT id, author_id, cohort_id, content, state, file_id, taken_at FROM rosters"
        " WHERE id = :id",
        id=roster,
    )
    if row is None:
        return None
    content = orjson.loads(row["content"]) if row["content"] else {}
    source = RosterSource(
        file=row["file_id"] or "", chosen=unpack_chosen(content.get("chosen", {}))
    )
    return from_row(SavedRoster, row, roster=_unpacked(content), source=source)


def settle(tx: Tx, kept: SavedRoster, roster: Roster) -> None:
    """Save what is left of a roster after an answer about what is unusual in it."""
    tx.do(
        "UPDATE rosters SET content = :content"
        " WHERE id = :id AND state = 'read' AND taken_at IS NULL",
        id=kept.id,
        content=orjson.dumps(_packed(roster, kept.source)).decode(),
    )


def show(tx: Tx, roster: RosterId, shown: str) -> None:
    """Save a digest of the preview that the author saw."""
    tx.do(
        "UPDATE rosters SET shown = :shown WHERE id = :id AND state = 'read'",
        id=roster,
        shown=_digest(shown),
    )


async def begin(tx: Tx, roster: RosterId, *, shown: str, now: datetime) -> bool:
    """Note that the import begins; return False if the preview was another one, or it has begun."""
    return await tx.found(
        "UPDATE rosters SET taken_at = :now"
        " WHERE id = :id AND state = 'read' AND taken_at IS NULL AND shown = :shown RETURNING id",
        id=roster,
        shown=_digest(shown),
        now=now,
    )


async def goes_on(tx: Tx, roster: RosterId) -> CohortId | None:
    """Return the cohort of an import that has begun; None if it has ended or not begun.

    Other processes that ask the same wait until the commit.
    """
    row = await tx.one(
        "UPDATE rosters SET state = state"
        " WHERE id = :id AND state = 'read' AND taken_at IS NOT NULL RETURNING cohort_id",
        id=roster,
    )
    return None if row is None else CohortId(row["cohort_id"])


def end(tx: Tx, roster: RosterId) -> None:
    """Mark a roster as imported: all of it is on the list."""
    tx.do("UPDATE rosters SET state = 'taken', content = '' WHERE id = :id", id=roster)


def drop(tx: Tx, roster: RosterId) -> None:
    tx.do(
        "UPDATE rosters SET state = 'dropped', content = '', file_id = NULL"
        " WHERE id = :id AND state = 'read' AND taken_at IS NULL",
        id=roster,
    )


async def list_page(tx: Tx, cohort: CohortId, *, after: int, limit: int) -> Rows:
    """Return some rows of the list of a cohort, by the id of the place, for `on_list`."""
    return await tx.ask(
        f"{_ON_LIST} AND e.id > :after ORDER BY e.id LIMIT :limit",
        cohort=cohort,
        after=after,
        limit=limit,
    )


async def listed_as(tx: Tx, cohort: CohortId, names: Iterable[str]) -> Rows:
    """Return the rows of people on a list with one of these name keys, for `on_list`."""
    return await tx.ask(f"{_ON_LIST} AND p.name_key IN :names", cohort=cohort, names=sorted(names))


def on_list(row: Row) -> OnList:
    return OnList(
        enrolment=EnrolmentId(row["id"]),
        person=PersonId(row["person_id"]),
        name=row["name"],
        organization=row["organization"],
        organization_id=row["organization_id"],
        language=row["language"],
        came_in=row["state"] != "invited",
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


def _packed(roster: Roster, source: RosterSource) -> dict[str, Any]:
    """Return what is stored: nothing about the columns and rows that were left out."""
    people = () if roster.questions else roster.people
    return {
        "people": people,
        "faults": roster.faults,
        "unusual": () if roster.questions else roster.unusual,
        "sure": roster.sure,
        "chosen": pack_chosen(source.chosen),
    }


def _unpacked(content: Mapping[str, Any]) -> Roster:
    return Roster(
        people=tuple(RosterRow(**each) for each in content.get("people", ())),
        faults=tuple(
            RosterFault(
                **{**each, "column": RosterColumn(each["column"]), "why": FaultReason(each["why"])}
            )
            for each in content.get("faults", ())
        ),
        unusual=tuple(
            Unusual(**{**each, "why": UnusualReason(each["why"])})
            for each in content.get("unusual", ())
        ),
        sure=content.get("sure", False),
    )


def pack_chosen(chosen: RosterAnswers) -> dict[str, Any]:
    """Return what somebody said about a file as JSON, for the row and for the job."""
    return {
        "sheets": list(chosen.sheets),
        "columns": [
            [sheet, column, role]
            for sheet, columns in chosen.columns.items()
            for column, role in columns.items()
        ],
        "languages": dict(chosen.languages),
        "headings": chosen.headings,
        "blanks": chosen.blanks,
        "hidden": chosen.hidden,
        "script": chosen.script,
    }


def unpack_chosen(packed: Mapping[str, Any]) -> RosterAnswers:
    """Undo `pack_chosen`."""
    columns: dict[int, dict[int, ColumnRole]] = {}
    for sheet, column, role in packed.get("columns", ()):
        columns.setdefault(sheet, {})[column] = ColumnRole(role)
    headings, blanks = packed.get("headings"), packed.get("blanks")
    return RosterAnswers(
        sheets=tuple(packed.get("sheets", ())),
        columns=columns,
        languages=packed.get("languages", {}),
        headings=None if headings is None else Headings(headings),
        blanks=None if blanks is None else Blanks(blanks),
        hidden=packed.get("hidden", False),
        script=packed.get("script", ""),
    )


TABLES = Tables(
    holdings=(deleted("rosters", "author_id = :person"),),
    forget=(Forget(delete_old, "roster_days"),),
)
