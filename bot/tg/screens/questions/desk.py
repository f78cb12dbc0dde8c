"""What coordinators see: what rings, who has it, what waits."""

from datetime import datetime

from markupsafe import Markup

from bot.domain.people.person import PersonId
from bot.domain.questions.question import Kind, Part, State
from bot.domain.writing import beginning
from bot.locale import Texts
from bot.services.questions.answering import Answered, PutOff
from bot.services.questions.desk import Queue, Waiting
from bot.storage.questions import Asked
from bot.tg.buttons.questions import (
    EndQuestion,
    OpenQuestions,
    PutOffQuestion,
    QuestionsPage,
    ShowThread,
    TakeQuestion,
)
from bot.tg.screens.questions.asking import moment
from bot.tg.screens.screen import Key, Screen, lines, link, paragraphs, tap
from bot.tg.screens.ways import before_and_after, to_desk

NAME = 26
"""So many characters of a name stand on a key that has a row for itself."""


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
        when=_when(when, texts, zone, now),
    )
    return Screen(
        text=paragraphs(
            title,
            note,
            texts("question.nothing_seen") if contact else None,
            _state(asked, reader, texts),
        ),
        keys=_keys(asked, reader, texts),
    )


def put_off(outcome: PutOff, texts: Texts, *, reader: PersonId, zone: str, now: datetime) -> Screen:
    """It comes again on a morning; until then it can still be taken."""
    until = texts("question.put_off", when=moment(outcome.until, texts, zone))
    return ring(outcome.asked, texts, reader=reader, zone=zone, now=now, note=until)


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


def answered(outcome: Answered, texts: Texts) -> Screen:
    """It is on its way, or waits for somebody who cannot be reached; who had it before."""
    asked = outcome.asked
    key = "question.on_its_way" if asked.reached else "question.unreached"
    before = outcome.taken_over_from
    over = None if before is None else texts("question.taken_over", name=before)
    done = tap(texts.label("question.done"), EndQuestion(asked.question.id))
    return Screen(text=lines(texts(key, who=who(asked)), over), keys=[[done]])


def ended(asked: Asked, texts: Texts) -> Screen:
    """It is done."""
    return Screen(text=texts("question.ended", who=who(asked)))


def queue(found: Queue, texts: Texts, *, zone: str, now: datetime) -> Screen:
    """What waits, what has waited longest first; each opens its conversation."""
    cohort = found.cohort
    numbered = list(enumerate(found.shown, start=found.first))
    listed = [
        Markup("{}  {}").format(n, waiting_line(each, texts, zone=zone, now=now))
        for n, each in numbered
    ]
    return Screen(
        text=paragraphs(
            texts("questions.title"),
            texts("desk.course", course=cohort.title),
            lines(*listed) if listed else texts("questions.none"),
        ),
        keys=[
            *(
                [
                    tap(
                        f"{n}  {beginning(each.asked.asker, NAME)}",
                        ShowThread(each.asked.question.id),
                    )
                ]
                for n, each in numbered
            ),
            before_and_after(
                found.page, found.pages, lambda to: QuestionsPage(cohort.id, to), texts
            ),
            [to_desk(cohort.id, texts)],
        ],
    )


def queue_key(cohort: int, count: int, texts: Texts) -> list[Key]:
    """Return the desk's key to what waits; none if nothing does."""
    if not count:
        return []
    return [tap(texts.label("questions.label", n=count), OpenQuestions(cohort))]


def who(asked: Asked) -> str:
    """Return a name with its organization: "Sok Dara (Lotus House)"."""
    return asked.asker if asked.organization is None else f"{asked.asker} ({asked.organization})"


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


def _keys(asked: Asked, reader: PersonId | None, texts: Texts) -> list[list[Key]]:
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


def _chat(asked: Asked, texts: Texts) -> list[Key]:
    """Whoever wants to talk can be written to directly."""
    if asked.question.kind is not Kind.CONTACT or asked.chat_id is None:
        return []
    return [link(texts.label("question.open_chat"), f"tg://user?id={asked.chat_id}")]


def _when(at: datetime, texts: Texts, zone: str, now: datetime) -> str:
    if texts.day(at, zone) == texts.day(now, zone):
        return texts.clock(at, zone)
    return moment(at, texts, zone)


def waiting_line(each: Waiting, texts: Texts, *, zone: str, now: datetime) -> Markup:
    """Who waits since when, who has it, and whether for longer than was promised."""
    asked = each.asked
    since = asked.question.waits_since or asked.question.asked_at
    parts = [
        texts("questions.contact") if asked.question.kind is Kind.CONTACT else None,
        None if asked.taker is None else texts("question.has_it", name=asked.taker),
        texts("questions.overdue") if each.overdue else None,
    ]
    when = " · ".join([_when(since, texts, zone, now), *(part for part in parts if part)])
    return texts("questions.line", who=who(asked), when=when)
