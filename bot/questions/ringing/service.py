"""A question rings for coordinators, and rings again after two working days.

The words of the line are written when it is sent or changed, from what is true then. Which row
carries what is noted with it (`question_copies`), so that a reply finds the way back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.act import Act
from bot.membership.domain import ChatId
from bot.membership.staff.domain import Hearer
from bot.outbox import storage as outbox
from bot.outbox.domain import DELETABLE, Lane
from bot.outbox.storage import NewMessage
from bot.planning import Phase, Source
from bot.questions import storage as questions
from bot.questions.domain import Asked, NobodyToAsk, PartId, QuestionId, Side
from bot.questions.ringing import storage
from bot.questions.ringing.storage import Copy
from bot.questions.service import Thread, circle_of, load
from bot.storage.database import Tx
from bot.storage.dialect import to_ms

RING = "question.ring"
COPY = "question.copy"
LINE = "question.line"
EDIT = "question.edit"
DELETE = "question.delete"
LOOKED = ".looked"
"""Behind a kind: somebody asked to see it, so nothing holds it back."""
MOST_PARTS = 10
"""So many of the latest messages of a thread are shown at once."""
_ON_THE_WAY = frozenset({"sent", "leased"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bell:
    """How a question rings.

    `again`: also at those who see that another has it. `stands_in`: administrators hear it.
    `looked`: somebody asked to see it. `stamp` tells one ringing from another.
    """

    due_at: datetime
    stamp: str
    again: bool = False
    stands_in: bool = False
    looked: bool = False


def now_bell(now: datetime, *, stands_in: bool = False, again: bool = False) -> Bell:
    """Return the bell that rings now."""
    return Bell(due_at=now, stamp=str(to_ms(now)), again=again, stands_in=stands_in)


def ring(
    act: Act, question: QuestionId, parts: Sequence[PartId], hearers: Iterable[Hearer], bell: Bell
) -> None:
    """Owe each of them the line with its keys, and copies of what was written."""
    for hearer in hearers:
        _owe(act, hearer, question, None, bell)
        for part in parts[-MOST_PARTS:]:
            _owe(act, hearer, question, part, bell)


def show(act: Act, thread: Thread, to: Hearer) -> None:
    """Owe one of them the whole thread: who said what, and when, above each change of sides."""
    bell = Bell(due_at=act.now, stamp=str(to_ms(act.now)), looked=True)
    _owe(act, to, thread.id, None, bell)
    side = Side.ASKER
    for part in thread.parts[-MOST_PARTS:]:
        if part.side is not side:
            _owe(act, to, thread.id, part.id, bell, kind=LINE)
            side = part.side
        _owe(act, to, thread.id, part.id, bell)


def change(act: Act, thread: Thread, *, besides: tuple[ChatId, int] | None = None) -> None:
    """Let all lines that rang say what is true now; `besides` is the one that was tapped."""
    for copy in thread.copies:
        if copy.part_id is None and _may_change(copy, besides):
            _owe_edit(act, copy, thread.id)


def take_away(act: Act, thread: Thread) -> bool:
    """Ask Telegram to delete what was sent of a question; return whether some is too old.

    What is still to be sent is dropped. The lines that are too old say that it is taken back.
    """
    storage.drop_pending(act.tx, thread.id, now=act.now)
    sent = [copy for copy in thread.copies if copy.state in _ON_THE_WAY]
    old = [copy for copy in sent if copy.created_at <= act.now - DELETABLE]
    for copy in sent:
        if copy not in old:
            owe_delete(act, copy, thread.id)
        elif copy.part_id is None:
            _owe_edit(act, copy, thread.id)
    return bool(old)


def owe_delete(act: Act, copy: Copy, question: QuestionId) -> None:
    """Owe the deletion of one message; if it is on its way, that goes after it."""
    debt = NewMessage(
        chat_id=copy.chat_id,
        lane=Lane.URGENT,
        kind=DELETE,
        due_at=act.now,
        about={"question": question},
        edits_id=copy.outbox_id,
        dedup=f"{DELETE}:{copy.outbox_id}",
    )
    outbox.enqueue(act.tx, [debt], now=act.now)


def _may_change(copy: Copy, besides: tuple[ChatId, int] | None) -> bool:
    if copy.state not in _ON_THE_WAY:
        return False
    return besides is None or (copy.chat_id, copy.message_id) != besides


def _owe_edit(act: Act, copy: Copy, question: QuestionId) -> None:
    debt = NewMessage(
        chat_id=copy.chat_id,
        lane=Lane.URGENT,
        kind=EDIT,
        due_at=act.now,
        about={"question": question},
        edits_id=copy.outbox_id,
    )
    outbox.enqueue(act.tx, [debt], now=act.now)


def _owe(
    act: Act, to: Hearer, question: QuestionId, part: PartId | None, bell: Bell, *, kind: str = ""
) -> None:
    kind = kind or (RING if part is None else COPY)
    dedup = f"{kind}:{question}:{bell.stamp}:{to.person_id}:{part or 0}"
    debt = NewMessage(
        chat_id=to.chat_id,
        lane=Lane.URGENT,
        kind=kind + LOOKED if bell.looked else kind,
        due_at=bell.due_at,
        about={
            "question": question,
            "part": part or 0,
            "again": int(bell.again),
            "stands_in": int(bell.stands_in),
        },
        dedup=dedup,
    )
    outbox.enqueue(act.tx, [debt], now=act.now)
    storage.keep(act.tx, dedup, question, part)


AT_ONCE = 50


class QuestionRings(Source):
    """The planner's source for questions that nobody has answered in the time promised."""

    name = "questions"
    phase = Phase.COORDINATORS

    async def plan(self, act: Act) -> bool:
        """Ring for a chunk of them; from then on they head the coordinators' day."""
        due = await questions.due_again(act.tx, limit=AT_ONCE, now=act.now)
        if not due:
            return False
        questions.rang_again(act.tx, [each.question.id for each in due])
        for each in due:
            await _ring(act, each)
        return len(due) >= AT_ONCE

    async def next_due(self, tx: Tx) -> datetime | None:
        """Return when the next of them has waited long enough."""
        return await questions.next_ring(tx)


async def _ring(act: Act, asked: Asked) -> None:
    thread = await load(act.tx, asked.question.id)
    try:
        circle = circle_of(thread.hearers, besides=asked.question.person_id)
    except NobodyToAsk:
        return  # it stays in the list, and heads the day of whoever comes back
    bell = now_bell(act.now, stands_in=circle.stands_in, again=True)
    parts = [each.id for each in thread.unanswered]
    ring(act, thread.id, parts, circle.hearers, bell)
