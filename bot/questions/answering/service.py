"""Coordinators take, answer, put off, end and list questions; the asker opens the answers."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.act import Act
from bot.membership.domain import ChatId, Cohort, CohortId, Person
from bot.paging import Page
from bot.people.rights import service as running
from bot.questions import storage as questions
from bot.questions.answering import storage
from bot.questions.domain import (
    AskerGone,
    PartId,
    QuestionDetails,
    QuestionId,
    QuestionKind,
    QuestionState,
    Side,
    TakenBack,
    next_working_morning,
    ring_again_time,
)
from bot.questions.ringing import service as ringing
from bot.questions.ringing import storage as question_copies
from bot.questions.ringing.service import RingOptions
from bot.questions.service import Thread, load_for_coordinator, load_own_question
from bot.refusals import StaleButton
from bot.storage.dialect import to_ms

PUSH = "question.answer"
PAGE = 6
TappedMessage = tuple[ChatId, int]
"""The chat and the message of a button that was tapped."""
SHOWN = "question.shown"
FOOT = "question.foot"
GOES_ON = timedelta(hours=1)
"""Within this time after an answer another message may continue it."""
MOST_OFFERED = 3
DOUBLE_TAP = timedelta(seconds=3)
"""A second tap within this time does not show the answers twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAnswered:
    """An answer is on its way. `taken_over_from` is the coordinator who had taken the question."""

    details: QuestionDetails
    taken_over_from: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPutOff:
    """A question will be shown again to one coordinator."""

    details: QuestionDetails
    until: datetime


async def take(act: Act, question: QuestionId, *, tapped: TappedMessage) -> QuestionDetails:
    """Give a question to the coordinator who acts; the others see it."""
    thread, me = await load_for_coordinator(act, question), act.person
    if not await storage.take(act.tx, question, me.id, now=act.now):
        raise StaleButton
    ringing.enqueue_edits(act, thread, except_for=tapped)
    return _taken_by(thread.details, me, QuestionState.TAKEN)


async def answer(act: Act, question: QuestionId, *, chat: ChatId, message: int) -> QuestionAnswered:
    """Save the id of an answer, and tell the asker that there is one.

    The coordinator has taken the question from then on. A message that was sent as an answer before
    is not sent a second time. Raise `NotAllowed`, `AskerGone` or `TakenBack`; then nothing is sent.
    """
    thread, me = await load_for_coordinator(act, question), act.person
    before = thread.details
    if not before.takes_part or before.chat_id is None:
        raise AskerGone
    if thread.has_answer(chat, message):
        return QuestionAnswered(details=before, taken_over_from=None)
    if not await storage.answer(act.tx, question, me.id, now=act.now):
        raise TakenBack
    await questions.add_part(
        act.tx, question, Side.DESK, me.id, chat=chat, message=message, now=act.now
    )
    _push(act, before, before.chat_id)
    ringing.enqueue_edits(act, thread)
    anothers = before.question.taken_by not in {None, me.id}
    return QuestionAnswered(
        details=_taken_by(before, me, QuestionState.ANSWERED),
        taken_over_from=before.taker if anothers else None,
    )


async def mine_to_answer(act: Act) -> list[QuestionDetails]:
    """Return the questions that a message of this coordinator may answer, the likeliest first.

    They have taken them, or nobody has taken them yet; no answer is promised to feedback.
    """
    taken = await storage.answered_by(
        act.tx, act.person.id, since=act.now - GOES_ON, limit=MOST_OFFERED
    )
    places = await running.open_cohorts(act)
    still_open = await storage.untaken_in(
        act.tx, [each.id for each in places], limit=MOST_OFFERED - len(taken)
    )
    return [*taken, *still_open]


async def put_off(act: Act, question: QuestionId) -> QuestionPutOff:
    """Show a waiting question again to this coordinator, on the next working morning."""
    thread, me = await load_for_coordinator(act, question), act.person
    details = thread.details
    if details.question.waits_since is None:
        raise StaleButton
    until = next_working_morning(act.now, zone=details.zone, quiet_days=details.quiet_days)
    mine = [each for each in thread.responders if each.person_id == me.id]
    options = RingOptions(due_at=until, stamp=f"later:{until:%Y%m%d}")
    parts = [each.id for each in thread.unanswered]
    ringing.ring(act, question, parts, mine, options)
    return QuestionPutOff(details=details, until=until)


async def end(act: Act, question: QuestionId, *, tapped: TappedMessage) -> QuestionDetails:
    """End a question, and tell an asker who waits; a wish to be contacted ends silently."""
    thread, me = await load_for_coordinator(act, question), act.person
    details = thread.details
    tell = (
        details.question.waits_since is not None and details.question.kind is QuestionKind.QUESTION
    )
    if not await storage.close(act.tx, question, me.id, tell=tell, now=act.now):
        raise StaleButton
    if tell and details.takes_part and details.chat_id is not None:
        _push(act, details, details.chat_id)
    ringing.enqueue_edits(act, thread, except_for=tapped)
    if details.question.taken_by is None:
        return _taken_by(details, me, QuestionState.CLOSED)
    return replace(details, question=replace(details.question, state=QuestionState.CLOSED))


async def show_thread(act: Act, question: QuestionId) -> None:
    """Send the whole thread to a coordinator again, so that they can answer by a reply."""
    thread, me = await load_for_coordinator(act, question), act.person
    await ringing.note_seen(act, thread)
    for mine in (each for each in thread.responders if each.person_id == me.id):
        ringing.enqueue_thread(act, thread, mine)


def _taken_by(details: QuestionDetails, person: Person, state: QuestionState) -> QuestionDetails:
    question = replace(details.question, state=state, taken_by=person.id)
    return replace(details, question=question, taker=person.name)


def _push(act: Act, before: QuestionDetails, chat: ChatId) -> None:
    """Tell the asker of the first answer; more answers before they open it add no message."""
    if before.question.unseen_since is not None:
        return
    ringing.enqueue(act, chat, PUSH, {"question": before.question.id})


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingQuestion:
    """A question that waits; `overdue`: longer than promised."""

    details: QuestionDetails
    overdue: bool

    @property
    def fact(self) -> tuple[int, int | None, bool]:
        """What a list shows of a question, to compare two lists."""
        return self.details.question.id, self.details.question.taken_by, self.overdue

    @property
    def name(self) -> str:
        """What tells this wait from another one, also of the same question."""
        question = self.details.question
        since = 0 if question.waits_since is None else to_ms(question.waits_since)
        return f"question:{question.id}:{since}{':overdue' if self.overdue else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionQueue:
    """One page of the open questions of a cohort, the oldest first; `zone` is the reader's."""

    cohort: Cohort
    page: Page[WaitingQuestion]
    zone: str
    now: datetime


async def open_questions(act: Act, cohort: CohortId) -> tuple[WaitingQuestion, ...]:
    """Return the open questions of a cohort, the oldest first."""
    return tuple(_waiting(each, now=act.now) for each in await storage.waiting_in(act.tx, cohort))


async def list_open(act: Act, cohort: CohortId, page: int = 0) -> QuestionQueue:
    """Return a page of open questions; raise `NotAllowed` for others than coordinators."""
    found = await running.require_cohort(act, cohort)
    waiting = await open_questions(act, cohort)
    return QuestionQueue(
        cohort=found,
        page=Page.of(waiting, page, size=PAGE),
        zone=act.person.zone,
        now=act.now,
    )


def _waiting(details: QuestionDetails, *, now: datetime) -> WaitingQuestion:
    since = details.question.waits_since
    assert since is not None
    promised = ring_again_time(
        since, details.answer_days, zone=details.zone, quiet_days=details.quiet_days
    )
    overdue = promised <= now and not details.question.is_feedback
    return WaitingQuestion(details=details, overdue=overdue)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedAnswer:
    """An answer that the asker opened: who answered, or that it was ended without an answer."""

    details: QuestionDetails
    names: tuple[str, ...]
    answered: bool


async def open_answer(act: Act, question: QuestionId, *, chat: ChatId, above: int) -> OpenedAnswer:
    """Enqueue copies of the latest answers, and below them the question whether they helped.

    `above` is the message of this chat above them, for [Close]. Raise `StaleButton` if there
    is no answer.
    """
    thread = await load_own_question(act, question)
    answers = thread.answers[-ringing.MOST_PARTS :]
    if thread.details.question.closed_at is None and not answers:
        raise StaleButton
    storage.note_opened(act.tx, question)
    if answers and not _just_shown(thread, chat, answers[0].id, now=act.now):
        for part in answers:
            dedup = f"question:{question}:opened:{to_ms(act.now)}:{part.id}"
            about = {"question": question, "part": part.id}
            ringing.enqueue(act, chat, SHOWN, about, dedup=dedup)
            question_copies.save_copy(act.tx, dedup, question, part.id)
        dedup = f"question:{question}:opened:{to_ms(act.now)}:0"
        about = {"question": question, "above": above}
        ringing.enqueue(act, chat, FOOT, about, dedup=dedup)
    taker = () if thread.details.taker is None else (thread.details.taker,)
    return OpenedAnswer(
        details=thread.details,
        names=tuple(dict.fromkeys(each.author for each in answers)) or taker,
        answered=bool(answers),
    )


async def hide(act: Act, question: QuestionId, *, chat: ChatId) -> None:
    """Enqueue the deletion of the answers in the asker's chat; they can be opened again."""
    thread = await load_own_question(act, question)
    mine = [each for each in thread.copies if each.chat_id == chat]
    for copy in mine:
        if copy.is_deletable(now=act.now):
            ringing.enqueue_delete(act, copy, question)
    question_copies.delete_copies(act.tx, mine)


async def helped(act: Act, question: QuestionId) -> None:
    """Note that the answer helped, which ends the question; the coordinators see it."""
    thread = await load_own_question(act, question)
    if not await storage.note_helped(act.tx, question, now=act.now):
        raise StaleButton
    ringing.enqueue_edits(act, thread)


def _just_shown(thread: Thread, chat: ChatId, part: PartId, *, now: datetime) -> bool:
    shown = (each for each in thread.copies if each.chat_id == chat and each.part_id == part)
    return any(now - each.created_at < DOUBLE_TAP for each in shown)
