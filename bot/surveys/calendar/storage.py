"""Reads the calendars of cohorts; rows that cannot be read are set aside."""

from datetime import datetime

from bot.days import local_day
from bot.membership.cohort.storage import cohort_of
from bot.membership.domain import CohortId
from bot.membership.focus import on_cohorts
from bot.planning import Lap
from bot.storage import set_aside
from bot.storage.database import Row, Tx
from bot.storage.dialect import from_ms
from bot.surveys.calendar.domain import CohortCalendar

COHORTS = "survey_cohorts"
"""The list of cohorts that are set aside: no survey opens there."""
_CALENDARS = f"""
SELECT h.id, h.course, h.title, h.zone, h.group_chat_id, h.rungs, h.quiet_days, h.closed_at,
       h.trained_on, h.answer_days,
       (SELECT max(s.local_start) FROM sessions s WHERE s.cohort_id = h.id
        AND s.unit IS NOT NULL AND s.state = 'planned') AS met_on,
       h.created_at, EXISTS (SELECT 1 FROM enrolments e WHERE e.cohort_id = h.id
        AND e.joined_at IS NOT NULL) AS has_people
FROM cohorts h WHERE h.closed_at IS NULL AND {set_aside.left_out(COHORTS, "h.id")}
"""  # noqa: S608 - our own words


async def calendars(tx: Tx, lap: Lap, *, now: datetime) -> list[CohortCalendar]:
    """Return the calendars of the next cohorts that are not closed.

    Rows that cannot be read are set aside.
    """
    rows = await tx.ask(
        f"{_CALENDARS}{on_cohorts(tx, 'h.id')} AND h.id > :after ORDER BY h.id LIMIT :n",
        after=lap.after(tx),
        n=lap.size,
    )
    lap.read(tx, [row["id"] for row in rows])
    return await set_aside.readable(tx, COHORTS, rows, _calendar, now=now)


async def every_calendar(tx: Tx) -> list[CohortCalendar]:
    """Return the calendars of all cohorts that are not closed; a broken row raises."""
    return [_calendar(row) for row in await tx.ask(f"{_CALENDARS}{on_cohorts(tx, 'h.id')}")]


async def calendar_of(tx: Tx, cohort: CohortId) -> CohortCalendar | None:
    """Return the calendar of a cohort; None for a closed one."""
    row = await tx.one(f"{_CALENDARS} AND h.id = :id", id=cohort)
    return None if row is None else _calendar(row)


def _calendar(row: Row) -> CohortCalendar:
    cohort, met = cohort_of(row), row["met_on"]
    return CohortCalendar(
        cohort=cohort,
        met_on=None if met is None else datetime.fromisoformat(met).date(),
        founded_on=local_day(from_ms(row["created_at"]), cohort.zone),
        has_people=bool(row["has_people"]),
    )
