"""The digest of a cohort's week: counted and saved when the week is over, shown by Today.

Today then reads only one row every five minutes.
"""

from datetime import datetime, timedelta

from bot.act import Act
from bot.days import local_day, monday_of, start_of_day
from bot.desk.digest import storage
from bot.desk.digest.domain import Digest, DigestProgress
from bot.desk.domain import looks_back, next_monday
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort
from bot.planning import Phase, Source
from bot.storage import set_aside
from bot.storage.database import Tx

_WEEK = timedelta(weeks=1)


class Digests(Source):
    """The source of digests: it counts one page of people at a time."""

    name = "digest"
    phase = Phase.COORDINATORS
    is_alone = True
    most_chunks = 20
    """Many weeks end at the same instant, and messages must not wait for all of them."""

    async def plan(self, act: Act) -> bool:
        due = await storage.due(act.tx, now=act.now)
        if due is None:
            return False
        async with set_aside.isolated(act.tx, storage.PLACE, due, now=act.now):
            cohort = await cohorts.by_id(act.tx, due)
            assert cohort is not None
            if await self._counts_on(act, cohort):
                storage.set_next(act.tx, cohort.id, next_monday(cohort.zone, now=act.now))
        return True

    async def next_due(self, tx: Tx) -> datetime | None:
        return await storage.next_due(tx)

    async def next_shown(self, _tx: Tx) -> datetime | None:
        """Return None, since Today shows it."""
        return None

    async def _counts_on(self, act: Act, cohort: Cohort) -> bool:
        """Count the next page of the last week; return whether it was the last page."""
        monday = monday_of(local_day(act.now, cohort.zone)) - _WEEK
        known = await storage.of_cohort(act.tx, cohort.id)
        if known is None or known.monday != monday:
            known = DigestProgress(monday=monday, upto=0, digest=Digest())
        if known.upto is None:
            return True
        upto, more = await storage.count(
            act.tx,
            cohort,
            after=known.upto,
            monday=start_of_day(monday, cohort.zone),
            until=start_of_day(monday + _WEEK, cohort.zone),
        )
        storage.save(
            act.tx, cohort.id, DigestProgress(monday=monday, upto=upto, digest=known.digest + more)
        )
        return upto is None


async def digest_of(act: Act, cohort: Cohort, *, zone: str) -> Digest | None:
    """Return last week's digest on the first working day of a week, for a reader in `zone`.

    None on all other days, and if nothing happened.
    """
    day = local_day(act.now, zone)
    if not looks_back(day, cohort.quiet_days):
        return None
    known = await storage.of_cohort(act.tx, cohort.id)
    if known is None or known.upto is not None or known.monday != monday_of(day) - _WEEK:
        return None
    return known.digest if known.digest.says_something else None
