"""The message that rings for coordinators: who asks, since when, and who has it."""

from datetime import datetime

from markupsafe import Markup

from bot.locale import Texts
from bot.membership.domain import PersonId
from bot.questions.buttons import EndQuestion, PutOffQuestion, TakeQuestion
from bot.questions.domain import Asked, Kind, Part, State
from bot.questions.screens import moment, moment_or_time, who
from bot.telegram.kit.screen import Screen, ScreenButton, lines, link, paragraphs, tap


def ring(
    asked: Asked,
    texts: Texts,
    *,
    reader: PersonId | None,
    zone: str,
    now: datetime,
    note: Markup | None = None,
) -> Screen:
    """Who asks, since when, and who has it; replying to it answers."""
    question = asked.question
    when = question.waits_since or question.asked_at
    contact = question.kind is Kind.CONTACT
    title = texts(
        "question.contact" if contact else "question.title",
        who=who(asked),
        when=moment_or_time(when, texts, zone, now),
    )
    return Screen(
        text=paragraphs(
            title,
            note,
            texts("question.nothing_seen") if contact else None,
            _state(asked, reader, texts),
        ),
        buttons=_buttons(asked, reader, texts),
    )


def no_coordinator(asked: Asked, texts: Texts) -> Markup:
    """Why it rings at somebody who is no coordinator of the course."""
    return texts("question.no_coordinator", course=asked.title)


def overdue(texts: Texts) -> Markup:
    """Why it rings again."""
    return texts("question.overdue")


def said_by(part: Part, texts: Texts, *, zone: str) -> Screen:
    """Whose words come below, and of when."""
    when = moment(part.said_at, texts, zone)
    return Screen(text=texts("question.said_by", name=part.author, when=when))


def deleted(texts: Texts) -> Screen:
    """In the place of a message that its writer deleted before it could be copied."""
    return Screen(text=texts("question.deleted"))


def _state(asked: Asked, reader: PersonId | None, texts: Texts) -> Markup | None:
    question = asked.question
    match question.state:
        case State.OPEN:
            return texts("question.reply")
        case State.TAKEN if question.taken_by == reader:
            return texts("question.yours")
        case State.TAKEN:
            return texts("question.has_it", name=asked.taker or "")
        case State.ANSWERED:
            return texts("question.answered_by", name=asked.taker or "")
        case State.CLOSED:
            helped = texts("question.helped") if question.helped else None
            return lines(texts("question.closed"), helped)
        case State.WITHDRAWN:
            return texts("question.withdrawn")


def _buttons(asked: Asked, reader: PersonId | None, texts: Texts) -> list[list[ScreenButton]]:
    question = asked.question
    take = tap(texts.label("question.take"), TakeQuestion(question.id))
    later = tap(texts.label("question.later"), PutOffQuestion(question.id))
    done = tap(texts.label("question.done"), EndQuestion(question.id))
    mine = question.taken_by == reader
    chat = _chat(asked, texts)
    match question.state:
        case State.OPEN:
            return [[take, later], [done], chat]
        case State.TAKEN if mine:
            return [[later, done], chat]
        case State.TAKEN:
            return [[take], chat]
        case State.ANSWERED if mine:
            return [[done]]
        case State.ANSWERED | State.CLOSED | State.WITHDRAWN:
            return []


def _chat(asked: Asked, texts: Texts) -> list[ScreenButton]:
    """Whoever wants to talk can be written to directly."""
    if asked.question.kind is not Kind.CONTACT or asked.chat_id is None:
        return []
    return [link(texts.label("question.open_chat"), f"tg://user?id={asked.chat_id}")]
