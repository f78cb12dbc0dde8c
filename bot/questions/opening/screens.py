"""The asker sees that there is an answer and whose, and is asked whether it helped."""

from bot.locale import Texts
from bot.questions.buttons import AskMore, CloseAnswer, OpenAnswer, ThatHelps
from bot.questions.domain import QuestionId
from bot.questions.opening.service import OpenedAnswer
from bot.questions.screens import join_names, moment
from bot.telegram.kit.screen import Screen, paragraphs, tap
from bot.telegram.kit.ways import to_home


def push(question: QuestionId, texts: Texts) -> Screen:
    """Say that there is an answer, and nothing of what it is about."""
    buttons = [[tap(texts.label("answer.open"), OpenAnswer(question))]]
    return Screen(text=texts("answer.push"), buttons=buttons)


def above(opened: OpenedAnswer, texts: Texts, *, zone: str) -> Screen:
    """Say when it was asked and who answers, above the answers; or that it was ended."""
    names, question = join_names(opened.names, texts), opened.details.question
    heading = texts("answer.asked", when=moment(question.asked_at, texts, zone))
    if opened.answered:
        return Screen(text=paragraphs(heading, texts("answer.from", names=names)))
    return Screen(
        text=paragraphs(heading, texts("answer.ended", names=names)),
        buttons=[[tap(texts.label("answer.more"), AskMore(question.id)), to_home(texts)]],
    )


def foot(question: QuestionId, above_id: int, texts: Texts) -> Screen:
    """Ask whether the answers helped."""
    return Screen(
        text=texts("answer.helped"),
        buttons=[
            [
                tap(texts.label("answer.helps"), ThatHelps(question, above_id)),
                tap(texts.label("answer.more"), AskMore(question)),
            ],
            [tap(texts.label("answer.close"), CloseAnswer(question, above_id))],
        ],
    )


def thanks(tapped: ThatHelps, texts: Texts) -> Screen:
    """Say thank you."""
    close = CloseAnswer(tapped.question, tapped.above)
    return Screen(text=texts("answer.thanks"), buttons=[[tap(texts.label("answer.close"), close)]])
