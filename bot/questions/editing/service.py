"""Replaces the copies of a message that was edited, since a copy never changes by itself.

Copies that were not opened yet need nothing: they are made from the message when they are opened.
"""

from dataclasses import dataclass

from bot.act import Act
from bot.membership.domain import ChatId
from bot.questions.answering.service import SHOWN
from bot.questions.domain import QuestionPart, QuestionState, Side
from bot.questions.editing import storage
from bot.questions.ringing import service as ringing
from bot.questions.ringing import storage as question_copies
from bot.questions.ringing.service import COPY, REQUESTED
from bot.questions.ringing.storage import SentCopy
from bot.questions.service import Thread, find_question
from bot.storage.dialect import to_ms

CHANGED = "question.changed"
"""The kind of the line above the new words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedPart:
    """A message of a question that its author edited."""

    thread: Thread
    part: QuestionPart

    @property
    def is_answer(self) -> bool:
        return self.part.side is Side.DESK

    @property
    def is_heard(self) -> bool:
        """Whether the other side gets the new words: of a question only while it waits."""
        return self.is_answer or self.thread.details.question.waits_since is not None


async def find_edited(act: Act, *, chat: ChatId, message: int) -> EditedPart | None:
    """Return the message of a question that the visitor edited; None for anything else."""
    found = await storage.find_part(act.tx, chat, message)
    thread = None if found is None else await find_question(act.tx, found.question)
    part = None if found is None or thread is None else thread.part(found.part)
    if thread is None or part is None or part.author_id != act.visitor.person_id:
        return None
    if thread.details.question.state is QuestionState.WITHDRAWN:
        return None
    if part.side is Side.DESK and not thread.speaks(part.author_id):
        return None
    return EditedPart(thread=thread, part=part)


def replace_copies(act: Act, edited: EditedPart) -> None:
    """Enqueue the new words in each chat that has a copy, and the deletion of what it had."""
    old = [copy for copy in edited.thread.copies if copy.part_id == edited.part.id and copy.is_sent]
    for chat in dict.fromkeys(copy.chat_id for copy in old):
        _enqueue_new(act, edited, chat)
    for copy in old:
        _forget(act, edited.thread, copy)


def _enqueue_new(act: Act, edited: EditedPart, chat: ChatId) -> None:
    question, part = edited.thread.id, edited.part.id
    about = {"question": question, "part": part}
    stamp = f"{question}:{part}:{chat}:{to_ms(act.now)}"
    kind = SHOWN if edited.is_answer else COPY + REQUESTED
    for each in (CHANGED, kind):
        dedup = f"{each}:edited:{stamp}"
        ringing.enqueue(act, chat, each, about, dedup=dedup)
        question_copies.save_copy(act.tx, dedup, question, part)


def _forget(act: Act, thread: Thread, copy: SentCopy) -> None:
    if copy.is_deletable(now=act.now):
        ringing.enqueue_delete(act, copy, thread.id)
        question_copies.delete_copies(act.tx, [copy])
