"""Coordinators take, answer, put off and end questions; the asker opens and closes answers."""

from typing import Any

from bot.membership.domain import ChatId
from bot.questions.answering import screens, service, storage
from bot.questions.answering.storage import RepliedQuestion
from bot.questions.asking.handlers import handle_question
from bot.questions.buttons import (
    AnswerNow,
    AnswerQuestion,
    CheckAnswer,
    CloseAnswer,
    EndQuestion,
    OpenAnswer,
    OpenQuestions,
    PutOffQuestion,
    QuestionsPage,
    ShowThread,
    TakeQuestion,
    ThatHelps,
)
from bot.questions.domain import NotAnAnswer, QuestionId
from bot.questions.ringing import screens as ringing
from bot.questions.service import load_for_coordinator
from bot.refusals import require
from bot.safety.guard.handlers import LINE
from bot.telegram.incoming.context import ANSWERED_WITHIN, AccessAttempt, Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls

routes = Routes("questions", staff=True)
ANSWERING = "question.answer"

ANSWERS = frozenset(
    {
        ContentType.TEXT,
        ContentType.VOICE,
        ContentType.PHOTO,
        ContentType.DOCUMENT,
        ContentType.AUDIO,
        ContentType.VIDEO,
        ContentType.ANIMATION,
    }
)
"""These kinds of message may be copied to the asker as an answer."""


async def handle_reply(turn: Turn, said: Incoming) -> bool:
    """Handle a reply to a message of a question; return False for another reply."""
    if said.reply_to is None or turn.visitor.person is None:
        return False
    question = await storage.find_by_reply(turn.tx, turn.chat_id, said.reply_to)
    if question is None:
        question = await _find_by_buttons(turn, said)
    if question is None:
        return False
    if question.asker == turn.person.id:
        await handle_question(turn, said, question.id)
    else:
        turn.attempt = AccessAttempt.reply(question.id)
        await _answer(turn, said, question.id)
    return True


async def _find_by_buttons(turn: Turn, said: Incoming) -> RepliedQuestion | None:
    """Find the question of a message by the buttons below it.

    After a crash a message may be in the chat twice, and the outbox knows only one of the ids.
    """
    buttons = (each for each in said.reply_buttons if isinstance(each, TakeQuestion | EndQuestion))
    found = next(buttons, None)
    return None if found is None else await storage.find_by_id(turn.tx, found.question)


@routes.tap(TakeQuestion)
async def take(turn: Turn, button: TakeQuestion) -> None:
    details = await service.take(turn.act, button.question, tapped=_tapped(turn))
    me = turn.person
    course = turn.bot.courses.get(details.course)
    turn.show(
        ringing.ring(details, turn.texts, reader=me.id, zone=me.zone, now=turn.now, course=course)
    )


@routes.tap(AnswerNow)
async def ask_answer(turn: Turn, button: AnswerNow) -> None:
    """Ask for the answer in a message of its own: the question stays as it is."""
    details = (await load_for_coordinator(turn.act, button.question)).details
    turn.begin(ANSWERING, ANSWERED_WITHIN, question=button.question)
    turn.say(screens.ask_answer(details, turn.texts))


@routes.dialog(ANSWERING, guard=LINE)
async def read_answer(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    question = QuestionId(dialog["question"])
    await _answer(turn, said, question)
    turn.end_dialog()


@routes.tap(AnswerQuestion)
async def answer_with_this(turn: Turn, button: AnswerQuestion) -> None:
    """Send the message that was offered as an answer."""
    await load_for_coordinator(turn.act, button.question)
    if turn.quoted is None:
        turn.show(screens.send_again(turn.texts))
        return
    await _answer(turn, turn.quoted, button.question)


@routes.tap(CheckAnswer)
async def check_answer(turn: Turn, button: CheckAnswer) -> None:
    details = (await load_for_coordinator(turn.act, button.question)).details
    turn.show(screens.check_answer(details, turn.texts))


@routes.tap(PutOffQuestion)
async def put_off(turn: Turn, button: PutOffQuestion) -> None:
    outcome = await service.put_off(turn.act, button.question)
    me, course = turn.person, turn.bot.courses.get(outcome.details.course)
    turn.show(
        screens.put_off(
            outcome, turn.texts, reader=me.id, zone=me.zone, now=turn.now, course=course
        )
    )


@routes.tap(EndQuestion)
async def end(turn: Turn, button: EndQuestion) -> None:
    details = await service.end(turn.act, button.question, tapped=_tapped(turn))
    turn.show(screens.ended(details, turn.texts))


routes.shows(OpenQuestions, service.list_open, screens.queue)
routes.shows(QuestionsPage, service.list_open, screens.queue)


@routes.tap(ShowThread)
async def show_thread(turn: Turn, button: ShowThread) -> None:
    await service.show_thread(turn.act, button.question)


async def _answer(turn: Turn, said: Incoming, question: QuestionId) -> None:
    if said.kind not in ANSWERS:
        raise NotAnAnswer
    outcome = await service.answer(turn.act, question, chat=turn.chat_id, message=said.message_id)
    turn.show(screens.answered(outcome, turn.texts))


def _tapped(turn: Turn) -> tuple[ChatId, int]:
    return turn.chat_id, require(turn.tapped_message_id)


@routes.tap(OpenAnswer, private=True, staff=False)
async def open_answer(turn: Turn, button: OpenAnswer) -> None:
    above = require(turn.tapped_message_id)
    opened = await service.open_answer(turn.act, button.question, chat=turn.chat_id, above=above)
    turn.show(screens.above(opened, turn.texts, zone=turn.person.zone))


@routes.tap(CloseAnswer, staff=False)
async def close_answer(turn: Turn, button: CloseAnswer) -> None:
    """Delete the answers from the chat, and turn the message above them back into Home.

    A message that is too old to be deleted becomes Home itself.
    """
    await service.hide(turn.act, button.question, chat=turn.chat_id)
    if turn.tapped_message_id is not None and turn.can_delete_message:
        turn.reply("delete", calls.delete(turn.chat_id, turn.tapped_message_id))
        turn.tapped_message_id = button.above
    await turn.go_home()


@routes.tap(ThatHelps, staff=False)
async def that_helps(turn: Turn, button: ThatHelps) -> None:
    await service.helped(turn.act, button.question)
    turn.show(screens.thanks(button, turn.texts))
