"""A coordinator's announcements in lists: drafts to go on with, and what was sent."""

from dataclasses import dataclass
from datetime import datetime

import orjson

from bot.domain.announcements.announcement import AnnouncementId, State
from bot.domain.announcements.letter import Made, Part
from bot.domain.people.person import CohortId, PersonId
from bot.storage.database import Row, Statement, Tx, query
from bot.storage.dialect import from_ms

_FIRST = """(SELECT x.kind || ' ' || x.body FROM announcement_parts x
  WHERE x.announcement_id = a.id AND x.language = a.language ORDER BY x.position LIMIT 1)"""
_LISTED = f"""
SELECT a.id, a.state, a.people_in, a.corrects,
  CASE WHEN a.start_at IS NULL THEN a.created_at ELSE a.start_at END AS at, {_FIRST} AS first
FROM announcements a WHERE a.author_id = :author AND a.cohort_id = :cohort
"""  # noqa: S608 - our own words


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One announcement in a list; `first` is its first part, if its words are still kept.

    `at` is when it started or is to start; of a draft, when it was begun.
    """

    id: AnnouncementId
    state: State
    at: datetime
    people: int
    first: Part | None


def about_drafts(author: PersonId, cohort: CohortId) -> Statement:
    """Ask how many drafts somebody has open."""
    return query(
        "SELECT count(*) AS many FROM announcements WHERE author_id = :author"
        " AND cohort_id = :cohort AND state = 'draft'",
        author=author,
        cohort=cohort,
    )


def about_history(author: PersonId, cohort: CohortId) -> Statement:
    """Ask how many announcements somebody has sent, or is sending."""
    return query(
        "SELECT count(*) AS many FROM announcements WHERE author_id = :author"
        " AND cohort_id = :cohort AND state NOT IN ('draft', 'dropped')",
        author=author,
        cohort=cohort,
    )


async def drafts(
    tx: Tx, author: PersonId, cohort: CohortId, *, page: int, size: int
) -> tuple[list[Line], int]:
    """Return a page of somebody's open drafts, the newest first, and how many there are."""
    rows, count = await tx.ask_each(
        query(
            f"{_LISTED} AND a.state = 'draft' ORDER BY a.id DESC LIMIT :size OFFSET :skipped",
            author=author,
            cohort=cohort,
            size=size,
            skipped=page * size,
        ),
        about_drafts(author, cohort),
    )
    return [_line(row) for row in rows], count[0]["many"]


async def history(
    tx: Tx, author: PersonId, cohort: CohortId, *, page: int, size: int
) -> tuple[list[Line], int]:
    """Return a page of what somebody sent, the newest first, and how much there is."""
    rows, count = await tx.ask_each(
        query(
            f"{_LISTED} AND a.state NOT IN ('draft', 'dropped')"
            " ORDER BY a.id DESC LIMIT :size OFFSET :skipped",
            author=author,
            cohort=cohort,
            size=size,
            skipped=page * size,
        ),
        about_history(author, cohort),
    )
    return [_line(row) for row in rows], count[0]["many"]


def forget_words(tx: Tx, *, sent_before: datetime, dropped_before: datetime, now: datetime) -> None:
    """Forget what announcements said that ended, or were dropped, so long ago; who got it stays.

    A draft as old as that is dropped, and so is what another coordinator never said yes or no to.
    """
    tx.do(
        "UPDATE announcements SET state = 'dropped' WHERE state IN ('draft', 'approval')"
        " AND created_at < :before",
        before=sent_before,
    )
    tx.do(
        "UPDATE announcements SET forgotten_at = :now WHERE forgotten_at IS NULL"
        " AND ((state IN ('done', 'stopped', 'recalled') AND ended_at < :sent)"
        " OR (state = 'dropped' AND created_at < :dropped))",
        sent=sent_before,
        dropped=dropped_before,
        now=now,
    )
    tx.do(
        "DELETE FROM announcement_parts WHERE announcement_id IN"
        " (SELECT id FROM announcements WHERE forgotten_at = :now)",
        now=now,
    )


def _line(row: Row) -> Line:
    return Line(
        id=AnnouncementId(row["id"]),
        state=State(row["state"]),
        at=from_ms(row["at"]),
        people=row["people_in"],
        first=None if row["first"] is None else _first(row["first"]),
    )


def _first(kept: str) -> Part:
    kind, _, body = kept.partition(" ")
    return Part(made=Made(kind), html=orjson.loads(body)["html"])
