"""Housekeeping once a day: the file is checked, old rows and silent people are deleted."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from functools import partial

from bot.act import Act
from bot.areas import PERSONAL_DATA, TABLES
from bot.desk.alarms.domain import Alarm
from bot.housekeeping import watch
from bot.membership.domain import PersonId
from bot.people.mydata.service import delete_inactive, is_anybody_inactive, warn_fading
from bot.storage import meta, set_aside
from bot.storage.database import Database, Tx
from bot.storage.personal_data import PersonalData
from bot.storage.retention import EVER, Forget, Periods
from bot.telegram import clock_facts

_NOBODY = PersonId(0)
_DAY = "housekeeping_day"
AGAIN = timedelta(hours=1)


async def _certain(_tx: Tx) -> bool:
    return True


class Daily:
    """Checks the whole file at each start and once a day, and does the day's `work` once.

    The day is stored, so a restart does not repeat the work. What failed is tried in an hour.
    """

    def __init__(self, database: Database, work: Callable[[datetime], Awaitable[None]]) -> None:
        self._database = database
        self._work = work
        self._done_on: date | None = None
        self._not_before: datetime | None = None

    async def tick(self, now: datetime) -> None:
        """Do what is due; raise `DatabaseLost` if the file is damaged."""
        today = now.date()
        if self._done_on == today or (self._not_before is not None and now < self._not_before):
            return
        self._not_before = now + AGAIN
        await self._database.check()
        if await self._database.run(partial(meta.read, name=_DAY)) != today.isoformat():
            await self._work(now)
            await self._database.write(lambda tx: meta.save(tx, _DAY, today.isoformat()))
        self._done_on, self._not_before = today, None


async def housekeeping(
    database: Database,
    data: PersonalData = PERSONAL_DATA,
    *,
    now: datetime,
    periods: Periods | None = None,
    may_erase: Callable[[Tx], Awaitable[bool]] = _certain,
) -> None:
    """Delete old rows, and people who were silent for as long as the consent text says.

    `periods`: how long each kind of data is kept; without it, the defaults. Each table has its own
    transaction, large ones several, and people are deleted a few in each, so that replies can go
    out in between. A deletion that fails is set aside, and the others are done. Before each
    transaction `may_erase` tells whether the date is certain; if not, nobody is deleted, and
    administrators are told.
    """
    kept = periods or Periods()

    for number, forget in enumerate(forget for each in TABLES for forget in each.forget):
        await _delete_old(database, number, forget, now=now, periods=kept)
    await _sweep(database, data, may_erase, now=now, months=kept.inactive_months)


async def _delete_old(
    database: Database, number: int, forget: Forget, *, now: datetime, periods: Periods
) -> None:
    """Delete the rows of one kind; `number` is its place, under which a failure is set aside."""

    async def some(since: datetime, tx: Tx) -> datetime | None:
        async with set_aside.isolated(tx, "housekeeping", number, now=now):
            return await forget.delete_some(tx, now=now, periods=periods, since=since)
        return None  # it failed, and is set aside

    since: datetime | None = EVER
    while since is not None:
        since = await database.run(partial(some, since))


async def _sweep(
    database: Database,
    data: PersonalData,
    may_erase: Callable[[Tx], Awaitable[bool]],
    *,
    now: datetime,
    months: int,
) -> None:
    """Delete silent people, and warn those whose turn comes soon."""

    async def delete_some(tx: Tx) -> int | None:
        act = Act(tx=tx, now=now)
        known_since = await clock_facts.first_known(tx)
        if await may_erase(tx):
            return await delete_inactive(act, data, months=months, known_since=known_since)
        is_due = await is_anybody_inactive(act, months=months, known_since=known_since)
        return None if is_due else 0

    async def warn_some(after: PersonId, tx: Tx) -> PersonId | None:
        if not await may_erase(tx):
            return None
        known_since = await clock_facts.first_known(tx)
        act = Act(tx=tx, now=now)
        return await warn_fading(act, months=months, known_since=known_since, after=after)

    while deleted := await database.run(delete_some):
        pass
    if deleted is None:
        await watch.tell(database, Alarm.NOT_ERASED, now=now)
    after: PersonId | None = _NOBODY
    while after is not None:
        after = await database.run(partial(warn_some, after))
