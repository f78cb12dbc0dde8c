"""Errands: slow work that somebody waits for, kept until it is done, so that no crash loses it.

A row waits until its work is done or given up. Whoever takes it puts it off while the work
lasts, so that a row that died with its process comes up again by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NewType

import orjson

from bot.membership.chat.storage import OWN_CHATS
from bot.membership.domain import ChatId
from bot.storage.database import Row, Tx
from bot.storage.dialect import from_ms_or_none
from bot.storage.personal_data import Tables, deleted

JobId = NewType("JobId", int)
RETENTION = timedelta(days=7)

_ADD = """
INSERT INTO errands (kind, about, chat_id, due_at, created_at)
SELECT :kind, :about, c.id, :now, :now FROM chats c
WHERE c.id = :chat AND NOT EXISTS (SELECT 1 FROM errands e WHERE e.chat_id = c.id
  AND e.kind = :kind AND e.about = :about AND e.state = 'waiting')
"""
_CLAIM = """
UPDATE errands SET attempts = attempts + 1, due_at = :until
WHERE id IN (
  SELECT e.id FROM errands e WHERE e.state = 'waiting' AND e.due_at <= :now
  ORDER BY e.due_at, e.id LIMIT 1 /*FOR UPDATE OF e SKIP LOCKED*/)
RETURNING id, kind, about, chat_id, attempts
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Work for one chat: its kind, what it is about (ids and numbers), which attempt this is."""

    id: JobId
    kind: str
    about: Mapping[str, Any]
    chat_id: ChatId
    attempts: int


def add(tx: Tx, *, kind: str, about: Mapping[str, Any], chat: ChatId, now: datetime) -> None:
    """Leave work to be done soon for whoever waits in `chat`; `about` holds no words.

    The same work that waits already is not left a second time: a double tap is one errand.
    """
    tx.do(
        _ADD,
        kind=kind,
        about=orjson.dumps(dict(about), option=orjson.OPT_SORT_KEYS).decode(),
        chat=chat,
        now=now,
    )


async def claim(tx: Tx, *, until: datetime, now: datetime) -> Job | None:
    """Take the errand that waits longest; it comes up again at `until` unless it is ended."""
    row = await tx.one(_CLAIM, until=until, now=now)
    return None if row is None else _job(row)


async def finish(tx: Tx, job: Job, *, now: datetime) -> bool:
    """Note that an errand is done; return False if it is no longer this attempt's to end."""
    return await _end(tx, job, "done", now=now)


async def give_up(tx: Tx, job: Job, *, now: datetime) -> bool:
    """Note that an errand failed for good; return False as `finish` does."""
    return await _end(tx, job, "failed", now=now)


def put_off(tx: Tx, job: Job, *, until: datetime) -> None:
    """Let an errand be tried again at `until`."""
    tx.do(
        "UPDATE errands SET due_at = :until"
        " WHERE id = :id AND state = 'waiting' AND attempts = :attempts",
        id=job.id,
        attempts=job.attempts,
        until=until,
    )


def release_claims(tx: Tx) -> None:
    """At the start of the one process, let what died with the one before come up at once."""
    tx.do("UPDATE errands SET due_at = created_at WHERE state = 'waiting'")


async def next_due(tx: Tx) -> datetime | None:
    """Return when the next errand comes up, or None."""
    row = await tx.one("SELECT min(due_at) AS due FROM errands WHERE state = 'waiting'")
    return None if row is None else from_ms_or_none(row["due"])


def forget_done(tx: Tx, *, now: datetime) -> None:
    """Forget errands that ended long ago."""
    tx.do(
        "DELETE FROM errands WHERE state IN ('done', 'failed') AND done_at < :before",
        before=now - RETENTION,
    )


async def _end(tx: Tx, job: Job, state: str, *, now: datetime) -> bool:
    row = await tx.one(
        "UPDATE errands SET state = :state, about = '{}', done_at = :now"
        " WHERE id = :id AND state = 'waiting' AND attempts = :attempts RETURNING id",
        state=state,
        id=job.id,
        attempts=job.attempts,
        now=now,
    )
    return row is not None


def _job(row: Row) -> Job:
    return Job(
        id=JobId(row["id"]),
        kind=row["kind"],
        about=orjson.loads(row["about"]),
        chat_id=ChatId(row["chat_id"]),
        attempts=row["attempts"],
    )


TABLES = Tables(holdings=(deleted("errands", OWN_CHATS),), forget=(forget_done,))
