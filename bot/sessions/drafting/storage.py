"""Stores drafts of meetings."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta

import orjson

from bot.membership.domain import CohortId, PersonId
from bot.sessions.domain import Reading, Room, Start
from bot.sessions.drafting.domain import DraftId, SessionDraft
from bot.sessions.storage import room_of
from bot.storage.database import Row, Tx
from bot.storage.personal_data import Tables, deleted
from bot.storage.rows import from_row

_SAVE = """
UPDATE session_drafts SET step = :step, units = :units, title = :title, topic = :topic,
       first_on = :first_on, minute = :minute, later = :later, unsure = :unsure, zone = :zone,
       minutes = :minutes, starting = :starting, link = :link, meeting_number = :number,
       passcode = :passcode, telephone = :telephone, place = :place, map_link = :map_link,
       rooms = :rooms
WHERE id = :id
"""


async def add(tx: Tx, author: PersonId, cohort: CohortId, *, now: datetime) -> SessionDraft:
    """Begin a draft; an unfinished draft of the same person is deleted."""
    tx.do("DELETE FROM session_drafts WHERE author_id = :author", author=author)
    row = await tx.single(
        "INSERT INTO session_drafts (author_id, cohort_id, step, created_at)"
        " VALUES (:author, :cohort, 'purpose', :now) RETURNING id",
        author=author,
        cohort=cohort,
        now=now,
    )
    return SessionDraft(id=DraftId(row["id"]), author=author, cohort_id=cohort)


async def by_id(tx: Tx, draft: DraftId) -> SessionDraft | None:
    """Return a draft that is not finished."""
    row = await tx.one(
        "SELECT id, author_id, cohort_id, step, units, title, topic, first_on, minute, later,"
        " unsure, zone, minutes, starting, link, meeting_number, passcode, telephone, place,"
        " map_link, rooms FROM session_drafts"
        " WHERE id = :id AND step <> 'done'",
        id=draft,
    )
    return None if row is None else _draft(row)


def save(tx: Tx, draft: SessionDraft) -> None:
    tx.do(
        _SAVE,
        id=draft.id,
        step=str(draft.step),
        units=_written(draft.units),
        title=draft.title,
        topic=draft.topic,
        first_on=None if draft.first_on is None else draft.first_on.isoformat(),
        minute=draft.minute,
        later=_written(each.written() for each in draft.later),
        unsure=_written([each.written() for each in reading] for reading in draft.unsure),
        zone=draft.zone,
        minutes=round(draft.length.total_seconds() / 60),
        starting=None if draft.starting is None else str(draft.starting),
        rooms=_written(map(asdict, draft.rooms)),
        **asdict(draft.room),
    )


async def finish(tx: Tx, draft: DraftId) -> bool:
    """Mark a draft as used; return False if it was, so that tapping twice creates once."""
    return await tx.found(
        "UPDATE session_drafts SET step = 'done' WHERE id = :id AND step <> 'done' RETURNING id",
        id=draft,
    )


def delete(tx: Tx, draft: DraftId) -> None:
    tx.do("DELETE FROM session_drafts WHERE id = :id", id=draft)


def _written(values: Iterable[object]) -> str:
    return orjson.dumps(list(values)).decode()


def _reading(written: Iterable[str]) -> Reading:
    return tuple(Start.read(each) for each in written)


def _draft(row: Row) -> SessionDraft:
    return from_row(
        SessionDraft,
        row,
        author=PersonId(row["author_id"]),
        later=_reading(orjson.loads(row["later"])),
        unsure=tuple(_reading(each) for each in orjson.loads(row["unsure"])),
        length=timedelta(minutes=row["minutes"]),
        room=room_of(row),
        rooms=tuple(Room(**each) for each in orjson.loads(row["rooms"])),
    )


TABLES = Tables(holdings=(deleted("session_drafts", "author_id = :person"),))
