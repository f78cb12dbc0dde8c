"""Coordinators take a question, put it off, end it, list what waits, and answer by replying."""

from bot.membership.domain import ChatId, CohortId
from bot.questions.answering import screens, service, storage
from bot.questions.answering.service import list_open
from bot.questions.answering.storage import Addressed
from bot.questions.asking.handlers import hear
from bot.questions.buttons import (
    EndQuestion,
    OpenQuestions,
    PutOffQuestion,
    QuestionsPage,
    ShowThread,
    TakeQuestion,
)
from bot.questions.domain import Asked, NotAnAnswer, QuestionId
from bot.questions.ringing import screens as ringing_screens
from bot.refusals import StaleButton
from bot.telegram.incoming.context import AccessAttempt, Turn
from bot.telegram.incoming.messages import Incoming, Kind
from bot.telegram.incoming.router import Routes

routes = Routes("questions", staff=True)

ANSWERS = frozenset(
    {Kind.TEXT, Kind.VOICE, Kind.PHOTO, Kind.DOCUMENT, Kind.AUDIO, Kind.VIDEO, Kind.ANIMATION}
)
"""What may be copied to somebody as an answer."""


async def hear_reply(turn: Turn, said: Incoming) -> bool:
    """Take a reply to a message of a question; return False if it is none."""
    if said.reply_to is None or turn.visitor.person is None:
        return False
    question = await storage.addressed(turn.tx, turn.chat_id, said.reply_to)
    if question is None:
        question = await _named_by_keys(turn, said)
    if question is None:
        return False
    if question.asker == turn.person.id:
        await hear(turn, said, question.id)
    else:
        turn.attempt = AccessAttempt.reply(question.id)
        await _answer(turn, said, question.id)
    return True


async def _named_by_keys(turn: Turn, said: Incoming) -> Addressed | None:
    """Find the question of a line by the buttons under it.

    After a crash a line may stand there twice, and the outbox knows the id of one of them only.
    """
    buttons = (each for each in said.reply_buttons if isinstance(each, TakeQuestion | EndQuestion))
    key = next(buttons, None)
    return None if key is None else await storage.named(turn.tx, QuestionId(key.question))


@routes.tap(TakeQuestion)
async def take(turn: Turn, button: TakeQuestion) -> None:
    question = button.question
    asked = await service.take(turn.act, question, tapped=_tapped(turn))
    _show(turn, asked)


@routes.tap(PutOffQuestion)
async def put_off(turn: Turn, button: PutOffQuestion) -> None:
    question = button.question
    outcome = await service.put_off(turn.act, question)
    me = turn.person
    turn.show(screens.put_off(outcome, turn.texts, reader=me.id, zone=me.zone, now=turn.now))


@routes.tap(EndQuestion)
async def end(turn: Turn, button: EndQuestion) -> None:
    question = button.question
    asked = await service.end(turn.act, question, tapped=_tapped(turn))
    turn.show(screens.ended(asked, turn.texts))


@routes.tap(OpenQuestions)
async def open_questions(turn: Turn, button: OpenQuestions) -> None:
    await _list(turn, button.cohort, 0)


@routes.tap(QuestionsPage)
async def turn_page(turn: Turn, button: QuestionsPage) -> None:
    await _list(turn, button.cohort, button.page)


@routes.tap(ShowThread)
async def show_thread(turn: Turn, button: ShowThread) -> None:
    question = button.question
    await service.show_thread(turn.act, question)


async def _answer(turn: Turn, said: Incoming, question: QuestionId) -> None:
    if said.kind not in ANSWERS:
        raise NotAnAnswer
    outcome = await service.answer(turn.act, question, chat=turn.chat_id, message=said.message_id)
    turn.say(screens.answered(outcome, turn.texts))


async def _list(turn: Turn, cohort: CohortId, page: int) -> None:
    found = await list_open(turn.act, cohort, page=page)
    turn.show(screens.queue(found, turn.texts, zone=turn.person.zone, now=turn.now))


def _show(turn: Turn, asked: Asked) -> None:
    turn.show(
        ringing_screens.ring(
            asked, turn.texts, reader=turn.person.id, zone=turn.person.zone, now=turn.now
        )
    )


def _tapped(turn: Turn) -> tuple[ChatId, int]:
    if turn.tapped_message_id is None:
        raise StaleButton
    return turn.chat_id, turn.tapped_message_id
