"""Reads lists of announcements, keeps saved audiences, and deletes old words."""

from datetime import datetime, timedelta

import orjson

from bot.announcements.audience.domain import Audience, audience_from_json
from bot.announcements.domain import AnnouncementLine, SavedAudience, SavedId
from bot.announcements.lists.domain import AnnouncementListKind
from bot.announcements.message.domain import MessagePart, MessagePartKind
from bot.membership.domain import CohortId, PersonId
from bot.storage.database import Row, Statement, Tx, query
from bot.storage.personal_data import Tables, deleted
from bot.storage.retention import Forget
from bot.storage.rows import from_row

WORDS_KEPT = timedelta(days=90)
"""How long the words of an ended announcement, and a draft that nobody sends, are stored."""
DROPPED_KEPT = timedelta(days=7)
"""How long a dropped draft is stored."""
_FIRST = """(SELECT x.kind || ' ' || x.body FROM announcement_parts x
  WHERE x.announcement_id = a.id AND x.language = a.language ORDER BY x.position LIMIT 1)"""
_LISTED = f"""
SELECT a.id, a.state, a.people_in AS people, a.corrects,
  CASE WHEN a.start_at IS NULL THEN a.created_at ELSE a.start_at END AS at, {_FIRST} AS first,
  CASE WHEN a.author_id <> :reader THEN (SELECT p.name FROM people p WHERE p.id = a.author_id) END
  AS author
FROM announcements a
"""  # noqa: S608 - our own words
_SEEN = "a.cohort_id = :cohort AND (a.author_id = :reader OR a.people_in > 1)"
ONLY_BEGUN = "state = 'draft' AND kept_at IS NULL AND promised_at IS NULL"
"""A draft that was neither kept for later nor ever sent."""
_OWN = "a.author_id = :reader AND a.cohort_id = :cohort"
_WHERE = {
    AnnouncementListKind.BEGUN: f"WHERE {_OWN} AND {ONLY_BEGUN}",
    AnnouncementListKind.DRAFTS: f"WHERE {_OWN} AND state = 'draft' AND NOT ({ONLY_BEGUN})",
    AnnouncementListKind.PLANNED: (
        f"WHERE {_SEEN} AND (a.state = 'approval'"
        " OR (a.state = 'scheduled' AND a.wanted_at IS NOT NULL))"
    ),
    AnnouncementListKind.SENT: f"WHERE {_SEEN} AND a.state NOT IN ('draft', 'dropped')",
}
_PAGE = "ORDER BY a.id DESC LIMIT :size OFFSET :skipped"


def count_query(reader: PersonId, cohort: CohortId, which: AnnouncementListKind) -> Statement:
    """Ask how many announcements of a list a reader may see."""
    return query(
        f"SELECT count(*) AS many FROM announcements a {_WHERE[which]}",  # noqa: S608 - our own words
        reader=reader,
        cohort=cohort,
    )


async def lines(
    tx: Tx, reader: PersonId, cohort: CohortId, which: AnnouncementListKind, *, page: int, size: int
) -> tuple[list[AnnouncementLine], int]:
    """Return a page of a list, the newest first, and the total.

    Readers see all that they sent, and what colleagues sent to more than one person.
    """
    rows, counted = await tx.ask_each(
        query(
            f"{_LISTED} {_WHERE[which]} {_PAGE}",
            reader=reader,
            cohort=cohort,
            size=size,
            skipped=page * size,
        ),
        count_query(reader, cohort, which),
    )
    return [_line(row) for row in rows], counted[0]["many"]


def forget_words(tx: Tx, *, now: datetime, keep: timedelta = WORDS_KEPT) -> None:
    """Delete the words of announcements that ended or were dropped long ago; recipients stay.

    An old draft is dropped, and so is one that nobody approved or refused.
    """
    tx.do(
        "UPDATE announcements SET state = 'dropped' WHERE state IN ('draft', 'approval')"
        " AND created_at < :before",
        before=now - keep,
    )
    tx.do(
        "UPDATE announcements SET forgotten_at = :now WHERE forgotten_at IS NULL"
        " AND ((state IN ('done', 'stopped', 'recalled') AND ended_at < :sent)"
        " OR (state = 'dropped' AND created_at < :dropped))",
        sent=now - keep,
        dropped=now - DROPPED_KEPT,
        now=now,
    )
    tx.do(
        "DELETE FROM announcement_parts WHERE announcement_id IN"
        " (SELECT id FROM announcements WHERE forgotten_at = :now)",
        now=now,
    )


def _line(row: Row) -> AnnouncementLine:
    first = row["first"]
    return from_row(AnnouncementLine, row, first=None if first is None else _first(first))


def _first(kept: str) -> MessagePart:
    kind, _, body = kept.partition(" ")
    return MessagePart(kind=MessagePartKind(kind), html=orjson.loads(body)["html"])


def save_audience(tx: Tx, owner: PersonId, name: str, audience: Audience, *, now: datetime) -> None:
    """Save an audience under a name; it replaces one of the same name."""
    tx.do(
        "DELETE FROM saved_audiences WHERE owner_id = :owner AND name = :name",
        owner=owner,
        name=name,
    )
    tx.do(
        "INSERT INTO saved_audiences (owner_id, name, audience, created_at)"
        " VALUES (:owner, :name, :audience, :now)",
        owner=owner,
        name=name,
        audience=audience.to_json(),
        now=now,
    )


async def saved_audiences(tx: Tx, owner: PersonId) -> list[SavedAudience]:
    """Return the saved audiences of a coordinator, the newest first."""
    rows = await tx.ask(
        "SELECT id, owner_id AS owner, name, audience FROM saved_audiences WHERE owner_id = :owner"
        " ORDER BY id DESC",
        owner=owner,
    )
    return [_saved(row) for row in rows]


async def saved_audience(tx: Tx, saved: SavedId) -> SavedAudience | None:
    """Return a saved audience of any owner, or None."""
    row = await tx.one(
        "SELECT id, owner_id AS owner, name, audience FROM saved_audiences WHERE id = :id", id=saved
    )
    return None if row is None else _saved(row)


def delete_audience(tx: Tx, saved: SavedId) -> None:
    tx.do("DELETE FROM saved_audiences WHERE id = :id", id=saved)


def _saved(row: Row) -> SavedAudience:
    return from_row(SavedAudience, row, audience=audience_from_json(row["audience"]))


TABLES = Tables(
    holdings=(deleted("saved_audiences", "owner_id = :person"),),
    forget=(Forget(forget_words, "announcement_days"),),
)
