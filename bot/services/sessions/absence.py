"""Who missed two meetings in a row without a word; for the coordinators' day and for reports."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from bot.domain.people.person import CohortId, PersonId
from bot.domain.sessions.absence import ALERT, in_a_row
from bot.domain.sessions.session import Attendance
from bot.storage import attendance, sessions
from bot.storage.attendance import Mark
from bot.storage.database import Tx

LATEST = 6
"""So many meetings are looked at; a longer row says nothing more."""
GRACE = timedelta(hours=12)
"""So long after a meeting who has said nothing may still answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """Somebody who has missed the latest `times` meetings, the first of them at `since`."""

    person: PersonId
    name: str
    organization: str | None
    times: int
    since: datetime


async def absent_twice(tx: Tx, cohort: CohortId, *, now: datetime) -> tuple[Absent, ...]:
    """Return who missed at least two meetings in a row without a word, by name.

    Who came in later is not held to meetings before that. Who has said nothing of a meeting
    counts as missing from 12 hours after its end. A meeting at which nobody is known to have
    been says nothing of anybody: it may not have been held, or nobody was asked.
    """
    over = [
        each.id
        for each in await sessions.all_of(tx, cohort)
        if not each.cancelled and each.is_over(now=now)
    ]
    marks = await attendance.marks(tx, cohort, over[-LATEST:])
    told = {each.session for each in marks if each.seen.counts_as is Attendance.THERE}
    known = [
        each
        for each in marks
        if each.session in told and (not each.seen.is_open or each.ends_at + GRACE <= now)
    ]
    found = (_absent(list(group)) for _, group in groupby(known, key=lambda each: each.seen.person))
    return tuple(each for each in found if each is not None)


def _absent(marks: list[Mark]) -> Absent | None:
    times = in_a_row([each.seen.counts_as for each in marks])
    if times < ALERT:
        return None
    seen = marks[-1].seen
    return Absent(
        person=seen.person,
        name=seen.name,
        organization=seen.organization,
        times=times,
        since=marks[-times].starts_at,
    )
