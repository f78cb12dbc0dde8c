"""The message that rings for coordinators: who asks, since when, and who took it."""

from datetime import datetime

from markupsafe import Markup

from bot.catalog.course import Course
from bot.locale import Texts
from bot.membership.domain import PersonId
from bot.questions.buttons import AnswerNow, EndQuestion, PutOffQuestion, TakeQuestion
from bot.questions.domain import (
    Question,
    QuestionDetails,
    QuestionKind,
    QuestionPart,
    QuestionState,
)
from bot.questions.screens import asker_label, day_with_clock, moment_or_time
from bot.telegram.kit.screen import Screen, ScreenButton, lines, link, paragraphs, tap


def ring(
    details: QuestionDetails,
    texts: Texts,
    *,
    reader: PersonId | None,
    zone: str,
    now: datetime,
    note: Markup | None = None,
    relay: Markup | None = None,
    course: Course | None = None,
) -> Screen:
    """Say who asks, since when, and who took it; a reply to this message is an answer.

    `relay` are the course's own words if somebody wants to be contacted. `course` knows the step of
    a plan that the question is about.
    """
    question = details.question
    when = question.waits_since or question.asked_at
    title = texts(
        _title(question),
        who=asker_label(details),
        when=moment_or_time(when, texts, zone, now),
    )
    return Screen(
        text=paragraphs(
            title,
            _way(question, texts, zone=zone, now=now),
            note,
            relay,
            None if course is None else _stuck_step(question, course, texts),
            texts("ringing.may_quote") if question.may_quote else None,
            _state(details, reader, texts),
        ),
        buttons=_buttons(details, reader, texts),
    )


def _title(question: Question) -> str:
    if question.kind is QuestionKind.CONTACT:
        return "ringing.contact"
    return "ringing.feedback" if question.is_feedback else "ringing.title"


def no_coordinator(details: QuestionDetails, texts: Texts) -> Markup:
    """Say why it rings for an administrator."""
    return texts("ringing.no_coordinator", course=details.title)


def overdue(texts: Texts) -> Markup:
    """Say why it rings again."""
    return texts("ringing.overdue")


def unopened(texts: Texts) -> Markup:
    """Say why it rings again, and for administrators."""
    return texts("ringing.unopened")


def said_by(part: QuestionPart, texts: Texts, *, zone: str) -> Screen:
    """Say who wrote the messages below, and when."""
    when = day_with_clock(part.said_at, texts, zone)
    return Screen(text=texts("ringing.said_by", name=part.author, when=when))


def deleted(texts: Texts) -> Screen:
    """Stand in for a message that its author deleted before it was copied."""
    return Screen(text=texts("ringing.deleted"))


def _stuck_step(question: Question, course: Course, texts: Texts) -> Markup | None:
    """Say which step of a plan the question is about, and what stood in its way."""
    step = next((each for each in course.plan_steps if each.id == question.step), None)
    barrier = next((each for each in course.barriers if each.id == question.barrier), None)
    about: Markup | None = None
    if step is not None:
        about = texts("ringing.step", step=step.text.in_(texts.language))
    elif question.step:
        about = texts("ringing.own_step")
    return lines(
        about,
        None
        if barrier is None
        else texts("ringing.barrier", barrier=barrier.label.in_(texts.language)),
    )


def _way(question: Question, texts: Texts, *, zone: str, now: datetime) -> Markup | None:
    """Say how somebody wants to be contacted, or that they did not say."""
    if question.kind is not QuestionKind.CONTACT:
        return None
    if question.not_before is not None:
        when = moment_or_time(question.not_before, texts, zone, now)
        return texts("ringing.way.later", when=when)
    return texts("ringing.way" if question.way is None else f"ringing.way.{question.way}")


def _state(details: QuestionDetails, reader: PersonId | None, texts: Texts) -> Markup | None:
    question = details.question
    match question.state:
        case QuestionState.OPEN:
            return texts("ringing.reply")
        case QuestionState.TAKEN if question.taken_by == reader:
            return texts("ringing.yours")
        case QuestionState.TAKEN:
            return texts("questions.has_it", name=details.taker or "")
        case QuestionState.ANSWERED:
            return texts("ringing.answered_by", name=details.taker or "")
        case QuestionState.CLOSED:
            helped = texts("ringing.helped") if question.helped else None
            return lines(texts("ringing.closed"), helped)
        case QuestionState.WITHDRAWN:
            return texts("ringing.withdrawn")


def _buttons(
    details: QuestionDetails, reader: PersonId | None, texts: Texts
) -> list[list[ScreenButton]]:
    question = details.question
    answer = tap(texts.label("ringing.answer"), AnswerNow(question.id))
    take = tap(texts.label("ringing.take"), TakeQuestion(question.id))
    later = tap(texts.label("ringing.later"), PutOffQuestion(question.id))
    done = tap(texts.label("questions.done"), EndQuestion(question.id))
    mine = question.taken_by == reader
    chat = _chat(details, texts)
    match question.state:
        case QuestionState.OPEN:
            return [[answer, take], [later, done], chat]
        case QuestionState.TAKEN if mine:
            return [[answer], [later, done], chat]
        case QuestionState.TAKEN:
            return [[take], chat]
        case QuestionState.ANSWERED if mine:
            return [[done]]
        case QuestionState.ANSWERED | QuestionState.CLOSED | QuestionState.WITHDRAWN:
            return []


def _chat(details: QuestionDetails, texts: Texts) -> list[ScreenButton]:
    """Return the link to the chat of a person who wants to be contacted."""
    if details.question.kind is not QuestionKind.CONTACT or details.chat_id is None:
        return []
    return [link(texts.label("ringing.open_chat"), f"tg://user?id={details.chat_id}")]
