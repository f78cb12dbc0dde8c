"""Hides what the bot wrote in a chat, slice by slice, through the outbox.

Each slice is a row of the outbox. The next row is written with the call of the one before, so the
work continues after a restart, and a chat never has more than one call in flight. A slice that
Telegram refuses is covered message by message instead.

The command gets an answer at the end. It would prove that something was hidden, so
it becomes a neutral line after `ANSWER_STAYS`.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.act import Act
from bot.membership.domain import ChatId, Person
from bot.outbox import storage as outbox
from bot.outbox.domain import DELETABLE, Lane, OutboxRow
from bot.outbox.storage import NewMessage
from bot.people.hiding import storage
from bot.people.hiding.domain import ANSWER_STAYS, SILENT_FOR, between, deletable, too_old
from bot.people.settings import service as settings
from bot.people.settings.domain import SettingsChange
from bot.storage.dialect import from_ms, to_ms

STEP, COVER, DONE, NEUTRAL = "hide.step", "hide.cover", "hide.done", "hide.neutral"


async def hide(act: Act, chat: ChatId, *, says_so: bool) -> Person:
    """Begin to hide what the bot wrote, ask for the PIN again, and be silent for a day.

    `says_so`: a message says for a moment that it is done.
    """
    fields = {"paused_until": _silent_until(act.person, now=act.now)}
    if act.person.pin_closes_at is not None:
        fields["pin_closes_at"] = act.now
    changed = await settings.change(act, SettingsChange(person=fields))
    about = {"begun": to_ms(act.now), "first": 0, "after": 0, "tried": 0, "says": int(says_so)}
    message = NewMessage(chat_id=chat, lane=Lane.REPLY, kind=STEP, due_at=act.now, about=about)
    outbox.enqueue(act.tx, [message], now=act.now)
    return changed.person


async def next_slice(act: Act, row: OutboxRow) -> list[int]:
    """Return the messages that this row deletes, and enqueue the next row."""
    begun, first, after = (row.number(name) for name in ("begun", "first", "after"))
    messages = await storage.standing(
        act.tx, row.chat_id, since=from_ms(begun) - DELETABLE, until=from_ms(begun)
    )
    if await storage.was_refused(act.tx, row.number("tried")):
        _cover(act, row, between(messages, first, after))
    found = deletable(messages, after=after, now=act.now)
    if found:
        about = {**row.about, "first": after, "after": found[-1], "tried": row.id}
        _enqueue(act, row, STEP, about, f"hide:{row.id}")
    else:
        _cover(act, row, too_old(messages, now=act.now))
        if row.about.get("says"):
            _enqueue(act, row, DONE, {}, f"hide:{row.id}")
    return found


def make_neutral(act: Act, row: OutboxRow) -> None:
    """Plan that the answer to a command, which `row` sends, tells nothing after a while."""
    message = NewMessage(
        chat_id=row.chat_id,
        lane=Lane.REPLY,
        kind=NEUTRAL,
        due_at=act.now + ANSWER_STAYS,
        edits_id=row.id,
        dedup=f"hide:{row.id}",
    )
    outbox.enqueue(act.tx, [message], now=act.now)


def _silent_until(person: Person, *, now: datetime) -> datetime:
    """Return the end of the silence; a longer pause stays."""
    until = now + SILENT_FOR
    return until if person.paused_until is None else max(until, person.paused_until)


def _cover(act: Act, row: OutboxRow, messages: Iterable[int]) -> None:
    for number in messages:
        _enqueue(act, row, COVER, {"message": number}, f"hide:{row.id}:{number}")


def _enqueue(act: Act, row: OutboxRow, kind: str, about: Mapping[str, object], dedup: str) -> None:
    message = NewMessage(
        chat_id=row.chat_id, lane=Lane.REPLY, kind=kind, due_at=act.now, about=about, dedup=dedup
    )
    outbox.enqueue(act.tx, [message], now=act.now)
