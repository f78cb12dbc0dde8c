"""A member of a course and the planned meetings, as the features of learning need them.

One look at each person on each working day, at the person's hour. Days are local days of
the person; quiet days are the cohort's holidays (ISO dates).
"""

from dataclasses import dataclass
from datetime import datetime

from bot.membership.domain import ChatId, CohortId, EnrolmentId, PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A planned meeting of the cohort: when it begins, and the unit it is about, if it says so."""

    starts_at: datetime
    unit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """When somebody wants to be written to about learning: days of the week, minute of the day."""

    zone: str
    days: int
    minute: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An active member, as far as offers are concerned; `look_at` is when the look was due.

    `chat_id` is None for somebody who cannot be written to, or whose cohort is closed.
    `quiet_from` is minutes after local midnight. `practice_at` is when to write about practice
    next, as far as it was worked out; `unanswered` counts the messages about it in a row that
    nobody answered.
    """

    enrolment_id: EnrolmentId
    person_id: PersonId
    cohort_id: CohortId
    course: str
    chat_id: ChatId | None
    rhythm: Rhythm
    quiet_from: int
    quiet_days: frozenset[str]
    joined_at: datetime | None
    paused_until: datetime | None
    look_at: datetime | None
    practice_at: datetime | None = None
    unanswered: int = 0
