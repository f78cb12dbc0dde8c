"""Coordinators take a question, answer it, put it off or end it, and list open questions."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.act import Act
from bot.membership.domain import ChatId, Cohort, CohortId, Person
from bot.paging import Page
from bot.people.rights import service as running
from bot.questions import storage as questions
from bot.questions.answering import storage
from bot.questions.domain import (
    PROMISE,
    Asked,
    AskerGone,
    Kind,
    QuestionId,
    Side,
    State,
    TakenBack,
    after_working_days,
    next_working_morning,
)
from bot.questions.ringing import service as ringing
from bot.questions.ringing.service import Bell
from bot.questions.service import load_theirs
from bot.refusals import StaleButton

PUSH = "question.answer"
PAGE = 6
Tapped = tuple[ChatId, int]
"""The chat and the message in which a key was pressed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer is on its way. `taken_over_from` is who had the question before."""

    asked: Asked
    taken_over_from: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PutOff:
    """A question is shown again to one coordinator at an instant."""

    asked: Asked
    until: datetime


async def take(act: Act, question: QuestionId, *, tapped: Tapped) -> Asked:
    """Let a coordinator have a question; the others see who has it."""
    thread, me = await load_theirs(act, question), act.person
    if not await storage.take(act.tx, question, me.id, now=act.now):
        raise StaleButton
    ringing.change(act, thread, besides=tapped)
    return _had_by(thread.asked, me, State.TAKEN)


async def answer(act: Act, question: QuestionId, *, chat: ChatId, message: int) -> Answered:
    """Keep the id of an answer, and owe its asker a line that says that there is one.

    Who answers has the question from then on. Raises `NotAllowed` for who speaks for the
    cohort no more, `AskerGone` and `TakenBack`; then nothing is sent.
    """
    thread, me = await load_theirs(act, question), act.person
    before = thread.asked
    if not before.takes_part or before.chat_id is None:
        raise AskerGone
    if not await storage.answer(act.tx, question, me.id, now=act.now):
        raise TakenBack
    await questions.add_part(
        act.tx, question, Side.DESK, me.id, chat=chat, message=message, now=act.now
    )
    _push(act, before, before.chat_id)
    ringing.change(act, thread)
    anothers = before.question.taken_by not in {None, me.id}
    return Answered(
        asked=_had_by(before, me, State.ANSWERED),
        taken_over_from=before.taker if anothers else None,
    )


async def put_off(act: Act, question: QuestionId) -> PutOff:
    """Show a question that waits once more to this coordinator, on the next working morning."""
    thread, me = await load_theirs(act, question), act.person
    asked = thread.asked
    if asked.question.waits_since is None:
        raise StaleButton
    until = next_working_morning(act.now, zone=asked.zone, quiet_days=asked.quiet_days)
    mine = [each for each in thread.hearers if each.person_id == me.id]
    bell = Bell(due_at=until, stamp=f"later:{until:%Y%m%d}")
    parts = [each.id for each in thread.unanswered]
    ringing.ring(act, question, parts, mine, bell)
    return PutOff(asked=asked, until=until)


async def end(act: Act, question: QuestionId, *, tapped: Tapped) -> Asked:
    """End a question. Who waits for an answer is told; a wish to talk ends without a word."""
    thread, me = await load_theirs(act, question), act.person
    asked = thread.asked
    tell = asked.question.waits_since is not None and asked.question.kind is Kind.QUESTION
    if not await storage.close(act.tx, question, me.id, tell=tell, now=act.now):
        raise StaleButton
    if tell and asked.takes_part and asked.chat_id is not None:
        _push(act, asked, asked.chat_id)
    ringing.change(act, thread, besides=tapped)
    if asked.question.taken_by is None:
        return _had_by(asked, me, State.CLOSED)
    return replace(asked, question=replace(asked.question, state=State.CLOSED))


async def show_thread(act: Act, question: QuestionId) -> None:
    """Owe a coordinator the whole thread anew, so that it can be answered by a reply."""
    thread, me = await load_theirs(act, question), act.person
    for mine in (each for each in thread.hearers if each.person_id == me.id):
        ringing.show(act, thread, mine)


def _had_by(asked: Asked, person: Person, state: State) -> Asked:
    question = replace(asked.question, state=state, taken_by=person.id)
    return replace(asked, question=question, taker=person.name)


def _push(act: Act, before: Asked, chat: ChatId) -> None:
    """Say once that there is an answer, until it is opened; several answers are one line."""
    if before.question.unseen_since is not None:
        return
    ringing.enqueue(act, chat, PUSH, {"question": before.question.id})


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A question that waits, and whether for longer than was promised."""

    asked: Asked
    overdue: bool

    @property
    def fact(self) -> tuple[int, int | None, bool]:
        """What a list shows of it: which, who has it, whether it is overdue."""
        return self.asked.question.id, self.asked.question.taken_by, self.overdue


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """One page of what waits in a cohort, what has waited longest first."""

    cohort: Cohort
    page: Page[Waiting]


async def open_questions(act: Act, cohort: CohortId) -> tuple[Waiting, ...]:
    """Return what waits in a cohort, what has waited longest first (for Today)."""
    return tuple(_waiting(each, now=act.now) for each in await questions.waiting_in(act.tx, cohort))


async def list_open(act: Act, cohort: CohortId, *, page: int) -> Queue:
    """Return a page of what waits; raises `NotAllowed` for others than coordinators."""
    found = await running.require_cohort(act, cohort)
    waiting = await open_questions(act, cohort)
    return Queue(cohort=found, page=Page.of(waiting, page, size=PAGE))


def _waiting(asked: Asked, *, now: datetime) -> Waiting:
    since = asked.question.waits_since
    assert since is not None
    promised = after_working_days(since, PROMISE, zone=asked.zone, quiet_days=asked.quiet_days)
    return Waiting(asked=asked, overdue=promised <= now)
