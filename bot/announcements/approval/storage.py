"""Reads who may approve an announcement, and saves who approved or refused it."""

from datetime import datetime

from bot.announcements.approval.domain import WaitingApproval
from bot.announcements.audience.domain import audience_from_json
from bot.announcements.domain import AnnouncementId
from bot.membership.domain import ChatId, CohortId, PersonId
from bot.membership.staff.storage import runs
from bot.storage.database import Rows, Statement, Tx, query
from bot.storage.rows import from_row


async def others(
    tx: Tx, author: PersonId, cohorts: tuple[CohortId, ...]
) -> list[tuple[PersonId, ChatId, str]]:
    """Return the coordinators who may approve for one of `cohorts`, without the author."""
    (rows,) = await tx.ask_each(others_query(author, cohorts))
    return [(PersonId(r["person_id"]), ChatId(r["chat_id"]), r["name"]) for r in rows]


def others_query(author: PersonId, cohorts: tuple[CohortId, ...]) -> Statement:
    """Return the query of `others`."""
    return query(
        "SELECT DISTINCT r.person_id, c.id AS chat_id, p.name FROM roles r"  # noqa: S608
        " JOIN people p ON p.id = r.person_id JOIN chats c ON c.person_id = r.person_id"
        " WHERE r.person_id <> :author AND c.kind = 'private' AND c.reach = 'open'"
        f" AND {runs('r.id', 'IN :cohorts')}"
        " ORDER BY r.person_id",
        author=author,
        cohorts=list(cohorts),
    )


async def allow(
    tx: Tx,
    announcement: AnnouncementId,
    *,
    revision: int,
    by: PersonId,
    start_at: datetime,
    now: datetime,
) -> bool:
    """Save who approved it now and when it starts; return False if it does not wait any more."""
    return await tx.found(
        "UPDATE announcements SET state = 'scheduled', approved_by = :by, start_at = :start,"
        " promised_at = :now"
        " WHERE id = :id AND state = 'approval' AND revision = :revision AND author_id <> :by"
        " RETURNING id",
        id=announcement,
        revision=revision,
        by=by,
        start=start_at,
        now=now,
    )


async def refuse(tx: Tx, announcement: AnnouncementId, *, revision: int, by: PersonId) -> bool:
    """Give the draft back to its author; return False if it does not wait any more."""
    return await tx.found(
        "UPDATE announcements SET state = 'draft', refused_by = :by, revision = revision + 1"
        " WHERE id = :id AND state = 'approval' AND revision = :revision AND author_id <> :by"
        " RETURNING id",
        id=announcement,
        revision=revision,
        by=by,
    )


def waiting_query(coordinator: PersonId) -> Statement:
    """Ask for announcements of others that wait for approval (for `waiting_from`)."""
    return query(
        "SELECT a.id, p.name AS author, a.audience, COALESCE(a.promised_at, a.created_at) AS since"
        " FROM announcements a JOIN people p ON p.id = a.author_id"
        " WHERE a.state = 'approval' AND a.author_id <> :coordinator ORDER BY a.id",
        coordinator=coordinator,
    )


def waiting_from(rows: Rows) -> list[WaitingApproval]:
    return [
        from_row(WaitingApproval, row, audience=audience_from_json(row["audience"])) for row in rows
    ]
