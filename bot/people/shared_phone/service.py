"""Plans when the screens of a shared phone close, and closes them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta

from bot.act import Act
from bot.membership.person import storage as people
from bot.membership.visitor.storage import set_dialog
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane, OutboxRow
from bot.outbox.storage import NewMessage
from bot.people.hiding.storage import hidden_at
from bot.people.shared_phone import storage
from bot.people.shared_phone.domain import Fate, OpenMessage, close_at, fates, is_to_be_asked
from bot.planning import CHUNK, Source
from bot.storage.database import Tx
from bot.storage.dialect import from_ms, to_ms

CLOSE, NEUTRAL, DELETE, AS_BEFORE = (
    "shared_phone.close",
    "shared_phone.neutral",
    "shared_phone.delete",
    "shared_phone.as_before",
)
SLICE = 100
"""How many messages one call may delete (https://core.telegram.org/bots/api#deletemessages)."""


def move_on(act: Act, length: timedelta) -> None:
    """Plan that the visitor's screens close so long after this tap."""
    person = act.person
    people.set_fields(
        act.tx,
        person.id,
        screens_opened_at=person.screens_opened_at or act.now,
        screens_close_at=close_at(person, length, now=act.now),
    )


def asks_now(act: Act) -> bool:
    """Tell whether to ask the visitor now whether others use the phone, and note that.

    Coordinators are not asked: it is about lessons.
    """
    if act.visitor.grants or not is_to_be_asked(act.person, act.visitor.enrolment, now=act.now):
        return False
    people.set_fields(act.tx, act.person.id, phone_asked_at=act.now)
    return True


class OpenScreens(Source):
    """The planner's source of screens that close."""

    name = "shared_phone"

    async def plan(self, act: Act) -> bool:
        """Enqueue the closing for a chunk of people, and end the questions that they closed with.

        Otherwise the next message would answer a question that nobody sees any more.
        """
        due = await storage.due(act.tx, limit=CHUNK, now=act.now)
        if not due:
            return False
        storage.note_closed(act.tx, [each.person_id for each in due])
        for each in due:
            if each.chat_id is not None:
                set_dialog(act.tx, each.chat_id, None)
        messages = [
            NewMessage(
                chat_id=each.chat_id,
                lane=Lane.REPLY,
                kind=CLOSE,
                due_at=act.now,
                about={"since": to_ms(each.opened_at), "until": to_ms(act.now)},
            )
            for each in due
            if each.chat_id is not None
        ]
        outbox.enqueue(act.tx, messages, now=act.now)
        return len(due) >= CHUNK

    async def next_due(self, tx: Tx) -> datetime | None:
        return await storage.next_due(tx)


async def close(act: Act, row: OutboxRow, closing: Collection[str]) -> None:
    """Enqueue what becomes of each open message of the chat of `row`.

    `closing` are kinds of the outbox that close as replies do.
    """
    opened = from_ms(row.number("since"))
    hidden = await hidden_at(act.tx, row.chat_id)
    found = await storage.open_messages(
        act.tx,
        row.chat_id,
        closing,
        since=opened if hidden is None else max(opened, hidden),
        until=from_ms(row.number("until")),
    )
    decided = fates(found)
    gone = [number for each in _with(decided, Fate.DELETED) for number in each.ids]
    for first in range(0, len(gone), SLICE):
        _enqueue(act, row, DELETE, {"messages": gone[first : first + SLICE]}, first)
    for each in _with(decided, Fate.AS_BEFORE):
        _enqueue(act, row, AS_BEFORE, {"message": each.ids[0], "row": each.row}, each.ids[0])
    for each in _with(decided, Fate.NEUTRAL):
        _enqueue(act, row, NEUTRAL, {"message": each.ids[0]}, each.ids[0])


def _with(decided: Iterable[tuple[OpenMessage, Fate]], fate: Fate) -> Iterable[OpenMessage]:
    return (each for each, its in decided if its is fate)


def _enqueue(act: Act, row: OutboxRow, kind: str, about: Mapping[str, object], part: int) -> None:
    message = NewMessage(
        chat_id=row.chat_id,
        lane=Lane.REPLY,
        kind=kind,
        due_at=act.now,
        about=about,
        dedup=f"{kind}:{row.id}:{part}",
    )
    outbox.enqueue(act.tx, [message], now=act.now)
