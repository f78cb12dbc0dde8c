"""A job fetches and reads a list that was sent as a file."""

import asyncio

from bot.documents.grid import UnfitTable
from bot.documents.table import read_table
from bot.membership.domain import CohortId
from bot.membership.staff.domain import require_coordinator
from bot.outbox.jobs.storage import Job
from bot.people.roster import screens as roster_screens
from bot.people.roster import service as rosters
from bot.people.roster_file import screens
from bot.people.roster_file.domain import MOST_BYTES, Roster, read_roster
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.job_tools import Finish, JobTools
from bot.telegram.incoming.router import Routes

routes = Routes("people", staff=True)


READING = "people.roster"


@routes.job(READING)
async def read_file(job: Job, tools: JobTools) -> Finish:
    """Fetch and read a roster, then show what it would do, or why it is none."""
    cohort = CohortId(job.about["cohort"])
    content = await tools.fetch(job.about["file"], limit=MOST_BYTES)
    read = await asyncio.to_thread(_read, content)

    async def finish(turn: Turn) -> None:
        if isinstance(read, UnfitTable):
            require_coordinator(turn.visitor.grants, cohort)
            turn.say(screens.unfit(cohort, read, turn.texts))
            return
        looked = await rosters.look(turn.act, cohort, read)
        turn.say(roster_screens.looked(looked, turn.texts))

    return finish


def _read(content: bytes) -> Roster | UnfitTable:
    try:
        return read_roster(read_table(content))
    except UnfitTable as error:
        return error
