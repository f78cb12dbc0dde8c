"""The days on which a cohort is not written to: seen, added and taken back by coordinators."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from bot.days import local_day
from bot.membership.audit import storage as audit
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId, Visitor
from bot.membership.staff import service as running
from bot.refusals import StaleButton
from bot.sessions.domain import Session
from bot.sessions.quiet_days.domain import Stretch, read_stretch, stretches, why_not, why_unread
from bot.sessions.reminder_plan import storage as sessions
from bot.sessions.reminder_plan.service import reschedule
from bot.storage.database import Tx


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


async def open_days(
    tx: Tx, visitor: Visitor, cohort: CohortId, *, problem: str | None = None, now: datetime
) -> QuietDays:
    """Return a cohort's quiet days for one who runs it."""
    found = await running.require_cohort(tx, visitor, cohort)
    return await _shown(tx, found, problem=problem, now=now)


async def add(tx: Tx, visitor: Visitor, cohort: CohortId, text: str, *, now: datetime) -> QuietDays:
    """Make the days in a text quiet; what cannot be read or be is the `problem`."""
    found = await running.require_cohort(tx, visitor, cohort)
    today = local_day(now, found.zone)
    stretch = read_stretch(text, today=today)
    problem = why_unread(text) if stretch is None else why_not(stretch, today=today)
    if stretch is None or problem is not None:
        return await _shown(tx, found, problem=problem, now=now)
    days = found.quiet_days | {day.isoformat() for day in stretch.days}
    return await _change(tx, visitor, found, days, "cohort.quiet_days_added", now=now)


async def remove(
    tx: Tx, visitor: Visitor, cohort: CohortId, stretch: Stretch, *, now: datetime
) -> QuietDays:
    """Make days ordinary again; raise `StaleButton` if they are not all quiet."""
    found = await running.require_cohort(tx, visitor, cohort)
    taken = {day.isoformat() for day in stretch.days}
    if not taken or not taken <= found.quiet_days:
        raise StaleButton
    days = found.quiet_days - taken
    return await _change(tx, visitor, found, days, "cohort.quiet_days_removed", now=now)


async def _change(
    tx: Tx, visitor: Visitor, cohort: Cohort, days: Iterable[str], action: str, *, now: datetime
) -> QuietDays:
    changed = await cohorts.change_quiet_days(tx, cohort, sorted(days))
    if changed is None:
        raise StaleButton
    await audit.note(
        tx, actor=visitor.person_id, action=action, object=f"cohort:{cohort.id}", now=now
    )
    await reschedule(tx, changed, now=now)
    return await _shown(tx, changed, problem=None, now=now)


async def _shown(tx: Tx, cohort: Cohort, *, problem: str | None, now: datetime) -> QuietDays:
    today = local_day(now, cohort.zone)
    scheduled = await sessions.scheduled(tx, cohort.id, now=now)
    return QuietDays(
        cohort=cohort,
        today=today,
        stretches=stretches(cohort.quiet_days, since=today),
        meetings=tuple(
            each.session
            for each in scheduled
            if each.session.local_start.date().isoformat() in cohort.quiet_days
            and not each.session.is_over(now=now)
        ),
        problem=problem,
    )
