"""Passes on the new words of an edited message, after the guard has read them again."""

from bot.questions.asking import service as asking
from bot.questions.asking.domain import Guarded, judge_message
from bot.questions.asking.screens import general_button
from bot.questions.editing import screens, service
from bot.questions.editing.service import EditedPart
from bot.safety.guard.domain import words_of
from bot.safety.guard.handlers import message_kind, send_safety_text
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("questions")


@routes.edited
async def handle_edited(turn: Turn, said: Incoming) -> bool:
    """Pass the new words of a question or an answer on; return False for another message."""
    if turn.visitor.person is None:
        return False
    edited = await service.find_edited(turn.act, chat=turn.chat_id, message=said.message_id)
    if edited is None:
        return False
    if not edited.is_answer and await _is_stopped(turn, said, edited):
        return True
    if edited.is_heard:
        service.replace_copies(turn.act, edited)
    turn.say(screens.heard(edited, turn.texts))
    return True


async def _is_stopped(turn: Turn, said: Incoming, edited: EditedPart) -> bool:
    """Take the question back if its new words must not be passed on, and answer as to a new one."""
    words, voice = words_of(turn.act.courses), said.kind is ContentType.VOICE
    verdict = judge_message(message_kind(said), said.text, words, voice=voice)
    if not isinstance(verdict, Guarded):
        return False
    question = edited.thread.details.question
    general = general_button(turn.texts, question=question.id)
    if question.may_be_taken_back:
        await asking.take_back(turn.act, question.id)
        general = general_button(turn.texts, cohort=question.cohort_id)
    await send_safety_text(turn, said, verdict.answer, more=[[general]])
    return True
