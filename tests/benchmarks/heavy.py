"""The heavy work of a running bot, each again and again, and how long others wait for it.

Everything is called as the bot calls it. What waits is the only connection of a file: a probe asks
for it every few milliseconds.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, Final, TypeVar

import orjson

from bot.act import Act
from bot.app import App
from bot.desk.workbook import service as workbooks
from bot.desk.workbook.domain import WorkbookTooLarge
from bot.housekeeping import backups, housekeeping
from bot.membership.domain import ChatId, CohortId, PersonId
from bot.membership.visitor.storage import load_visitors
from bot.outbox.jobs import storage as jobs
from bot.people.mydata.service import delete_person
from bot.people.roster import service as rosters
from bot.people.roster_file.domain import Roster, RosterRow
from bot.people.roster_jobs import service as roster_jobs
from bot.sessions.reminder_plan import storage as reminders
from bot.sessions.reminder_plan.domain import ReminderStep
from bot.storage.backup import BackupPlan
from bot.storage.database import Database, Tx
from bot.storage.personal_data import PersonalData
from tests.benchmarks.country import call_a_meeting
from tests.benchmarks.fake_state import FIRST_CHAT
from tests.faults.announcing import AUTHOR_ID

T = TypeVar("T")
LISTED: Final = 5000
PROBE_SECONDS: Final = 0.005
ERASE_SECONDS: Final = 0.05
Heavy = Callable[[App, int], Awaitable[object]]
"""Some heavy work, for the so manieth time."""


async def _cohort(app: App) -> CohortId:
    row = (await app.database.once("SELECT min(id) AS id FROM cohorts WHERE closed_at IS NULL"))[0]
    return CohortId(row["id"])


async def _as(app: App, account: int, use_case: Callable[[Act], Awaitable[T]]) -> T:
    """Run a use case in a transaction of its own, as the person with this account."""

    async def work(tx: Tx) -> T:
        visitor = (await load_visitors(tx, [account]))[account]
        courses = app.context.courses
        return await use_case(Act(tx=tx, now=app.clock.now(), visitor=visitor, courses=courses))

    return await app.database.run(work)


async def check(app: App, _: int) -> None:
    await app.database.check()


async def back_up(app: App, _: int) -> None:
    with TemporaryDirectory(prefix="romleuk-bench-") as folder:
        await backups.back_up(app.database, BackupPlan(folder=Path(folder)), now=app.clock.now())


async def daily(app: App, _: int) -> None:
    await housekeeping(app.database, app.context.part(PersonalData), now=app.clock.now())


async def _job(app: App, kind: str, **about: Any) -> None:
    """Add a job of the coordinator, and wait until it is done."""
    add = partial(jobs.add, kind=kind, about=about, chat=ChatId(AUTHOR_ID), now=app.clock.now())
    await app.database.write(add)
    await app.jobs.idle()


async def six_months(app: App, number: int) -> None:
    at = (app.clock.now() - timedelta(minutes=number)).isoformat()
    await _job(app, "followup.six_months", cohort=await _cohort(app), at=at)


async def report(app: App, number: int) -> None:
    at = (app.clock.now() - timedelta(minutes=number)).isoformat()
    about = {"cohort": await _cohort(app), "page": "overview", "as": "picture"}
    await _job(app, "followup.report", **about, at=at, message=None)


async def workbook(app: App, _: int) -> None:
    """Make the workbook; of 100,000 people all are read before it is refused as too large."""
    begin = partial(workbooks.begin, with_names=True, locked=False)
    number, places = await _as(app, AUTHOR_ID, begin)
    courses, now = app.context.courses, app.clock.now()
    with suppress(WorkbookTooLarge):
        await workbooks.make(app.database, courses, number, places, with_names=True, now=now)


async def import_list(app: App, number: int) -> None:
    """Look at a list of 5,000 people who are new, and import it, as the jobs do."""

    async def run(use_case: Callable[[Act], Awaitable[T]]) -> T:
        return await _as(app, AUTHOR_ID, use_case)

    cohort = await _cohort(app)
    people = tuple(
        RosterRow(row=at + 2, name=f"Listed {number}-{at}", organization="Bridge", language="km")
        for at in range(LISTED)
    )
    read = Roster(people=people, faults=())
    compared = await roster_jobs.compare(run, cohort, read)
    shown = await run(
        partial(rosters.save, cohort=cohort, roster=read, compared=compared, source=None)
    )
    await run(await roster_jobs.take(run, shown.roster, apart=False, without_alike=False))


async def remind(app: App, _: int) -> None:
    """Let everybody in the cohort be reminded of a meeting at one minute; earlier ones are over."""
    cohort, now = await _cohort(app), app.clock.now()

    async def work(tx: Tx) -> None:
        tx.do("UPDATE sessions SET starts_at = :then", then=now - timedelta(days=30))
        meeting = await call_a_meeting(tx, cohort, now=now)
        reminders.start(tx, meeting, ReminderStep.START_10, now=now)

    await app.database.run(work)
    await app.ticker.tick()


async def erase(app: App, number: int) -> None:
    """Delete somebody who gets messages, 20 a second, so that some of a thousand are left."""
    await asyncio.sleep(ERASE_SECONDS)
    account = FIRST_CHAT + number
    data = app.context.part(PersonalData)
    forget = partial(delete_person, asked=PersonId(account), data=data)
    await _as(app, account, forget)


HEAVY: Final[Mapping[str, Heavy]] = {
    "check": check,
    "backup": back_up,
    "daily work": daily,
    "six months": six_months,
    "report": report,
    "workbook": workbook,
    "list of 5,000": import_list,
    "reminders": remind,
    "erase": erase,
}


async def again_and_again(app: App, name: str) -> None:
    """Do heavy work until this is cancelled, with a breath after each."""
    number = 0
    while True:
        await HEAVY[name](app, number)
        number += 1
        await asyncio.sleep(PROBE_SECONDS)


@asynccontextmanager
async def waits_of(database: Database, to: Path) -> AsyncIterator[None]:
    """Write to a file, as JSON, how many milliseconds each of many small transactions took."""
    waits: list[float] = []

    async def probe() -> None:
        while True:
            begun = perf_counter()
            await database.once("SELECT 1 AS one")
            waits.append((perf_counter() - begun) * 1000)
            await asyncio.sleep(PROBE_SECONDS)

    asking = asyncio.create_task(probe())
    try:
        yield
    finally:
        asking.cancel()
        with suppress(asyncio.CancelledError):
            await asking
        await asyncio.to_thread(to.write_bytes, orjson.dumps(waits))
