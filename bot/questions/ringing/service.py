"""A question rings for coordinators, and rings again after two working days.

The text is written when the message is sent or edited, from what is true then. The table
`question_copies` says which outbox row carries which message, so that a reply finds its question.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.act import Act
from bot.membership.domain import ChatId
from bot.membership.staff.domain import StaffMember
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane, OutboxRow
from bot.outbox.storage import NewMessage
from bot.planning import Phase, Source
from bot.questions.domain import (
    NobodyToAsk,
    PartId,
    QuestionDetails,
    QuestionId,
    QuestionKind,
    Side,
    ring_again_time,
)
from bot.questions.ringing import storage
from bot.questions.ringing.storage import SentCopy
from bot.questions.service import Thread, choose_responders, load_question
from bot.storage import set_aside
from bot.storage.database import Tx
from bot.storage.dialect import to_ms

RING = "question.ring"
COPY = "question.copy"
LINE = "question.line"
EDIT = "question.edit"
DELETE = "question.delete"
SEEN = "question.seen"
REQUESTED = ".looked"
"""The end of a kind: a coordinator asked to see it, so nothing holds it back."""
MOST_PARTS = 10
"""The limit of messages of a thread that are shown: the latest ones."""
AT_ONCE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class RingOptions:
    """How a question rings.

    `again`: it rings also if another coordinator took it. `stands_in`: for administrators.
    `unopened`: nobody has opened it for too long. `requested`: a coordinator asked to see it.
    `stamp` tells one time from another.
    """

    due_at: datetime
    stamp: str
    again: bool = False
    stands_in: bool = False
    unopened: bool = False
    requested: bool = False


def ring_now(now: datetime, *, stands_in: bool = False, again: bool = False) -> RingOptions:
    return RingOptions(due_at=now, stamp=str(to_ms(now)), again=again, stands_in=stands_in)


def ring(
    act: Act,
    question: QuestionId,
    parts: Sequence[PartId],
    responders: Iterable[StaffMember],
    options: RingOptions,
) -> None:
    """Enqueue a message for each coordinator; copies of the question come when it is opened."""
    for responder in responders:
        _enqueue_for(act, responder, question, None, options, parts=parts[-MOST_PARTS:])


def enqueue_copies(act: Act, row: OutboxRow, question: QuestionId, parts: Sequence[PartId]) -> None:
    """Enqueue copies of the question, below the message that was just opened."""
    for part in parts:
        dedup = f"{COPY}:{row.id}:{part}"
        about = {"question": question, "part": part}
        enqueue(act, row.chat_id, COPY + REQUESTED, about, dedup=dedup)
        storage.save_copy(act.tx, dedup, question, part)


def enqueue_line(act: Act, thread: Thread, part: PartId) -> None:
    """Enqueue a copy of one more line in each chat in which the question was opened.

    Elsewhere it comes with the others when the message that rang is opened.
    """
    opened = (copy.chat_id for copy in thread.copies if copy.part_id is not None)
    for chat in dict.fromkeys(opened):
        dedup = f"{COPY}:line:{chat}:{part}"
        enqueue(act, chat, COPY + REQUESTED, {"question": thread.id, "part": part}, dedup=dedup)
        storage.save_copy(act.tx, dedup, thread.id, part)


def enqueue_thread(act: Act, thread: Thread, to: StaffMember) -> None:
    """Enqueue the whole thread for a coordinator, with a line above each change of sides."""
    options = RingOptions(due_at=act.now, stamp=str(to_ms(act.now)), requested=True)
    _enqueue_for(act, to, thread.id, None, options)
    side = Side.ASKER
    for part in thread.parts[-MOST_PARTS:]:
        if part.side is not side:
            _enqueue_for(act, to, thread.id, part.id, options, kind=LINE)
            side = part.side
        _enqueue_for(act, to, thread.id, part.id, options)


async def note_seen(act: Act, thread: Thread) -> None:
    """Tell somebody who wants to be contacted that a coordinator has opened their wish."""
    asker = thread.details.chat_id
    if thread.details.question.kind is not QuestionKind.CONTACT or asker is None:
        return
    if await storage.note_seen(act.tx, thread.id, now=act.now):
        enqueue(act, asker, SEEN, {"question": thread.id})


def enqueue_edits(
    act: Act, thread: Thread, *, except_for: tuple[ChatId, int] | None = None
) -> None:
    """Enqueue an edit of each message that rang, except for the one that was tapped."""
    for copy in thread.copies:
        if copy.part_id is None and copy.is_sent and (copy.chat_id, copy.message_id) != except_for:
            _enqueue_edit(act, copy, thread.id)


def enqueue_deletes(act: Act, thread: Thread) -> bool:
    """Enqueue the deletion of all messages of a question; return whether some are too old.

    Pending messages are dropped. Messages that are too old are edited instead.
    """
    storage.drop_pending(act.tx, thread.id, now=act.now)
    sent = [copy for copy in thread.copies if copy.is_sent]
    for copy in sent:
        if copy.is_deletable(now=act.now):
            enqueue_delete(act, copy, thread.id)
        elif copy.part_id is None:
            _enqueue_edit(act, copy, thread.id)
    return not all(copy.is_deletable(now=act.now) for copy in sent)


def enqueue_delete(act: Act, copy: SentCopy, question: QuestionId) -> None:
    """Enqueue the deletion of one message, after it is sent."""
    about, dedup = {"question": question}, f"{DELETE}:{copy.outbox_id}"
    enqueue(act, copy.chat_id, DELETE, about, edits_id=copy.outbox_id, dedup=dedup)


def enqueue(
    act: Act,
    chat: ChatId,
    kind: str,
    about: Mapping[str, object],
    *,
    due_at: datetime | None = None,
    edits_id: int | None = None,
    dedup: str | None = None,
) -> None:
    """Enqueue one message about a question, to be sent now unless `due_at` says later."""
    message = NewMessage(
        chat_id=chat,
        lane=Lane.URGENT,
        kind=kind,
        due_at=due_at or act.now,
        about=about,
        edits_id=edits_id,
        dedup=dedup,
    )
    outbox.enqueue(act.tx, [message], now=act.now)


def _enqueue_edit(act: Act, copy: SentCopy, question: QuestionId) -> None:
    enqueue(act, copy.chat_id, EDIT, {"question": question}, edits_id=copy.outbox_id)


def _enqueue_for(
    act: Act,
    to: StaffMember,
    question: QuestionId,
    part: PartId | None,
    options: RingOptions,
    *,
    kind: str = "",
    parts: Sequence[PartId] = (),
) -> None:
    kind = kind or (RING if part is None else COPY)
    dedup = f"{kind}:{question}:{options.stamp}:{to.person_id}:{part or 0}"
    about = {
        "question": question,
        "part": part or 0,
        "again": int(options.again),
        "stands_in": int(options.stands_in),
        "unopened": int(options.unopened),
        "parts": list(parts),
    }
    shown = kind + REQUESTED if options.requested else kind
    enqueue(act, to.chat_id, shown, about, due_at=options.due_at, dedup=dedup)
    storage.save_copy(act.tx, dedup, question, part)


class QuestionRings(Source):
    """The planner's source of questions that were not answered in the promised time."""

    name = "questions"
    phase = Phase.COORDINATORS

    async def plan(self, act: Act) -> bool:
        """Ring for some overdue questions; from then on they come first on the desk."""
        due = await storage.due_again(act.tx, limit=AT_ONCE, now=act.now)
        if not due:
            return False
        storage.note_rung_again(act.tx, [each.question.id for each in due])
        for each in due:
            number = each.question.id
            async with set_aside.isolated(act.tx, storage.PLACE, number, now=act.now):
                await _ring_again(act, each)
        return len(due) >= AT_ONCE

    async def next_due(self, tx: Tx) -> datetime | None:
        return await storage.next_ring(tx)


async def _ring_again(act: Act, details: QuestionDetails) -> None:
    """Ring once more; of a wish to be contacted that nobody has opened, administrators hear, too.

    A wish rings again after hours, and once more in the time promised for all questions.
    """
    thread = await load_question(act.tx, details.question.id)
    unopened = False
    if details.question.kind is QuestionKind.CONTACT:
        unopened = details.question.seen_at is None
        promised = _promised(details)
        if promised > act.now:
            storage.ring_again_at(act.tx, thread.id, promised)
            if not unopened:
                return
    try:
        responders = choose_responders(
            thread.responders, except_for=details.question.person_id, now=act.now
        )
    except NobodyToAsk:
        return  # it stays in the list, and comes first on the desk
    options = ring_now(act.now, stands_in=responders.stands_in, again=True)
    parts = [each.id for each in thread.unanswered]
    people = responders.people
    if unopened:
        people = thread.everybody_reached
        options = replace(options, unopened=True)
    ring(act, thread.id, parts, people, options)


def _promised(details: QuestionDetails) -> datetime:
    """Return when a question rings again that was asked when this one began to wait."""
    question = details.question
    return ring_again_time(
        question.waits_since or question.asked_at,
        details.answer_days,
        zone=details.zone,
        quiet_days=details.quiet_days,
    )
