"""A question is loaded with all that belongs to it, and with the people who may answer it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.act import Act
from bot.membership.domain import ChatId, PersonId
from bot.membership.staff import storage as staff
from bot.membership.staff.domain import StaffMember, require_coordinator
from bot.outbox.gate.domain import quiet_hours_end
from bot.questions import storage
from bot.questions.domain import Asked, NobodyToAsk, Part, QuestionId, Side, State, TakenBack
from bot.questions.ringing import storage as question_copies
from bot.questions.ringing.storage import Copy
from bot.refusals import ForeignButton, StaleButton
from bot.storage.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """Whom a question reaches. `stands_in`: administrators, since no coordinator is reached."""

    hearers: tuple[StaffMember, ...]
    stands_in: bool

    @property
    def names(self) -> tuple[str, ...]:
        """Their names, in the order in which they were appointed."""
        return tuple(each.name for each in self.hearers)

    def hears_at(self, *, now: datetime) -> datetime | None:
        """Return when the first of them is woken, or None if somebody is not asleep."""
        ends = [
            quiet_hours_end(each.zone, each.quiet_from, each.quiet_until, now=now)
            for each in self.hearers
        ]
        asleep = [end for end in ends if end is not None]
        return min(asleep) if len(asleep) == len(ends) else None


def circle_of(found: Sequence[StaffMember], *, besides: PersonId) -> Circle:
    """Return who hears what `besides` asks; raise `NobodyToAsk` if nobody can be reached.

    Nobody asks themselves. Where no coordinator can be reached, administrators stand in.
    """
    reached = tuple(each for each in found if each.reached and each.person_id != besides)
    own = tuple(each for each in reached if each.own)
    if own:
        return Circle(hearers=own, stands_in=False)
    if not reached:
        raise NobodyToAsk
    return Circle(hearers=reached, stands_in=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A question, what was said in it, where that was sent, and who may speak for its cohort."""

    asked: Asked
    parts: tuple[Part, ...]
    copies: tuple[Copy, ...]
    hearers: tuple[StaffMember, ...]

    @property
    def id(self) -> QuestionId:
        """The question's id."""
        return self.asked.question.id

    def speaks(self, person: PersonId | None) -> bool:
        """Whether somebody may speak for the cohort of the question."""
        return any(each.person_id == person for each in self.hearers)

    def part(self, number: int) -> Part | None:
        """Return one of its messages."""
        return next((each for each in self.parts if each.id == number), None)

    def above(self, chat: ChatId) -> int | None:
        """Return the id of the latest line above the copies in a chat."""
        lines = (c for c in self.copies if c.chat_id == chat and c.part_id is None)
        return next((each.message_id for each in reversed([*lines]) if each.message_id), None)

    @property
    def unanswered(self) -> tuple[Part, ...]:
        """What the asker said since the coordinators said something last."""
        last = max((each.id for each in self.parts if each.side is Side.DESK), default=0)
        return tuple(each for each in self.parts if each.id > last)

    @property
    def answers(self) -> tuple[Part, ...]:
        """The coordinators' latest words in a row; the asker may have said more since."""
        last = max((each.id for each in self.parts if each.side is Side.DESK), default=0)
        asked = (each.id for each in self.parts if each.side is Side.ASKER and each.id < last)
        since = max(asked, default=0)
        return tuple(p for p in self.parts if p.side is Side.DESK and p.id > since)

    @property
    def answered_part(self) -> Part | None:
        """What the asker said last before these answers, for quoting it."""
        answers = self.answers
        before = [
            each
            for each in self.parts
            if each.side is Side.ASKER and (not answers or each.id < answers[0].id)
        ]
        return before[-1] if before else None


async def find(tx: Tx, question: QuestionId) -> Thread | None:
    """Return a question, or None if there is no such one (any more)."""
    asked, parts, copies, hearers = await tx.ask_each(
        storage.asked_of(question),
        storage.parts_of(question),
        question_copies.of_question(question),
        staff.staff_of_question(question),
    )
    found = storage.asked_in(asked)
    if found is None:
        return None
    return Thread(
        asked=found,
        parts=tuple(storage.parts_in(parts)),
        copies=tuple(question_copies.copies_in(copies)),
        hearers=tuple(staff.staff_in(hearers)),
    )


async def load(tx: Tx, question: QuestionId) -> Thread:
    """Return a question; raise `StaleButton` if there is no such one (any more)."""
    thread = await find(tx, question)
    if thread is None:
        raise StaleButton
    return thread


async def load_mine(tx: Tx, person: PersonId, question: QuestionId) -> Thread:
    """Return somebody's own question; raise `ForeignButton` for somebody else's."""
    thread = await load(tx, question)
    if thread.asked.question.person_id != person:
        raise ForeignButton
    return thread


async def load_theirs(act: Act, question: QuestionId) -> Thread:
    """Return a question for who speaks for its cohort; `NotAllowed` for everybody else."""
    thread = await load(act.tx, question)
    require_coordinator(act.visitor.grants, thread.asked.question.cohort_id)
    if thread.asked.question.state is State.WITHDRAWN:
        raise TakenBack
    return thread
