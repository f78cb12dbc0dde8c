"""What the asker sees of an answer: that there is one, whose it is, and whether it helped."""

from bot.domain.people.home import HomeState
from bot.domain.questions.question import QuestionId
from bot.locale import Texts
from bot.services.questions.opening import Opened
from bot.tg.buttons.questions import AskMore, CloseAnswer, OpenAnswer, ThatHelps
from bot.tg.screens.questions.asking import in_a_row, moment
from bot.tg.screens.screen import Key, Screen, paragraphs, tap
from bot.tg.screens.ways import to_home


def push(question: QuestionId, texts: Texts) -> Screen:
    """There is an answer: nothing that tells what about."""
    keys = [[tap(texts.label("answer.open"), OpenAnswer(question))]]
    return Screen(text=texts("answer.push"), keys=keys)


def home_key(state: HomeState, texts: Texts) -> list[Key]:
    """Return the key of Home's first row, if an answer was not opened yet."""
    if state.answer_id is None:
        return []
    return [tap(texts.label("answer.home"), OpenAnswer(state.answer_id))]


def above(opened: Opened, texts: Texts, *, zone: str) -> Screen:
    """When it was asked and who answers; the answers come below. Or that it was ended."""
    names, question = in_a_row(opened.names, texts), opened.asked.question
    asked = texts("answer.asked", when=moment(question.asked_at, texts, zone))
    if opened.answered:
        return Screen(text=paragraphs(asked, texts("answer.from", names=names)))
    return Screen(
        text=paragraphs(asked, texts("answer.ended", names=names)),
        keys=[
            [
                tap(texts.label("answer.more"), AskMore(question.id)),
                to_home(texts),
            ]
        ],
    )


def foot(question: QuestionId, above_id: int, texts: Texts) -> Screen:
    """Did this help?"""
    return Screen(
        text=texts("answer.helped"),
        keys=[
            [
                tap(texts.label("answer.helps"), ThatHelps(question, above_id)),
                tap(texts.label("answer.more"), AskMore(question)),
            ],
            [tap(texts.label("answer.close"), CloseAnswer(question, above_id))],
        ],
    )


def thanks(question: QuestionId, above_id: int, texts: Texts) -> Screen:
    """It helped."""
    close = CloseAnswer(question, above_id)
    return Screen(text=texts("answer.thanks"), keys=[[tap(texts.label("answer.close"), close)]])
