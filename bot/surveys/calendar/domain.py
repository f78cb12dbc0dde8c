"""Decides on which day a survey is asked in a cohort."""

from dataclasses import dataclass
from datetime import date

from bot.catalog.course import Course, Survey
from bot.membership.domain import Cohort
from bot.surveys.domain import RoundSchedule, schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortCalendar:
    """A cohort, its last meeting on a part, its first day, and whether somebody has joined."""

    cohort: Cohort
    met_on: date | None
    founded_on: date
    has_people: bool


def planned(calendar: CohortCalendar, course: Course, survey: Survey) -> RoundSchedule | None:
    """Return when a survey is asked in a cohort; None while this cannot be known.

    It needs the day on which the training ended, and somebody who has joined.
    """
    trained = trained_on(calendar, course)
    if trained is None or not calendar.has_people:
        return None
    cohort = calendar.cohort
    return schedule(
        survey,
        trained,
        founded_on=calendar.founded_on,
        zone=cohort.zone,
        quiet_days=cohort.quiet_days,
    )


def trained_on(calendar: CohortCalendar, course: Course) -> date | None:
    """Return when a training ended: as a coordinator, else the meetings, else the course says."""
    return calendar.cohort.trained_on or calendar.met_on or course.trained_on
