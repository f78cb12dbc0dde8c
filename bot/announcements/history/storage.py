"""Announcements in lists: a coordinator's drafts to go on with, and what was sent in a cohort."""

from datetime import datetime, timedelta

import orjson

from bot.announcements.domain import AnnouncementId, State
from bot.announcements.history.domain import Line
from bot.announcements.message.domain import Made, Part
from bot.membership.domain import CohortId, PersonId
from bot.storage.database import Row, Statement, Tx, query
from bot.storage.dialect import from_ms
from bot.storage.personal_data import Tables

WORDS_KEPT = timedelta(days=90)
"""So long what an announcement said is kept after it ended, and a draft that nobody sends."""
DROPPED_KEPT = timedelta(days=7)
"""So long a draft is kept that was put away."""
_FIRST = """(SELECT x.kind || ' ' || x.body FROM announcement_parts x
  WHERE x.announcement_id = a.id AND x.language = a.language ORDER BY x.position LIMIT 1)"""
_LISTED = f"""
SELECT a.id, a.state, a.people_in, a.corrects,
  CASE WHEN a.start_at IS NULL THEN a.created_at ELSE a.start_at END AS at, {_FIRST} AS first,
  CASE WHEN a.author_id <> :reader THEN (SELECT p.name FROM people p WHERE p.id = a.author_id) END
  AS author
FROM announcements a
"""  # noqa: S608 - our own words
_OPEN = "WHERE a.author_id = :reader AND a.cohort_id = :cohort AND a.state = 'draft'"
_SENT = """
WHERE a.cohort_id = :cohort AND a.state NOT IN ('draft', 'dropped')
  AND (a.author_id = :reader OR a.people_in > 1)
"""
_PAGE = "ORDER BY a.id DESC LIMIT :size OFFSET :skipped"


def about_drafts(reader: PersonId, cohort: CohortId) -> Statement:
    """Ask how many drafts somebody has open."""
    return query(
        f"SELECT count(*) AS many FROM announcements a {_OPEN}",  # noqa: S608 - our own words
        reader=reader,
        cohort=cohort,
    )


def about_history(reader: PersonId, cohort: CohortId) -> Statement:
    """Ask how many announcements were sent, or are on their way, that somebody may see."""
    return query(
        f"SELECT count(*) AS many FROM announcements a {_SENT}",  # noqa: S608 - our own words
        reader=reader,
        cohort=cohort,
    )


async def drafts(
    tx: Tx, reader: PersonId, cohort: CohortId, *, page: int, size: int
) -> tuple[list[Line], int]:
    """Return a page of somebody's open drafts, the newest first, and how many there are."""
    return await _page(tx, _OPEN, about_drafts(reader, cohort), page=page, size=size)


async def history(
    tx: Tx, reader: PersonId, cohort: CohortId, *, page: int, size: int
) -> tuple[list[Line], int]:
    """Return a page of what was sent, the newest first, and how much there is.

    That is one's own, and what colleagues sent to more than one person.
    """
    return await _page(tx, _SENT, about_history(reader, cohort), page=page, size=size)


async def _page(
    tx: Tx, which: str, count: Statement, *, page: int, size: int
) -> tuple[list[Line], int]:
    rows, counted = await tx.ask_each(
        query(f"{_LISTED} {which} {_PAGE}", **count.params, size=size, skipped=page * size), count
    )
    return [_line(row) for row in rows], counted[0]["many"]


def forget_words(tx: Tx, *, now: datetime) -> None:
    """Forget what announcements said that ended, or were dropped, long ago; who got it stays.

    A draft as old as that is dropped, and so is what another coordinator never said yes or no to.
    """
    tx.do(
        "UPDATE announcements SET state = 'dropped' WHERE state IN ('draft', 'approval')"
        " AND created_at < :before",
        before=now - WORDS_KEPT,
    )
    tx.do(
        "UPDATE announcements SET forgotten_at = :now WHERE forgotten_at IS NULL"
        " AND ((state IN ('done', 'stopped', 'recalled') AND ended_at < :sent)"
        " OR (state = 'dropped' AND created_at < :dropped))",
        sent=now - WORDS_KEPT,
        dropped=now - DROPPED_KEPT,
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
        author=row["author"],
    )


def _first(kept: str) -> Part:
    kind, _, body = kept.partition(" ")
    return Part(made=Made(kind), html=orjson.loads(body)["html"])


TABLES = Tables(forget=(forget_words,))
