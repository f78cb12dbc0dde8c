"""The morning message of each coordinator: when the next is due, and what the last one showed."""

from dataclasses import dataclass
from datetime import datetime

import orjson

from bot.membership.domain import ChatId, PersonId
from bot.membership.focus import on_person
from bot.planning import Lap
from bot.storage import set_aside
from bot.storage.database import Row, Tx
from bot.storage.dialect import from_ms_or_none
from bot.storage.personal_data import Tables, deleted
from bot.storage.rows import from_row

PLACE = "todays"
"""The place name under which `set_aside` keeps coordinators, by the ids of people."""
_ROLES = f"""
SELECT r.id, r.person_id, p.zone,
  CASE WHEN EXISTS (SELECT 1 FROM todays t WHERE t.person_id = r.person_id) THEN 1 ELSE 0 END
  AS is_scheduled
FROM roles r JOIN people p ON p.id = r.person_id
WHERE r.id > :after AND r.revoked_at IS NULL AND {set_aside.left_out(PLACE, "r.person_id")}
"""  # noqa: S608 - our own words
_SCHEDULE_FIRST = """
INSERT INTO todays (person_id, next_at) VALUES (:person, :at)
ON CONFLICT (person_id) DO NOTHING
"""
_DAY = """
SELECT t.person_id AS person, p.telegram_id, p.zone, c.id AS chat, t.next_at, t.dedup, t.shown,
       t.shown_count, t.inside, t.told, t.is_away, t.next_look_at AS look_at, o.id AS row_id,
       o.state AS row_state, o.message_id,
       CASE WHEN e.state IN ('failed', 'expired') AND e.reason <> 'message gone'
            THEN 1 ELSE 0 END AS was_lost
FROM todays t JOIN people p ON p.id = t.person_id
LEFT JOIN chats c ON c.person_id = t.person_id AND c.reach = 'open'
LEFT JOIN outbox o ON o.dedup = t.dedup
LEFT JOIN outbox e ON e.dedup = t.dedup || ':' || t.shown_count
"""
_USABLE = set_aside.left_out(PLACE, "t.person_id")
_NOTE_TAP = """
UPDATE todays SET is_away = :away WHERE person_id = :person AND is_away <> :away
  AND EXISTS (SELECT 1 FROM outbox o WHERE o.dedup = todays.dedup AND o.message_id = :message)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class MorningState:
    """The morning message of a coordinator; `row` is its outbox row once it is sent.

    `shown` is a hash of what the message shows, `inside` how many people had joined then. `told`
    names what the last working morning knew, whether it rang or not.
    `is_away`: the message shows another screen now, so it is not edited. `look_at` is when to
    compare it next, None once its day is over. `was_lost`: the latest edit may not have arrived.
    """

    person: PersonId
    telegram_id: int | None
    zone: str
    chat: ChatId | None
    next_at: datetime
    dedup: str
    shown: str
    shown_count: int
    inside: int
    told: frozenset[str]
    is_away: bool
    look_at: datetime | None
    row: int | None
    was_lost: bool


async def without_schedule(tx: Tx, lap: Lap) -> dict[PersonId, str]:
    """Return the coordinators without a scheduled morning among the next roles, and their zones."""
    rows = await tx.ask(
        f"{_ROLES}{on_person(tx, 'r.person_id')} ORDER BY r.id LIMIT :n",
        after=lap.after(tx),
        n=lap.size,
    )
    lap.read(tx, [row["id"] for row in rows])
    return {PersonId(row["person_id"]): row["zone"] for row in rows if not row["is_scheduled"]}


def schedule_first(tx: Tx, person: PersonId, at: datetime) -> None:
    tx.do(_SCHEDULE_FIRST, person=person, at=at)


async def due(tx: Tx, *, now: datetime) -> list[MorningState]:
    return await _due(tx, "t.next_at", now=now)


async def due_for_comparison(tx: Tx, *, now: datetime) -> list[MorningState]:
    """Return the messages to compare with the current state."""
    return await _due(tx, "t.next_look_at", now=now)


async def of_person(tx: Tx, person: PersonId) -> MorningState | None:
    row = await tx.one(f"{_DAY} WHERE t.person_id = :person", person=person)
    return None if row is None else _day(row)


async def next_morning(tx: Tx) -> datetime | None:
    """Return when the next morning is due. A comparison sends no new message."""
    row = await tx.single(
        f"SELECT min(next_at) AS due FROM todays t WHERE {_USABLE}"  # noqa: S608
        f"{on_person(tx, 't.person_id')}"
    )
    return from_ms_or_none(row["due"])


def save(tx: Tx, day: MorningState) -> None:
    tx.do(
        "UPDATE todays SET next_at = :next, dedup = :dedup, shown = :shown, shown_count = :count,"
        " inside = :inside, told = :told, is_away = :away, next_look_at = :look"
        " WHERE person_id = :person",
        person=day.person,
        next=day.next_at,
        dedup=day.dedup,
        shown=day.shown,
        count=day.shown_count,
        inside=day.inside,
        told=orjson.dumps(sorted(day.told)).decode(),
        away=day.is_away,
        look=day.look_at,
    )


def note_tap(tx: Tx, person: PersonId, message: int, *, is_away: bool) -> None:
    """Save whether the morning message shows another screen; taps elsewhere change nothing."""
    tx.do(_NOTE_TAP, person=person, message=message, away=is_away)


def note_opened(tx: Tx, person: PersonId, row: int) -> None:
    """Save that the morning message, sent as row `row` of the outbox, shows the day."""
    tx.do(
        "UPDATE todays SET is_away = 0 WHERE person_id = :person"
        " AND dedup = (SELECT o.dedup FROM outbox o WHERE o.id = :row)",
        person=person,
        row=row,
    )


def note_previewed(tx: Tx, person: PersonId, *, now: datetime) -> None:
    """Save that somebody has looked at the course as a participant."""
    tx.do(
        "UPDATE todays SET looked_at = :now WHERE person_id = :person AND looked_at IS NULL",
        person=person,
        now=now,
    )


async def has_previewed(tx: Tx, person: PersonId) -> bool:
    row = await tx.one("SELECT looked_at FROM todays WHERE person_id = :person", person=person)
    return row is not None and row["looked_at"] is not None


async def _due(tx: Tx, column: str, *, now: datetime) -> list[MorningState]:
    rows = await tx.ask(
        f"{_DAY} WHERE {column} <= :now AND {_USABLE}{on_person(tx, 't.person_id')}"
        f" ORDER BY {column} LIMIT 20",
        now=now,
    )
    return await set_aside.readable(
        tx, PLACE, rows, _day, number=lambda row: row["person"], now=now
    )


def _day(row: Row) -> MorningState:
    sent = row["row_state"] == "sent" and row["message_id"] is not None
    told = frozenset(orjson.loads(row["told"] or "[]"))
    return from_row(MorningState, row, row=row["row_id"] if sent else None, told=told)


TABLES = Tables(holdings=(deleted("todays"),))
