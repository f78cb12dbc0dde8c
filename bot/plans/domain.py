"""A plan: on a day, at a time and place, its leader does a step.

Steps, places and barriers are ids of the course; leaders may also write a step (`own_steps`). A
plan belongs to an enrolment and to its organization; without its leader it stays with the
organization. Instants are UTC-aware; days and minutes are local in the zone in which the plan was
made.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NewType

from bot.days import at_minute, local_day
from bot.membership.domain import CohortId, EnrolmentId, OrganizationId, PersonId
from bot.refusals import Refusal
from bot.small_groups import SMALLEST_GROUP

PlanId = NewType("PlanId", int)
CheckInId = NewType("CheckInId", int)

MOST_OPEN = 8
"""The most steps that a leader may have open at once."""
MORNING = 8 * 60
"""Check-ins are asked at 08:00."""
_FRIDAY = 4
_DAY = timedelta(days=1)


class PlanState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class DropReason(StrEnum):
    """Why somebody dropped a plan."""

    ANOTHER = "another"
    ELSE = "else"
    NEEDLESS = "needless"
    IMPOSSIBLE = "impossible"


class PlanProgress(StrEnum):
    """The answer to a check-in."""

    DONE = "done"
    PARTLY = "partly"
    NOT_YET = "not_yet"


OWN_WORDS = "own"
"""The barrier of people who write it in their own words, which are not stored."""
UNSAID = ""
"""The barrier of people who do not want to say it."""


class NoStepsHere(Refusal):
    """This course has no steps to plan."""


class TooManyPlans(Refusal):
    """Somebody has as many open steps as they may."""


class PlanChanged(Refusal):
    """The plan was changed after this button was shown, or it is finished or dropped."""


class NotMyPlanNow(Refusal):
    """The leader has left the course; the plan stays with the organization."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One plan. `asked` counts the check-ins since its day was set.

    `reason` is why it was dropped. `next_check_at` is None if no check-in follows. `own_words` are
    the words of a step that its leader wrote.
    """

    id: PlanId
    enrolment_id: EnrolmentId | None
    organization_id: OrganizationId | None
    step: str
    planned_at: datetime
    zone: str
    place: str
    state: PlanState
    reason: DropReason | None
    revision: int
    asked: int
    next_check_at: datetime | None
    made_at: datetime
    ended_at: datetime | None
    own_words: str | None = None

    @property
    def is_open(self) -> bool:
        return self.state is PlanState.OPEN

    @property
    def day(self) -> date:
        """The local day of the step."""
        return local_day(self.planned_at, self.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDetails:
    """A plan with its leader, its organization, and the course and days off of the cohort.

    `person_id` and `leader` are None after the leader's data was deleted. `has_leader` is False if
    the leader does not take the course any more.
    """

    plan: Plan
    cohort_id: CohortId
    course: str
    quiet_days: frozenset[str]
    organization: str | None
    person_id: PersonId | None
    leader: str | None
    has_leader: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """A question how a step went; `answer` is None before the answer."""

    id: CheckInId
    plan_id: PlanId
    asked_at: datetime
    answer: PlanProgress | None
    barrier: str | None
    answered_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OthersPlanned:
    """How many other organizations a group has, and how many of them have planned each step."""

    organizations: int
    by_step: Mapping[str, int]

    def most_planned(self, steps: Sequence[str]) -> tuple[str, int] | None:
        """Return the step that most of them planned, and how many; None for fewer than five.

        `steps` are those that may be named; the first of two equal ones counts.
        """
        step = max(steps, key=lambda each: self.by_step.get(each, 0), default=None)
        many = 0 if step is None else self.by_step.get(step, 0)
        return None if step is None or many < SMALLEST_GROUP else (step, many)


def working_day(day: date, quiet_days: Collection[str]) -> date:
    """Return a day, or the first one after it that is no weekend and no quiet day (ISO dates)."""
    while day.weekday() > _FRIDAY or day.isoformat() in quiet_days:
        day += _DAY
    return day


def check_in_at(
    planned_at: datetime, days: int, *, zone: str, quiet_days: Collection[str]
) -> datetime:
    """Return when to ask about a step, `days` after it: 08:00 on a working day."""
    day = local_day(planned_at, zone) + timedelta(days=days)
    return at_minute(working_day(day, quiet_days), MORNING, zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextCheck:
    """The next check-in: its number in the schedule (from 0), and when it is asked."""

    number: int
    at: datetime


def next_check(
    plan: Plan, schedule: Sequence[int], *, quiet_days: Collection[str], now: datetime
) -> NextCheck | None:
    """Return the next check-in of an open plan after `now`, or None if none follows.

    Check-ins that were missed, for example during an outage, are skipped.
    """
    if not plan.is_open:
        return None
    for number in range(plan.asked, len(schedule)):
        at = check_in_at(plan.planned_at, schedule[number], zone=plan.zone, quiet_days=quiet_days)
        if at > now:
            return NextCheck(number=number, at=at)
    return None


def next_check_at(
    plan: Plan, schedule: Sequence[int], *, quiet_days: Collection[str], now: datetime
) -> datetime | None:
    found = next_check(plan, schedule, quiet_days=quiet_days, now=now)
    return None if found is None else found.at
