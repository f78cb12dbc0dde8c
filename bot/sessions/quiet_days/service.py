"""The days on which a cohort is not written to: seen, added and taken back by coordinators."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.act import Act
from bot.days import local_day
from bot.membership.audit import storage as audit
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId
from bot.people.rights import service as running
from bot.refusals import StaleButton
from bot.sessions.domain import Session
from bot.sessions.quiet_days.domain import (
    MOST_AHEAD,
    Stretch,
    read_stretch,
    stretches,
    why_not,
    why_unread,
)
from bot.sessions.reminder_plan import storage as sessions
from bot.sessions.reminder_plan.service import reschedule


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietDays:
    """A cohort's quiet days from today on, and its meetings that stand on one all the same.

    `problem` is why what was typed cannot be: "unread", or a word of `why_not`.
    """

    cohort: Cohort
    today: date
    stretches: tuple[Stretch, ...]
    meetings: tuple[Session, ...]
    problem: str | None = None


async def open_days(act: Act, cohort: CohortId, *, problem: str | None = None) -> QuietDays:
    """Return a cohort's quiet days for one who runs it."""
    found = await running.require_cohort(act, cohort)
    return await _shown(act, found, problem=problem)


async def add(act: Act, cohort: CohortId, text: str) -> QuietDays:
    """Make the days in a text quiet; what cannot be read or be is the `problem`."""
    found = await running.require_cohort(act, cohort)
    today = local_day(act.now, found.zone)
    stretch = read_stretch(text, today=today)
    problem = why_unread(text) if stretch is None else why_not(stretch, today=today)
    if stretch is None or problem is not None:
        return await _shown(act, found, problem=problem)
    days = found.quiet_days | {day.isoformat() for day in stretch.days}
    return await _change(act, found, days, "cohort.quiet_days_added")


async def remove(act: Act, cohort: CohortId, stretch: Stretch) -> QuietDays:
    """Make days ordinary again; raise `StaleButton` if they are not all quiet."""
    found = await running.require_cohort(act, cohort)
    if not timedelta(0) <= stretch.last - stretch.first <= MOST_AHEAD:
        raise StaleButton
    taken = {day.isoformat() for day in stretch.days}
    if not taken <= found.quiet_days:
        raise StaleButton
    days = found.quiet_days - taken
    return await _change(act, found, days, "cohort.quiet_days_removed")


async def _change(act: Act, cohort: Cohort, days: Iterable[str], action: str) -> QuietDays:
    changed = await cohorts.change_quiet_days(act.tx, cohort, sorted(days))
    if changed is None:
        raise StaleButton
    await audit.note(
        act.tx,
        actor=act.visitor.person_id,
        action=action,
        object=f"cohort:{cohort.id}",
        now=act.now,
    )
    await reschedule(act, changed)
    return await _shown(act, changed, problem=None)


async def _shown(act: Act, cohort: Cohort, *, problem: str | None) -> QuietDays:
    today = local_day(act.now, cohort.zone)
    scheduled = await sessions.scheduled(act.tx, cohort.id, now=act.now)
    return QuietDays(
        cohort=cohort,
        today=today,
        stretches=stretches(cohort.quiet_days, since=today),
        meetings=tuple(
            each.session
            for each in scheduled
            if each.session.local_start.date().isoformat() in cohort.quiet_days
            and not each.session.is_over(now=act.now)
        ),
        problem=problem,
    )
