"""The asker opens an answer: a line, copies of what was answered, and whether it helped."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.act import Act
from bot.membership.domain import ChatId, PersonId
from bot.outbox import storage as outbox
from bot.outbox.domain import DELETABLE, Lane
from bot.outbox.storage import NewMessage
from bot.questions.answering import storage as question_states
from bot.questions.domain import Asked, PartId, QuestionId
from bot.questions.ringing import service as ringing
from bot.questions.ringing import storage as question_copies
from bot.questions.service import Thread, load_mine
from bot.refusals import StaleButton
from bot.storage.dialect import to_ms

SHOWN = "question.shown"
FOOT = "question.foot"
DOUBLE_TAP = timedelta(seconds=3)
"""Who taps again within this time is impatient, and does not want the answers twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What was answered: by whom, or that it was ended without an answer."""

    asked: Asked
    names: tuple[str, ...]
    answered: bool


async def open_answer(
    act: Act, person: PersonId, question: QuestionId, *, chat: ChatId, above: int
) -> Opened:
    """Owe copies of what was answered last, and below them the question whether it helped.

    `above` is the message of this chat that stands above them, for [Close]. Raises
    `StaleButton` while nothing is answered.
    """
    thread = await load_mine(act.tx, person, question)
    answers = thread.answers[-ringing.MOST_PARTS :]
    if thread.asked.question.closed_at is None and not answers:
        raise StaleButton
    question_states.opened(act.tx, question)
    if answers and not _just_shown(thread, chat, answers[0].id, now=act.now):
        for part in answers:
            _owe(act, chat, SHOWN, question, {"part": part.id}, part=part.id)
        _owe(act, chat, FOOT, question, {"above": above}, part=None)
    taker = () if thread.asked.taker is None else (thread.asked.taker,)
    return Opened(
        asked=thread.asked,
        names=tuple(dict.fromkeys(each.author for each in answers)) or taker,
        answered=bool(answers),
    )


async def hide(act: Act, person: PersonId, question: QuestionId, *, chat: ChatId) -> None:
    """Owe the deletion of the answers in the asker's chat; they can be opened anew."""
    thread = await load_mine(act.tx, person, question)
    mine = [each for each in thread.copies if each.chat_id == chat]
    for copy in mine:
        if copy.created_at > act.now - DELETABLE:
            ringing.owe_delete(act, copy, question)
    question_copies.forget(act.tx, mine)


async def helped(act: Act, person: PersonId, question: QuestionId) -> Asked:
    """Note that the answer helped, which ends the question; the coordinators see it."""
    thread = await load_mine(act.tx, person, question)
    if not await question_states.helps(act.tx, question, now=act.now):
        raise StaleButton
    ringing.change(act, thread)
    return thread.asked


def _just_shown(thread: Thread, chat: ChatId, part: PartId, *, now: datetime) -> bool:
    shown = (each for each in thread.copies if each.chat_id == chat and each.part_id == part)
    return any(now - each.created_at < DOUBLE_TAP for each in shown)


def _owe(
    act: Act,
    chat: ChatId,
    kind: str,
    question: QuestionId,
    about: Mapping[str, int],
    *,
    part: PartId | None,
) -> None:
    dedup = f"question:{question}:opened:{to_ms(act.now)}:{part or 0}"
    debt = NewMessage(
        chat_id=chat,
        lane=Lane.URGENT,
        kind=kind,
        due_at=act.now,
        about={"question": question, **about},
        dedup=dedup,
    )
    outbox.enqueue(act.tx, [debt], now=act.now)
    if part is not None:
        question_copies.keep(act.tx, dedup, question, part)
