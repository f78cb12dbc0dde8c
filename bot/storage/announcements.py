"""Announcements: drafts with their parts, and every change of state as one statement."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from bot.domain.announcements.announcement import Announcement, AnnouncementId, State, before
from bot.domain.announcements.audience import Audience, audience_from_json
from bot.domain.announcements.letter import Content, Made, Part
from bot.domain.people.person import ChatId, Cohort, CohortId, Grant, PersonId
from bot.storage.cohorts import cohort_of
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.dialect import from_ms_or_none
from bot.storage.visitors import grant_of

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
_COHORTS = """
SELECT id, course, title, zone, group_chat_id, rungs, quiet_days, closed_at FROM cohorts
ORDER BY id
"""
_MOVE = """
UPDATE announcements SET state = :to, revision = revision + 1,
  start_at = :start, urgent = CASE WHEN :urgent = 1 THEN 1 ELSE urgent END,
  wanted_at = :wanted, covered = :covered, refused_by = NULL, approved_by = NULL,
  screen_message_id = :screen, frozen_to = 0, people_in = 0, people_out = 0
WHERE id = :id AND state = 'draft' AND revision = :revision RETURNING id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """An announcement with all that its words depend on, as it is now.

    `grants` are the roles that its author holds at this moment; `cohorts` those it goes to.
    """

    announcement: Announcement
    content: Content
    author: str
    author_chat: ChatId | None
    organization: str | None
    grants: tuple[Grant, ...]
    cohorts: tuple[Cohort, ...]
    home: Cohort


async def add(
    tx: Tx,
    *,
    author: PersonId,
    cohort: CohortId,
    audience: Audience,
    language: str,
    now: datetime,
) -> AnnouncementId:
    """Begin a draft."""
    row = await tx.one(
        "INSERT INTO announcements (author_id, cohort_id, state, audience, language, created_at)"
        " VALUES (:author, :cohort, 'draft', :audience, :language, :now) RETURNING id",
        author=author,
        cohort=cohort,
        audience=audience.to_json(),
        language=language,
        now=now,
    )
    assert row is not None
    return AnnouncementId(row["id"])


async def load(tx: Tx, announcement: AnnouncementId) -> Dossier | None:
    """Return an announcement with its content and its author, in one trip."""
    rows = await tx.ask_each(
        query(_ONE, id=announcement),
        query(_PARTS, id=announcement),
        query(_AUTHOR, id=announcement),
        query(_GRANTS, id=announcement),
        query(_COHORTS),
    )
    if not rows[0]:
        return None
    found, author = announcement_of(rows[0][0]), rows[2][0]
    cohorts = {row["id"]: cohort_of(row) for row in rows[4]}
    return Dossier(
        announcement=found,
        content=_content(rows[1], found.language),
        author=author["name"],
        author_chat=author["chat_id"],
        organization=author["own_organization"] or author["invited_organization"],
        grants=tuple(grant_of(row) for row in rows[3]),
        cohorts=tuple(cohorts[each] for each in found.audience.cohorts if each in cohorts),
        home=cohorts[found.cohort_id],
    )


def add_part(tx: Tx, announcement: AnnouncementId, language: str, part: Part) -> None:
    """Put one more part behind those of a language; the draft is another one from now on."""
    kept = {"html": part.html, "file": part.file_id, "name": part.name, "album": part.album}
    tx.do(
        "INSERT INTO announcement_parts (announcement_id, language, position, kind, body)"
        " SELECT :id, :language, count(*), :kind, :body FROM announcement_parts"
        " WHERE announcement_id = :id AND language = :language",
        id=announcement,
        language=language,
        kind=part.made.value,
        body=orjson.dumps(kept).decode(),
    )
    _touch(tx, announcement)


def clear_parts(tx: Tx, announcement: AnnouncementId, language: str) -> None:
    """Take away what was written in a language."""
    tx.do(
        "DELETE FROM announcement_parts WHERE announcement_id = :id AND language = :language",
        id=announcement,
        language=language,
    )
    _touch(tx, announcement)


def set_audience(tx: Tx, announcement: AnnouncementId, audience: Audience) -> None:
    """Choose whom a draft is for."""
    tx.do(
        "UPDATE announcements SET audience = :audience, revision = revision + 1"
        " WHERE id = :id AND state = 'draft'",
        id=announcement,
        audience=audience.to_json(),
    )


def set_time(tx: Tx, announcement: AnnouncementId, wanted_at: datetime | None) -> None:
    """Choose when a draft goes; None is as soon as it is sent."""
    tx.do(
        "UPDATE announcements SET wanted_at = :wanted, revision = revision + 1"
        " WHERE id = :id AND state = 'draft'",
        id=announcement,
        wanted=wanted_at,
    )


def set_cover(tx: Tx, announcement: AnnouncementId, *, may_cover: bool) -> None:
    """Let topic words be covered, or not."""
    tx.do(
        "UPDATE announcements SET may_cover = :may, revision = revision + 1"
        " WHERE id = :id AND state = 'draft'",
        id=announcement,
        may=may_cover,
    )


async def confirm(
    tx: Tx,
    draft: Announcement,
    *,
    to: State,
    start_at: datetime | None,
    wanted_at: datetime | None,
    urgent: bool,
    covered: bool,
    screen_message_id: int | None,
) -> bool:
    """Let the draft that its author saw wait or be approved; False if it is another by now."""
    row = await tx.one(
        _MOVE,
        id=draft.id,
        revision=draft.revision,
        to=to.value,
        start=start_at,
        wanted=wanted_at,
        urgent=urgent,
        covered=covered,
        screen=screen_message_id,
    )
    if row is not None:
        tx.do("DELETE FROM recipients WHERE announcement_id = :id", id=draft.id)
    return row is not None


async def move(
    tx: Tx, announcement: AnnouncementId, to: State, *, was: tuple[State, ...] = ()
) -> bool:
    """Change the state if it is one from which that may be; return whether it was."""
    row = await tx.one(
        "UPDATE announcements SET state = :to WHERE id = :id AND state IN :was RETURNING id",
        id=announcement,
        to=to.value,
        was=[state.value for state in was or before(to)],
    )
    return row is not None


async def allow(tx: Tx, announcement: AnnouncementId, *, by: PersonId, start_at: datetime) -> bool:
    """Note who allowed it and when it starts; False if it waits for nobody any more."""
    row = await tx.one(
        "UPDATE announcements SET state = 'scheduled', approved_by = :by, start_at = :start"
        " WHERE id = :id AND state = 'approval' AND author_id <> :by RETURNING id",
        id=announcement,
        by=by,
        start=start_at,
    )
    return row is not None


async def refuse(tx: Tx, announcement: AnnouncementId, *, by: PersonId) -> bool:
    """Give the draft back to its author; False if it waits for nobody any more."""
    row = await tx.one(
        "UPDATE announcements SET state = 'draft', refused_by = :by, revision = revision + 1"
        " WHERE id = :id AND state = 'approval' AND author_id <> :by RETURNING id",
        id=announcement,
        by=by,
    )
    return row is not None


def forget_urgency(tx: Tx, announcement: AnnouncementId) -> None:
    """Let a draft that was taken back be an ordinary one."""
    tx.do(
        "UPDATE announcements SET urgent = 0, start_at = NULL, approved_by = NULL,"
        " frozen_to = NULL, revision = revision + 1 WHERE id = :id AND state = 'draft'",
        id=announcement,
    )


async def others(
    tx: Tx, author: PersonId, cohorts: tuple[CohortId, ...]
) -> list[tuple[PersonId, ChatId, str]]:
    """Return who beside the author may allow something for one of `cohorts`: id, chat, name."""
    (rows,) = await tx.ask_each(about_others(author, cohorts))
    return [(PersonId(r["person_id"]), ChatId(r["chat_id"]), r["name"]) for r in rows]


def about_others(author: PersonId, cohorts: tuple[CohortId, ...]) -> Statement:
    """Ask for those whom `others` returns."""
    return query(
        "SELECT DISTINCT r.person_id, c.id AS chat_id, p.name FROM roles r"
        " JOIN people p ON p.id = r.person_id JOIN chats c ON c.person_id = r.person_id"
        " WHERE r.revoked_at IS NULL AND r.person_id <> :author AND c.kind = 'private'"
        " AND c.reach = 'open' AND (r.role = 'administrator' OR r.cohort_id IN :cohorts)"
        " ORDER BY r.person_id",
        author=author,
        cohorts=list(cohorts),
    )


async def organization_of(tx: Tx, author: PersonId) -> str | None:
    """Return the organization for which somebody speaks: as a participant, or as invited."""
    row = await tx.one(f"SELECT {_ORGANIZATIONS} FROM people p WHERE p.id = :id", id=author)  # noqa: S608
    return None if row is None else row["own_organization"] or row["invited_organization"]


def _touch(tx: Tx, announcement: AnnouncementId) -> None:
    tx.do("UPDATE announcements SET revision = revision + 1 WHERE id = :id", id=announcement)


def _content(rows: Rows, first: str) -> Content:
    by_language: dict[str, list[Part]] = {}
    for row in rows:
        by_language.setdefault(row["language"], []).append(_part(row))
    ordered = sorted(by_language, key=lambda language: (language != first, language))
    return Content(parts=tuple((each, tuple(by_language[each])) for each in ordered))


def _part(row: Row) -> Part:
    kept: dict[str, Any] = orjson.loads(row["body"])
    return Part(
        made=Made(row["kind"]),
        html=kept["html"],
        file_id=kept["file"],
        name=kept["name"],
        album=kept["album"],
    )


def _person(stored: int | None) -> PersonId | None:
    return None if stored is None else PersonId(stored)


def announcement_of(row: Row) -> Announcement:
    """Read an announcement from a row."""
    return Announcement(
        id=AnnouncementId(row["id"]),
        author_id=PersonId(row["author_id"]),
        cohort_id=CohortId(row["cohort_id"]),
        state=State(row["state"]),
        audience=audience_from_json(row["audience"]),
        language=row["language"],
        revision=row["revision"],
        urgent=row["urgent"] == 1,
        may_cover=row["may_cover"] == 1,
        covered=row["covered"] == 1,
        wanted_at=from_ms_or_none(row["wanted_at"]),
        start_at=from_ms_or_none(row["start_at"]),
        approved_by=_person(row["approved_by"]),
        refused_by=_person(row["refused_by"]),
        screen_message_id=row["screen_message_id"],
        freezing=row["frozen_to"] is not None,
        planning=row["planned_to"] is not None,
        people_in=row["people_in"],
        people_out=row["people_out"],
        ended_at=from_ms_or_none(row["ended_at"]),
    )
