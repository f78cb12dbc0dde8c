"""Members of a course and planned meetings, for all features of learning.

Days are local days of the person; quiet days are the cohort's holidays (ISO dates).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from bot.days import at_minute, local_day
from bot.membership.domain import ChatId, CohortId, EnrolmentId, PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A planned meeting of the cohort: when it begins, and its unit, if it has one."""

    starts_at: datetime
    unit: str | None


Meetings = Mapping[CohortId, Sequence[Meeting]]
"""The planned meetings of each cohort, in order."""


def next_meeting_at(meetings: Sequence[Meeting], *, now: datetime) -> datetime | None:
    """Return when the next meeting begins, or None; `meetings` are in order."""
    return next((meeting.starts_at for meeting in meetings if meeting.starts_at > now), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageTimes:
    """When somebody wants messages about learning: days of the week as bits, Monday first.

    `minute` is the minute of the local day.
    """

    zone: str
    days: int
    minute: int


_HORIZON: Final = 400  # days in which practice days are searched


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeCalendar:
    """The days and the time at which somebody may get a message about practice.

    It excludes `quiet_days` (ISO dates) and days with a meeting (`session_days`).
    """

    times: MessageTimes
    quiet_days: Collection[str] = frozenset()
    session_days: Collection[date] = frozenset()

    def is_practice_day(self, day: date) -> bool:
        if not self.times.days & (1 << day.weekday()):
            return False
        return day not in self.session_days and day.isoformat() not in self.quiet_days

    def today(self, now: datetime) -> date:
        return local_day(now, self.times.zone)

    def practice_days(self, first: date) -> Iterator[date]:
        """Return the practice days of about a year, beginning with `first`."""
        days = (first + timedelta(days=n) for n in range(_HORIZON))
        return (day for day in days if self.is_practice_day(day))

    def at(self, day: date) -> datetime:
        """Return the instant of the person's minute on a local day."""
        return at_minute(day, self.times.minute, self.times.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Learner:
    """An active member, with the data for offers to learn and for practice.

    `chat_id` is None for somebody who cannot be reached, or whose cohort is closed. `quiet_from` is
    minutes after local midnight. `offer_at` is when the bot decides next what to offer,
    `practice_at` when it writes about practice next, if this is known. `unanswered` counts the
    messages about practice without an answer, in a row. `trained_on` is the day on which the
    cohort's training ended, if the cohort tells. `active_at` is when the person last wrote or
    tapped.
    """

    enrolment_id: EnrolmentId
    person_id: PersonId
    cohort_id: CohortId
    course: str
    chat_id: ChatId | None
    times: MessageTimes
    quiet_from: int
    quiet_days: frozenset[str]
    joined_at: datetime | None
    paused_until: datetime | None
    offer_at: datetime | None
    practice_at: datetime | None = None
    unanswered: int = 0
    trained_on: date | None = None
    active_at: datetime | None = None

    def local_day(self, at: datetime) -> date:
        return local_day(at, self.times.zone)

    def calendar(self, meetings: Sequence[Meeting]) -> PracticeCalendar:
        """Return when the member may get messages about practice."""
        return PracticeCalendar(
            times=self.times,
            quiet_days=self.quiet_days,
            session_days={self.local_day(meeting.starts_at) for meeting in meetings},
        )
