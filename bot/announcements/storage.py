"""Loads and saves announcements with their parts."""

from datetime import datetime
from typing import Any

import orjson

from bot.announcements.audience.domain import Audience, audience_from_json
from bot.announcements.domain import Announcement, AnnouncementDetails, AnnouncementId
from bot.announcements.message.domain import Content, MessagePart, MessagePartKind
from bot.membership.cohort.storage import COLUMNS, cohort_of
from bot.membership.domain import CohortId, PersonId
from bot.membership.visitor.storage import grant_of
from bot.storage.database import Row, Rows, Tx, query
from bot.storage.personal_data import Holding, Tables
from bot.storage.rows import from_row

_ONE = "SELECT * FROM announcements WHERE id = :id"
_PARTS = """
SELECT language, kind, body FROM announcement_parts WHERE announcement_id = :id
ORDER BY language, position
"""
_ORGANIZATIONS = """
  (SELECT o.name FROM enrolments e JOIN organizations o ON o.id = e.organization_id
   WHERE e.person_id = p.id ORDER BY e.id DESC LIMIT 1) AS own_organization,
  (SELECT o.name FROM invite_uses u JOIN invites i ON i.id = u.invite_id
   JOIN organizations o ON o.id = i.organization_id
   WHERE u.person_id = p.id AND i.role <> 'participant'
   ORDER BY i.id DESC LIMIT 1) AS invited_organization
"""
_AUTHOR = f"""
SELECT p.name, c.id AS chat_id, {_ORGANIZATIONS}
FROM announcements a JOIN people p ON p.id = a.author_id LEFT JOIN chats c ON c.person_id = p.id
WHERE a.id = :id
"""  # noqa: S608 - our own words
_GRANTS = """
SELECT r.role, r.cohort_id FROM announcements a JOIN roles r ON r.person_id = a.author_id
WHERE a.id = :id AND r.revoked_at IS NULL ORDER BY r.id
"""
_COHORTS = f"SELECT {COLUMNS} FROM cohorts WHERE id IN :ids"  # noqa: S608 - our own words


async def add(
    tx: Tx,
    *,
    author: PersonId,
    cohort: CohortId,
    audience: Audience,
    language: str,
    corrects: AnnouncementId | None = None,
    now: datetime,
) -> AnnouncementId:
    """Begin a draft, which may correct a sent announcement."""
    row = await tx.single(
        "INSERT INTO announcements"
        " (author_id, cohort_id, state, audience, language, corrects, created_at) VALUES"
        " (:author, :cohort, 'draft', :audience, :language, :corrects, :now) RETURNING id",
        author=author,
        cohort=cohort,
        audience=audience.to_json(),
        language=language,
        corrects=corrects,
        now=now,
    )
    return AnnouncementId(row["id"])


async def load(tx: Tx, announcement: AnnouncementId) -> AnnouncementDetails | None:
    """Return an announcement with its content and its author, in two round trips."""
    rows = await tx.ask_each(
        query(_ONE, id=announcement),
        query(_PARTS, id=announcement),
        query(_AUTHOR, id=announcement),
        query(_GRANTS, id=announcement),
    )
    if not rows[0]:
        return None
    found, author = announcement_of(rows[0][0]), rows[2][0]
    concerned = sorted({*found.audience.cohorts, found.cohort_id})
    cohorts = {row["id"]: cohort_of(row) for row in await tx.ask(_COHORTS, ids=concerned)}
    return AnnouncementDetails(
        announcement=found,
        content=_content(rows[1], found.language),
        author=author["name"],
        author_chat=author["chat_id"],
        organization=author["own_organization"] or author["invited_organization"],
        grants=tuple(grant_of(row) for row in rows[3]),
        cohorts=tuple(cohorts[each] for each in found.audience.cohorts if each in cohorts),
        home=cohorts[found.cohort_id],
    )


def add_part(tx: Tx, announcement: AnnouncementId, language: str, part: MessagePart) -> None:
    """Add a part in a language; the draft gets a new revision."""
    tx.do(
        "INSERT INTO announcement_parts (announcement_id, language, position, kind, body)"
        " SELECT :id, :language, count(*), :kind, :body FROM announcement_parts"
        " WHERE announcement_id = :id AND language = :language",
        id=announcement,
        language=language,
        kind=part.kind.value,
        body=part_body(part),
    )
    touch_draft(tx, announcement)


def rewrite_part(
    tx: Tx, announcement: AnnouncementId, language: str, position: int, part: MessagePart
) -> None:
    """Change the words of a part (from 0) of a sent announcement, and begin a new edition."""
    tx.do(
        "UPDATE announcement_parts SET body = :body WHERE announcement_id = :id"
        " AND language = :language AND position = :position",
        id=announcement,
        language=language,
        position=position,
        body=part_body(part),
    )
    tx.do(
        "UPDATE announcements SET edition = edition + 1, editing = 1 WHERE id = :id",
        id=announcement,
    )


def clear_parts(tx: Tx, announcement: AnnouncementId, language: str) -> None:
    """Delete the parts in a language."""
    tx.do(
        "DELETE FROM announcement_parts WHERE announcement_id = :id AND language = :language",
        id=announcement,
        language=language,
    )
    touch_draft(tx, announcement)


def save_choices(tx: Tx, draft: Announcement) -> None:
    """Save the author's choices for a draft: its audience, its time and its options."""
    tx.do(
        "UPDATE announcements SET audience = :audience, wanted_at = :wanted, mornings = :mornings,"
        " got_it = :got_it, vote = :vote, vote_named = :named, may_cover = :may_cover,"
        " revision = revision + 1"
        " WHERE id = :id AND state = 'draft'",
        id=draft.id,
        audience=draft.audience.to_json(),
        wanted=draft.wanted_at,
        mornings=draft.mornings,
        got_it=draft.got_it,
        vote=draft.vote,
        named=draft.vote_named,
        may_cover=draft.may_cover,
    )


async def organization_of(tx: Tx, author: PersonId) -> str | None:
    """Return the organization of an author: as a participant, or as named in the invitation."""
    row = await tx.one(f"SELECT {_ORGANIZATIONS} FROM people p WHERE p.id = :id", id=author)  # noqa: S608
    return None if row is None else row["own_organization"] or row["invited_organization"]


def touch_draft(tx: Tx, announcement: AnnouncementId) -> None:
    """Give a draft a new revision, so that older buttons do not send it."""
    tx.do("UPDATE announcements SET revision = revision + 1 WHERE id = :id", id=announcement)


def part_body(part: MessagePart) -> str:
    """Return the stored form of a part, without its kind."""
    kept = {
        "html": part.html,
        "file": part.file_id,
        "name": part.name,
        "album": part.album,
        "words_from": part.words_from,
        "file_from": part.file_from,
    }
    return orjson.dumps(kept).decode()


def _content(rows: Rows, first: str) -> Content:
    by_language: dict[str, list[MessagePart]] = {}
    for row in rows:
        by_language.setdefault(row["language"], []).append(part_from_row(row))
    ordered = sorted(by_language, key=lambda language: (language != first, language))
    return Content(parts=tuple((each, tuple(by_language[each])) for each in ordered))


def part_from_row(row: Row) -> MessagePart:
    """Read a part from a row with its kind and body."""
    kept: dict[str, Any] = orjson.loads(row["body"])
    return MessagePart(
        kind=MessagePartKind(row["kind"]),
        html=kept["html"],
        file_id=kept["file"],
        name=kept["name"],
        album=kept["album"],
        words_from=kept.get("words_from"),
        file_from=kept.get("file_from"),
    )


def announcement_of(row: Row) -> Announcement:
    return from_row(
        Announcement,
        row,
        audience=audience_from_json(row["audience"]),
        freezing=row["frozen_to"] is not None,
        planning=row["planned_to"] is not None,
        is_behind=_is_behind(row["planned_to"], row["frozen_to"]),
        reminding=row["remind_to"] is not None,
    )


def _is_behind(planned_to: int | None, frozen_to: int | None) -> bool:
    if planned_to is None:
        return False
    return frozen_to is None or planned_to < frozen_to


_OWN = "announcement_id IN (SELECT id FROM announcements WHERE author_id = :person)"
_NOT_SENT = "author_id = :person AND state IN ('draft', 'approval', 'scheduled', 'dropped')"


async def under_way(tx: Tx) -> list[int]:
    """Return the announcements of which something is still to be sent, or to be approved."""
    rows = await tx.ask(
        "SELECT id FROM announcements WHERE state IN ('approval', 'scheduled') OR editing = 1"
        " OR remind_to IS NOT NULL"
        " OR (state IN ('running', 'stopped', 'recalled') AND ended_at IS NULL)"
    )
    return [row["id"] for row in rows]


TABLES = Tables(
    # What people got is stored as long as other announcements.
    holdings=(
        Holding(
            table="announcement_parts",
            whose=_OWN,
            deleting=(
                (
                    "DELETE FROM announcement_parts WHERE announcement_id IN"  # noqa: S608
                    f" (SELECT id FROM announcements WHERE {_NOT_SENT})"
                ),
            ),
        ),
        Holding(
            table="announcements",
            whose="author_id = :person",
            deleting=(
                (
                    "UPDATE announcements SET state = 'dropped', frozen_to = NULL,"  # noqa: S608
                    f" forgotten_at = :now WHERE {_NOT_SENT}"
                ),
            ),
        ),
    )
)
