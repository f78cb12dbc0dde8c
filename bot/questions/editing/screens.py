"""Says that a message was edited, to its readers and to its author."""

from datetime import datetime

from bot.locale import Texts
from bot.questions.buttons import AskMore, TakeQuestionBack
from bot.questions.domain import Question, QuestionPart
from bot.questions.editing.service import EditedPart
from bot.telegram.kit.screen import Screen, ScreenButton, tap
from bot.telegram.kit.ways import to_home


def changed(part: QuestionPart, at: datetime, texts: Texts, *, zone: str) -> Screen:
    """Say above the new words who changed them."""
    time = texts.clock(at, zone)
    return Screen(text=texts("questions_editing.changed", name=part.author, time=time))


def heard(edited: EditedPart, texts: Texts) -> Screen:
    """Tell the author that the others get the new words, or that it is too late for that."""
    question = edited.thread.details.question
    if edited.is_answer:
        return Screen(text=texts("questions_editing.question_change_sent"))
    key = "questions_editing.change_sent" if edited.is_heard else "questions_editing.change_late"
    return Screen(text=texts(key), buttons=[[*_next(question, texts), to_home(texts)]])


def _next(question: Question, texts: Texts) -> list[ScreenButton]:
    if question.may_be_taken_back:
        return [tap(texts.label("questions.ask_take_back"), TakeQuestionBack(question.id))]
    return [tap(texts.label("questions.answer_more"), AskMore(question.id))]
