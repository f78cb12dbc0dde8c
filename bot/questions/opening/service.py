"""The asker opens an answer: copies of the answers, and the question whether they helped."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.act import Act
from bot.membership.domain import ChatId
from bot.outbox.domain import DELETABLE
from bot.questions.answering import storage as question_states
from bot.questions.domain import PartId, QuestionDetails, QuestionId
from bot.questions.ringing import service as ringing
from bot.questions.ringing import storage as question_copies
from bot.questions.service import Thread, load_own
from bot.refusals import StaleButton
from bot.storage.dialect import to_ms

SHOWN = "question.shown"
FOOT = "question.foot"
DOUBLE_TAP = timedelta(seconds=3)
"""A second tap within this time does not show the answers twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedAnswer:
    """An answer that the asker opened: who answered, or that it was ended without an answer."""

    details: QuestionDetails
    names: tuple[str, ...]
    answered: bool


async def open_answer(act: Act, question: QuestionId, *, chat: ChatId, above: int) -> OpenedAnswer:
    """Enqueue copies of the latest answers, and below them the question whether they helped.

    `above` is the message of this chat above them, for [Close]. Raise `StaleButton` if there
    is no answer.
    """
    thread = await load_own(act, question)
    answers = thread.answers[-ringing.MOST_PARTS :]
    if thread.details.question.closed_at is None and not answers:
        raise StaleButton
    question_states.note_opened(act.tx, question)
    if answers and not _just_shown(thread, chat, answers[0].id, now=act.now):
        for part in answers:
            dedup = f"question:{question}:opened:{to_ms(act.now)}:{part.id}"
            about = {"question": question, "part": part.id}
            ringing.enqueue(act, chat, SHOWN, about, dedup=dedup)
            question_copies.save_copy(act.tx, dedup, question, part.id)
        dedup = f"question:{question}:opened:{to_ms(act.now)}:0"
        about = {"question": question, "above": above}
        ringing.enqueue(act, chat, FOOT, about, dedup=dedup)
    taker = () if thread.details.taker is None else (thread.details.taker,)
    return OpenedAnswer(
        details=thread.details,
        names=tuple(dict.fromkeys(each.author for each in answers)) or taker,
        answered=bool(answers),
    )


async def hide(act: Act, question: QuestionId, *, chat: ChatId) -> None:
    """Enqueue the deletion of the answers in the asker's chat; they can be opened again."""
    thread = await load_own(act, question)
    mine = [each for each in thread.copies if each.chat_id == chat]
    for copy in mine:
        if copy.created_at > act.now - DELETABLE:
            ringing.enqueue_delete(act, copy, question)
    question_copies.delete_copies(act.tx, mine)


async def helped(act: Act, question: QuestionId) -> None:
    """Note that the answer helped, which ends the question; the coordinators see it."""
    thread = await load_own(act, question)
    if not await question_states.note_helped(act.tx, question, now=act.now):
        raise StaleButton
    ringing.enqueue_edits(act, thread)


def _just_shown(thread: Thread, chat: ChatId, part: PartId, *, now: datetime) -> bool:
    shown = (each for each in thread.copies if each.chat_id == chat and each.part_id == part)
    return any(now - each.created_at < DOUBLE_TAP for each in shown)
