"""A question, its messages and its states, and the working days within which it is answered.

The words are not stored: a question knows its messages by their ids at Telegram.

A message outside working hours counts from the next working morning, so that a question of
Friday evening is not "two days old" on Monday. Instants are UTC-aware, hours are local.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NewType
from zoneinfo import ZoneInfo

from bot.catalog.course import GuardWords
from bot.days import at_minute
from bot.membership.domain import ChatId, CohortId, PersonId
from bot.refusals import Refusal
from bot.safety.guard.domain import MessageKind, is_thanks
from bot.sessions.domain import SessionId

QuestionId = NewType("QuestionId", int)
PartId = NewType("PartId", int)

MOST_OPEN = 5
"""The limit of waiting questions of one person, so that nobody floods the coordinators."""


class QuestionKind(StrEnum):
    """What the asker wants."""

    QUESTION = "question"
    CONTACT = "contact"
    """To be contacted; nobody sees what they wrote."""


class ContactWay(StrEnum):
    """How somebody wants to be contacted."""

    WRITE = "write"
    CALL = "call"
    LATER = "later"
    """Not now."""


class QuestionState(StrEnum):
    OPEN = "open"
    TAKEN = "taken"
    ANSWERED = "answered"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Side(StrEnum):
    """Who wrote a message of a question."""

    ASKER = "asker"
    DESK = "desk"


class QuestionForm(StrEnum):
    """How a question was asked; the words themselves are not stored."""

    TEXT = "text"
    VOICE = "voice"


class NobodyToAsk(Refusal):
    """No coordinator and no administrator can be reached here now."""


class TooManyQuestions(Refusal):
    """Several questions of this person wait already."""


class AskerGone(Refusal):
    """The asker does not take part any more, so nothing is sent to them."""


class TakenBack(Refusal):
    """The asker took the question back."""


class NotAnAnswer(Refusal):
    """A contact, a place or a sticker is not an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thread between somebody and the coordinators of their cohort.

    `waits_since` is when the first unanswered message came, None if there is none.
    `unseen_since` is when an answer (or the end) came that the asker has not opened.
    `helped`: True after "That helps", False after "Ask more", else None. `step` and `barrier` are
    ids of the course: the step of a plan that the question is about, and what stood in its way.
    `number` counts the questions of this person, from 1; `said` is how it was asked, None if that
    was not stored or nothing was said. By both, questions of the same minute are told apart.
    `session` is the meeting that it is feedback on. `may_quote`: its words may be quoted without a
    name; None if the asker did not say. Of a wish to be contacted: `way` is how, `not_before` when
    at the earliest, `seen_at` when somebody first opened it.
    """

    id: QuestionId
    cohort_id: CohortId
    person_id: PersonId
    kind: QuestionKind
    state: QuestionState
    asked_at: datetime
    waits_since: datetime | None
    taken_by: PersonId | None
    answered_at: datetime | None
    closed_at: datetime | None
    unseen_since: datetime | None
    helped: bool | None
    step: str | None = None
    barrier: str | None = None
    number: int = 1
    said: QuestionForm | None = None
    session: SessionId | None = None
    may_quote: bool | None = None
    way: ContactWay | None = None
    not_before: datetime | None = None
    seen_at: datetime | None = None

    @property
    def is_feedback(self) -> bool:
        """Whether it is feedback on a meeting, to which no answer is promised."""
        return self.session is not None

    @property
    def may_be_taken_back(self) -> bool:
        """Whether the asker may take it back, until somebody answers or closes it."""
        return self.waits_since is not None and self.answered_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class StuckStep:
    """A step of a plan, and what stood in its way (None: in own words), as ids of the course."""

    step: str
    barrier: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPart:
    """One message of a question, by its id in the chat in which it was written."""

    id: PartId
    side: Side
    author_id: PersonId
    author: str
    chat_id: ChatId
    message_id: int
    said_at: datetime


MORNING = 8 * 60
EVENING = 17 * 60
_DAY = timedelta(days=1)
_SATURDAY = 5


def is_working_day(day: date, quiet_days: AbstractSet[str]) -> bool:
    """Tell whether people work on a day; `quiet_days` are ISO dates."""
    return day.weekday() < _SATURDAY and day.isoformat() not in quiet_days


def next_working_morning(at: datetime, *, zone: str, quiet_days: AbstractSet[str]) -> datetime:
    """Return the first 08:00 of a working day after an instant."""
    local = at.astimezone(ZoneInfo(zone))
    early = local.hour * 60 + local.minute < MORNING
    day = _from(local.date() if early else local.date() + _DAY, quiet_days)
    return at_minute(day, MORNING, zone)


def after_working_days(
    at: datetime, days: int, *, zone: str, quiet_days: AbstractSet[str]
) -> datetime:
    """Return the instant `days` working days later; after hours counts from the next morning."""
    local = at.astimezone(ZoneInfo(zone))
    day, minute = local.date(), local.hour * 60 + local.minute
    if not is_working_day(day, quiet_days) or minute >= EVENING:
        day, minute = _from(day + _DAY, quiet_days), MORNING
    for _ in range(days):
        day = _from(day + _DAY, quiet_days)
    return at_minute(day, max(minute, MORNING), zone)


def ring_again_time(
    at: datetime, answer_days: int, *, zone: str, quiet_days: AbstractSet[str]
) -> datetime:
    """Return when a question rings again: a working day after it was usually answered."""
    return after_working_days(at, answer_days + 1, zone=zone, quiet_days=quiet_days)


def _from(day: date, quiet_days: AbstractSet[str]) -> date:
    while not is_working_day(day, quiet_days):
        day += _DAY
    return day


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionDetails:
    """A question with its asker, the coordinator who took it, and the calendar of their cohort.

    `course` is the id of the cohort's course. `takes_part`: the asker still does. `reached`: their
    chat takes messages. Questions are usually answered within `answer_days` working days.
    """

    question: Question
    asker: str
    organization: str | None
    taker: str | None
    title: str
    zone: str
    quiet_days: frozenset[str]
    takes_part: bool
    chat_id: ChatId | None
    reached: bool
    course: str = ""
    answer_days: int = 1


@dataclass(frozen=True, slots=True)
class AcceptedMessage:
    """The message may be passed on."""


@dataclass(frozen=True, slots=True)
class Thanked:
    """The message is thanks, not a question."""


@dataclass(frozen=True, slots=True)
class NotAccepted:
    """The message is neither text nor voice."""


Taken = AcceptedMessage | Thanked | NotAccepted


def accept_question(came: MessageKind, text: str, words: GuardWords, *, voice: bool) -> Taken:
    """Decide whether a message can be passed on, or is thanks; the guard checks its words apart.

    The guard cannot check voice, so voice is accepted only where a question was expected or the
    person says that it is one, and copied by its id. Nothing else is accepted.
    """
    if came is MessageKind.STICKER or (came is MessageKind.TEXT and is_thanks(text, words)):
        return Thanked()
    return AcceptedMessage() if came is MessageKind.TEXT or voice else NotAccepted()
