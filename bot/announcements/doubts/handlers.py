"""Asks once more before everybody gets a list, or a file without a word."""

from bot.announcements.doubts import screens
from bot.announcements.doubts.domain import MessageDoubt
from bot.computing import compute
from bot.documents.grid import UnfitTable
from bot.documents.table import read_table
from bot.membership.domain import CohortId
from bot.membership.staff.domain import require_coordinator
from bot.outbox.jobs.storage import Job
from bot.people.roster_book.domain import count_rows
from bot.people.roster_file.domain import MOST_BYTES
from bot.people.roster_unasked.domain import rows_of_people
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.job_tools import Finish, JobTools
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls

routes = Routes("announcements", staff=True)
COUNTING = "announce.count"


def ask_if_for_all(
    turn: Turn, cohort: CohortId, doubt: MessageDoubt, said: Incoming, *, composing: bool
) -> None:
    """Ask whether everybody should get a message, and say what is in it.

    A file is counted first. What asks replies to the message, so that a tap finds it.
    """
    fits = said.file_id is not None and said.file_size <= MOST_BYTES
    if doubt is MessageDoubt.LIST and fits:
        about = {"cohort": cohort, "file": said.file_id, "message": said.message_id}
        turn.start_job(COUNTING, **about, composing=int(composing))
        turn.show(screens.counting(turn.texts))
        return
    rows = rows_of_people(said.text) if said.file_id is None else 0
    screen = screens.ask_if_for_all(
        cohort, doubt, turn.texts, rows=rows, name=said.file_name, composing=composing
    )
    if turn.tapped_message_id is None:
        turn.reply("ask", calls.say(turn.chat_id, screen, reply_to=said.message_id))
    else:
        turn.show(screen)


@routes.job(COUNTING)
async def count_list(job: Job, tools: JobTools) -> Finish:
    """Count the rows of a list that its author wants to announce, and ask again."""
    cohort = CohortId(job.about["cohort"])
    content = await tools.fetch(job.about["file"], limit=MOST_BYTES)
    rows = await compute(_count, content)

    async def finish(turn: Turn) -> None:
        require_coordinator(turn.visitor.grants, cohort)
        composing = bool(job.about["composing"])
        screen = screens.ask_if_for_all(
            cohort, MessageDoubt.LIST, turn.texts, rows=rows, composing=composing
        )
        turn.reply("ask", calls.say(turn.chat_id, screen, reply_to=job.about["message"]))

    return finish


def _count(content: bytes) -> int:
    """Return how many rows a file has; 0 if it cannot be read."""
    try:
        return count_rows(read_table(content))
    except UnfitTable:
        return 0
