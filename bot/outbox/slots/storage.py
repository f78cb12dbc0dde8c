"""Slots for calls to Telegram, which all workers of a bot share, by the clock of the database.

There are as many slots as calls allowed in a second, and each is taken at most once a second.
So no second has more calls from all workers together, and after a quiet moment several may still
go at once. Only some of the slots are for unasked messages; the rest stays free for replies.

A refusal by Telegram (429) of several chats within ten seconds pauses all workers, and leaves
fewer slots to unasked messages; they become more again bit by bit (`pacing.AdaptiveRate`).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.membership.chat.storage import OWN_CHATS
from bot.outbox.pacing import storage as pacing
from bot.outbox.pacing.domain import FIRST_TRIAL_SECONDS
from bot.storage.database import Database, Row, Rows, Tx
from bot.storage.dialect import as_ms
from bot.storage.personal_data import Tables, deleted

PERIOD_MS: Final = 1010
"""How long a slot stays taken: a second, and a little for calls that are late."""
TOGETHER: Final = timedelta(seconds=10)
"""Refusals within this time belong together; there is one halving in it."""
MANY: Final = 3
LONGEST: Final = timedelta(seconds=FIRST_TRIAL_SECONDS)
"""After so long some calls are tried: the refused chats wait for as long as Telegram asked."""
_GROWTH: Final = 250
"""The rate of unasked messages grows from nothing to all in these seconds."""
_LEAST: Final = 1000
_PREPARE = """
INSERT INTO send_slots (slot, taken_at) VALUES (:slot, 0) ON CONFLICT (slot) DO NOTHING
"""
_LIMITS = """
INSERT INTO send_limits (id, paused_until, unasked_most, unasked_rate, halved_at, grows_from)
VALUES (1, 0, :most, :most, 0, 0)
ON CONFLICT (id) DO UPDATE SET unasked_most = excluded.unasked_most
"""
"""Rates are thousandths of a call a second; instants are of the clock of the database, in ms."""
# Unasked messages take what is free now, and leave what becomes free next to replies.
_FOR_UNASKED = """
UPDATE send_slots SET taken_at = DATABASE_MS
WHERE taken_at <= DATABASE_MS - :period AND slot IN (
  SELECT s.slot FROM send_slots s JOIN send_limits l ON l.id = 1
  WHERE s.taken_at <= DATABASE_MS - :period AND l.paused_until <= DATABASE_MS
    AND s.slot * 1000 + 1000 <= l.unasked_most AND s.slot * 1000 + 1000 <= l.unasked_rate
      + l.unasked_most / :growth
      * (CASE WHEN DATABASE_MS > l.grows_from THEN DATABASE_MS - l.grows_from ELSE 0 END) / 1000
  ORDER BY s.taken_at, s.slot LIMIT :n /*FOR UPDATE OF s SKIP LOCKED*/)
RETURNING slot, taken_at, 0 AS wait_ms
"""
_FOR_REPLIES = """
UPDATE send_slots SET taken_at = CASE WHEN taken_at + :period > (
    SELECT CASE WHEN l.paused_until > DATABASE_MS THEN l.paused_until ELSE DATABASE_MS END
    FROM send_limits l WHERE l.id = 1)
  THEN taken_at + :period ELSE (
    SELECT CASE WHEN l.paused_until > DATABASE_MS THEN l.paused_until ELSE DATABASE_MS END
    FROM send_limits l WHERE l.id = 1) END
WHERE slot IN (
  SELECT s.slot FROM send_slots s ORDER BY s.taken_at, s.slot LIMIT :n
  /*FOR UPDATE OF s SKIP LOCKED*/)
RETURNING slot, taken_at, taken_at - DATABASE_MS AS wait_ms
"""
_REFUSED = """
INSERT INTO send_refusals (chat_id, refused_at, pause_ms) VALUES (:chat, DATABASE_MS, :pause)
ON CONFLICT (chat_id) DO UPDATE SET refused_at = excluded.refused_at, pause_ms = excluded.pause_ms
"""
_READ = """
SELECT paused_until, unasked_most, unasked_rate, halved_at, grows_from, DATABASE_MS AS now
FROM send_limits WHERE id = 1
"""
_SAVE = """
UPDATE send_limits SET paused_until = :paused_until, unasked_rate = :rate, halved_at = :halved_at,
       grows_from = :grows_from
WHERE id = 1
"""


@dataclass(frozen=True, slots=True)
class Slot:
    """One call that may be made in `wait` seconds; `at` is that instant for the database, in ms."""

    number: int
    at: int
    wait: float


def prepare(tx: Tx, *, calls: int, unasked: int) -> None:
    """Make slots for `calls` calls a second, of which `unasked` may be unasked messages."""
    for number in range(calls):
        tx.do(_PREPARE, slot=number)
    tx.do("DELETE FROM send_slots WHERE slot >= :calls", calls=calls)
    tx.do(_LIMITS, most=unasked * 1000)


async def take_for_replies(database: Database, many: int) -> list[Slot]:
    """Take up to `many` of the next slots, also those that others have."""
    return _slots(await database.once(_FOR_REPLIES, n=many, period=PERIOD_MS))


async def take_for_unasked(database: Database, many: int) -> list[Slot]:
    """Take up to `many` slots for unasked messages that are free now."""
    return _slots(await database.once(_FOR_UNASKED, n=many, growth=_GROWTH, period=PERIOD_MS))


async def note_refusal(tx: Tx, chat: int, pause: timedelta, *, now: datetime) -> timedelta | None:
    """Note that Telegram refused a chat (429) for `pause`; return the pause for all chats.

    It is None unless several chats were refused, see the top of this module.
    """
    # If two workers note one at once, the later begins again, and sees what the other noted.
    tx.do("UPDATE send_limits SET id = id WHERE id = 1")
    tx.do(_REFUSED, chat=chat, pause=as_ms(pause))
    tx.do(
        "DELETE FROM send_refusals WHERE refused_at <= DATABASE_MS - :together",
        together=as_ms(TOGETHER),
    )
    together = await tx.ask("SELECT pause_ms FROM send_refusals ORDER BY pause_ms DESC")
    if len(together) < MANY:
        return None
    limits = await tx.single(_READ)
    agreed = min(LONGEST, timedelta(milliseconds=together[MANY - 1]["pause_ms"]))
    pacing.save_silence(tx, now + agreed)
    _save_pause(tx, limits, as_ms(agreed))
    return agreed


def _save_pause(tx: Tx, limits: Row, pause_ms: int) -> None:
    now, paused_until = limits["now"], max(limits["paused_until"], limits["now"] + pause_ms)
    grown = limits["unasked_most"] // _GROWTH * max(0, now - limits["grows_from"]) // 1000
    rate = min(limits["unasked_most"], limits["unasked_rate"] + grown)
    halved_at = limits["halved_at"]
    if now >= halved_at + as_ms(TOGETHER):
        rate, halved_at = max(_LEAST, rate // 2), now
    tx.do(
        _SAVE,
        paused_until=paused_until,
        rate=rate,
        halved_at=halved_at,
        grows_from=max(limits["grows_from"], paused_until),
    )


def _slots(rows: Rows) -> list[Slot]:
    return [
        Slot(number=row["slot"], at=row["taken_at"], wait=max(0, row["wait_ms"]) / 1000)
        for row in rows
    ]


TABLES = Tables(
    holdings=(deleted("send_refusals", OWN_CHATS),), impersonal=("send_slots", "send_limits")
)
