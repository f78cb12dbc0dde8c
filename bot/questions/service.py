"""Loads a question with its messages, and with the people who may answer it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.act import Act
from bot.membership.domain import ChatId, PersonId
from bot.membership.staff import storage as staff
from bot.membership.staff.domain import StaffMember, require_coordinator
from bot.outbox.gate.domain import quiet_hours_end
from bot.questions import storage
from bot.questions.domain import (
    NobodyToAsk,
    QuestionDetails,
    QuestionId,
    QuestionPart,
    QuestionState,
    Side,
    TakenBack,
)
from bot.questions.ringing import storage as question_copies
from bot.questions.ringing.storage import SentCopy
from bot.refusals import ForeignButton, require
from bot.storage.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Responders:
    """The people who get a question.

    `stands_in`: they are administrators, because no coordinator can be reached. `away` are
    coordinators who said that they are away; if all are, they get it anyway.
    """

    people: tuple[StaffMember, ...]
    stands_in: bool
    away: tuple[StaffMember, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Their names, in the order of appointment."""
        return tuple(each.name for each in self.people)

    def with_those_away(self) -> "Responders":
        """Return the same with the coordinators who are away, for what cannot wait."""
        there = {each.person_id for each in self.people}
        away = tuple(each for each in self.away if each.person_id not in there)
        return replace(self, people=(*self.people, *away))

    def awake_at(self, *, now: datetime) -> datetime | None:
        """Return when the first quiet time ends; None if somebody has no quiet time now."""
        ends = [
            quiet_hours_end(each.zone, each.quiet_from, each.quiet_until, now=now)
            for each in self.people
        ]
        asleep = [end for end in ends if end is not None]
        return min(asleep) if len(asleep) == len(ends) else None


def choose_responders(
    found: Sequence[StaffMember], *, except_for: PersonId, now: datetime
) -> Responders:
    """Return who gets a question of `except_for`; raise `NobodyToAsk` if nobody can be reached.

    Administrators stand in if no coordinator can be reached.
    """
    reached = tuple(each for each in found if each.reached and each.person_id != except_for)
    own = tuple(each for each in reached if each.own)
    if own:
        away = tuple(each for each in own if each.is_away(now=now))
        there = tuple(each for each in own if each not in away)
        return Responders(people=there or own, stands_in=False, away=away)
    if not reached:
        raise NobodyToAsk
    return Responders(people=reached, stands_in=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A question, its messages, their copies in other chats, and who may answer for its cohort."""

    details: QuestionDetails
    parts: tuple[QuestionPart, ...]
    copies: tuple[SentCopy, ...]
    responders: tuple[StaffMember, ...]

    @property
    def id(self) -> QuestionId:
        return self.details.question.id

    def speaks(self, person: PersonId | None) -> bool:
        """Tell whether somebody may answer for the cohort of the question."""
        return any(each.person_id == person for each in self.responders)

    @property
    def everybody_reached(self) -> tuple[StaffMember, ...]:
        """The coordinators and the administrators who can be reached, but for the asker."""
        asker = self.details.question.person_id
        return tuple(each for each in self.responders if each.reached and each.person_id != asker)

    def part(self, number: int) -> QuestionPart | None:
        return next((each for each in self.parts if each.id == number), None)

    def has_answer(self, chat: ChatId, message: int) -> bool:
        """Tell whether a message of a coordinator's chat is one of the answers."""
        return any(
            each.side is Side.DESK and (each.chat_id, each.message_id) == (chat, message)
            for each in self.parts
        )

    def above(self, chat: ChatId) -> int | None:
        """Return the id of the latest message above the copies in a chat."""
        lines = (c for c in self.copies if c.chat_id == chat and c.part_id is None)
        return next((each.message_id for each in reversed([*lines]) if each.message_id), None)

    @property
    def unanswered(self) -> tuple[QuestionPart, ...]:
        """What the asker wrote since the last answer."""
        return tuple(each for each in self.parts if each.id > self._last_answer)

    @property
    def answers(self) -> tuple[QuestionPart, ...]:
        """The latest answers in a row; the asker may have written more since."""
        last = self._last_answer
        before = (each.id for each in self.parts if each.side is Side.ASKER and each.id < last)
        since = max(before, default=0)
        return tuple(p for p in self.parts if p.side is Side.DESK and p.id > since)

    @property
    def answered_part(self) -> QuestionPart | None:
        """The asker's last message before these answers, to quote it."""
        answers = self.answers
        before = [
            each
            for each in self.parts
            if each.side is Side.ASKER and (not answers or each.id < answers[0].id)
        ]
        return before[-1] if before else None

    @property
    def _last_answer(self) -> int:
        return max((each.id for each in self.parts if each.side is Side.DESK), default=0)


async def find_question(tx: Tx, question: QuestionId) -> Thread | None:
    """Return a question, or None if it does not exist."""
    details, parts, copies, responders = await tx.ask_each(
        storage.details_query(question),
        storage.parts_query(question),
        question_copies.of_question_query(question),
        staff.staff_of_question_query(question),
    )
    found = storage.details_from(details)
    if found is None:
        return None
    return Thread(
        details=found,
        parts=tuple(storage.parts_from(parts)),
        copies=tuple(question_copies.copies_from(copies)),
        responders=tuple(staff.staff_from(responders)),
    )


async def load_question(tx: Tx, question: QuestionId) -> Thread:
    """Return a question; raise `StaleButton` if it does not exist."""
    return require(await find_question(tx, question))


async def load_own_question(act: Act, question: QuestionId) -> Thread:
    """Return somebody's own question; raise `ForeignButton` for another's."""
    thread = await load_question(act.tx, question)
    if thread.details.question.person_id != act.person.id:
        raise ForeignButton
    return thread


async def load_for_coordinator(act: Act, question: QuestionId) -> Thread:
    """Return a question to its coordinators; raise `NotAllowed` for others, or `TakenBack`."""
    thread = await load_question(act.tx, question)
    require_coordinator(act.visitor.grants, thread.details.question.cohort_id)
    if thread.details.question.state is QuestionState.WITHDRAWN:
        raise TakenBack
    return thread
