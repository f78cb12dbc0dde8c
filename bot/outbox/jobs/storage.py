"""The table of jobs (`errands`): slow work that somebody waits for, so that no crash loses it.

A row waits until its job is done or given up. Claiming a job delays its row until the lease ends,
so the job of a process that died becomes due again by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, NewType

import orjson

from bot.membership.chat.storage import OWN_CHATS
from bot.membership.domain import ChatId
from bot.storage import set_aside
from bot.storage.database import Tx
from bot.storage.dialect import from_ms_or_none
from bot.storage.personal_data import Tables, deleted
from bot.storage.retention import Forget
from bot.storage.rows import from_row

JobId = NewType("JobId", int)
RETENTION = timedelta(days=7)

PLACE = "errands"
"""The place of jobs that are set aside: they have failed."""
_UNREADABLE = """
UPDATE errands SET state = 'failed', about = '{}', done_at = :now WHERE id = :id
"""
_ADD = """
INSERT INTO errands (kind, about, chat_id, due_at, created_at)
SELECT :kind, :about, c.id, :due, :now FROM chats c
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
    """A job for one chat; `about` holds ids and numbers, `attempts` includes this one."""

    id: JobId
    kind: str
    about: Mapping[str, Any]
    chat_id: ChatId
    attempts: int


def add(
    tx: Tx,
    *,
    kind: str,
    about: Mapping[str, Any],
    chat: ChatId,
    now: datetime,
    due: datetime | None = None,
) -> None:
    """Add a job for the person who waits in `chat`, due at `due` or now; `about` holds no texts.

    A job that waits already is not added again: a double tap is one job.
    """
    tx.do(
        _ADD,
        kind=kind,
        about=orjson.dumps(dict(about), option=orjson.OPT_SORT_KEYS).decode(),
        chat=chat,
        due=now if due is None else due,
        now=now,
    )


def hurry(tx: Tx, *, kind: str, chat: ChatId, now: datetime) -> None:
    """Make the jobs of a kind that nobody has claimed yet due now."""
    tx.do(
        "UPDATE errands SET due_at = :now WHERE chat_id = :chat AND kind = :kind"
        " AND state = 'waiting' AND attempts = 0 AND due_at > :now",
        kind=kind,
        chat=chat,
        now=now,
    )


async def claim(tx: Tx, *, until: datetime, now: datetime) -> Job | None:
    """Claim the job that waits longest; it becomes due again at `until` unless it ends before.

    Jobs that cannot be read are set aside as failed.
    """
    while (row := await tx.one(_CLAIM, until=until, now=now)) is not None:
        readable = await set_aside.readable(tx, PLACE, [row], partial(from_row, Job), now=now)
        if readable:
            return readable[0]
        tx.do(_UNREADABLE, id=row["id"], now=now)
    return None


async def finish(tx: Tx, job: Job, *, now: datetime) -> bool:
    """Save that a job is done; return False if another attempt has taken over."""
    return await _end(tx, job, "done", now=now)


async def give_up(tx: Tx, job: Job, *, now: datetime) -> bool:
    """Save that a job failed for good; return False as `finish` does."""
    return await _end(tx, job, "failed", now=now)


def put_back(tx: Tx, job: Job, *, until: datetime) -> None:
    """Make a job that could not be tried due at `until`; the attempt does not count."""
    tx.do(
        "UPDATE errands SET due_at = :until, attempts = attempts - 1"
        " WHERE id = :id AND state = 'waiting' AND attempts = :attempts",
        id=job.id,
        attempts=job.attempts,
        until=until,
    )


def put_off(tx: Tx, job: Job, *, until: datetime) -> None:
    tx.do(
        "UPDATE errands SET due_at = :until"
        " WHERE id = :id AND state = 'waiting' AND attempts = :attempts",
        id=job.id,
        attempts=job.attempts,
        until=until,
    )


def release_claims(tx: Tx) -> None:
    """Make claimed jobs due at once; called when the only process starts.

    Jobs that nobody has claimed keep their time.
    """
    tx.do("UPDATE errands SET due_at = created_at WHERE state = 'waiting' AND attempts > 0")


def close_waiting(tx: Tx, *, now: datetime) -> None:
    """Close all jobs that a restored copy had not done: their answers may have arrived."""
    tx.do(
        "UPDATE errands SET state = 'failed', about = '{}', done_at = :now WHERE state = 'waiting'",
        now=now,
    )


async def next_due(tx: Tx) -> datetime | None:
    row = await tx.single("SELECT min(due_at) AS due FROM errands WHERE state = 'waiting'")
    return from_ms_or_none(row["due"])


def forget_done(tx: Tx, *, now: datetime, keep: timedelta = RETENTION) -> None:
    """Delete jobs that ended long ago."""
    tx.do(
        "DELETE FROM errands WHERE state IN ('done', 'failed') AND done_at < :before",
        before=now - keep,
    )


async def _end(tx: Tx, job: Job, state: str, *, now: datetime) -> bool:
    return await tx.found(
        "UPDATE errands SET state = :state, about = '{}', done_at = :now"
        " WHERE id = :id AND state = 'waiting' AND attempts = :attempts RETURNING id",
        state=state,
        id=job.id,
        attempts=job.attempts,
        now=now,
    )


TABLES = Tables(
    holdings=(deleted("errands", OWN_CHATS),), forget=(Forget(forget_done, "job_days"),)
)
