"""The day on which the training of a cohort ended; coordinators see and change it."""

from dataclasses import dataclass, replace
from datetime import date

from bot.act import Act
from bot.catalog.course import find_course
from bot.days import local_day
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId
from bot.people.rights import service as running
from bot.people.service import note_in_audit
from bot.sessions import storage as sessions
from bot.sessions.training_day.domain import read_training_day


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingDay:
    """The last day of a training; None if nobody knows.

    A coordinator said it (`said`); else it is the last meeting about a part of the course (`met`);
    else it is the day of the course. `ahead`: the training has not ended yet on the calendar of
    the cohort. `unread`: a typed text held no possible day.
    """

    cohort: Cohort
    day: date | None
    met: bool = False
    ahead: bool = False
    unread: bool = False

    @property
    def said(self) -> bool:
        return self.cohort.trained_on is not None


async def open_day(act: Act, cohort: CohortId) -> TrainingDay:
    """Return the training day of a cohort; raise `NotAllowed` for others than coordinators."""
    return await _shown(act, await running.require_cohort(act, cohort))


async def set_day(act: Act, cohort: CohortId, text: str) -> TrainingDay:
    """Save the day in a text; `unread` if there is none."""
    found = await running.require_cohort(act, cohort)
    day = read_training_day(text, today=local_day(act.now, found.zone))
    if day is None:
        return replace(await _shown(act, found), unread=True)
    return await _change(act, found, day)


async def forget_day(act: Act, cohort: CohortId) -> TrainingDay:
    """Take the training day from the meetings again."""
    return await _change(act, await running.require_cohort(act, cohort), None)


async def _change(act: Act, cohort: Cohort, day: date | None) -> TrainingDay:
    cohorts.set_training_day(act.tx, cohort.id, day)
    await note_in_audit(act, "cohort.training_day", f"cohort:{cohort.id}")
    return await _shown(act, replace(cohort, trained_on=day))


async def _shown(act: Act, cohort: Cohort) -> TrainingDay:
    found = await _found(act, cohort)
    today = local_day(act.now, cohort.zone)
    return replace(found, ahead=found.day is not None and found.day >= today)


async def _found(act: Act, cohort: Cohort) -> TrainingDay:
    if cohort.trained_on is not None:
        return TrainingDay(cohort=cohort, day=cohort.trained_on)
    on_parts = [
        each.local_start.date() for each in await sessions.all_of(act.tx, cohort.id) if each.unit
    ]
    if on_parts:
        return TrainingDay(cohort=cohort, day=max(on_parts), met=True)
    return TrainingDay(cohort=cohort, day=find_course(act.courses, cohort.course).trained_on)
