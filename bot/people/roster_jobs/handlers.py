"""The slow work behind a list: reading it, looking at it again, importing it, giving it back."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from bot.act import Act
from bot.computing import compute
from bot.days import local_day
from bot.documents.grid import Grid, Unfit, UnfitTable
from bot.documents.table import read_book
from bot.documents.workbook_sheets import STAMP
from bot.membership.domain import CohortId
from bot.membership.staff.domain import require_coordinator
from bot.outbox.jobs.storage import Job
from bot.people.domain import RosterId
from bot.people.invites.handlers import send_file, send_links
from bot.people.invites.screens import own_file
from bot.people.rights import service as rights
from bot.people.roster import screens, storage
from bot.people.roster import service as rosters
from bot.people.roster.domain import head_of
from bot.people.roster.handlers import ELSEWHERE, LISTING, LOOKING, READING, TAKING
from bot.people.roster.service import RosterImported
from bot.people.roster.storage import RosterSource
from bot.people.roster_book.domain import read_sheets
from bot.people.roster_file.domain import MOST_BYTES, Roster, RosterAnswers
from bot.people.roster_jobs import service
from bot.people.roster_jobs.service import Steps
from bot.refusals import FileGone, FileTooLarge
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.job_tools import Finish, JobTools
from bot.telegram.incoming.router import Routes

T = TypeVar("T")
routes = Routes("people", staff=True)
GIVING_BACK = "people.links"


def _steps(job: Job, tools: JobTools) -> Steps:
    async def run(use_case: Callable[[Act], Awaitable[T]]) -> T:
        return await tools.act(job, use_case, now=tools.clock.now())

    return run


@routes.job(READING)
async def read_file(job: Job, tools: JobTools) -> Finish:
    """Fetch and read a roster, then show a preview, its columns, or why it cannot be read.

    After an answer about the file, `chosen` holds what was said and `message` what to edit.
    """
    cohort, run = CohortId(job.about["cohort"]), _steps(job, tools)
    source = RosterSource(
        file=job.about["file"], chosen=storage.unpack_chosen(job.about.get("chosen", {}))
    )
    content = await tools.fetch(source.file, limit=MOST_BYTES)
    chosen = replace(source.chosen, spoken=tools.bot.catalogue.languages)
    read = await compute(_read, content, chosen)
    if isinstance(read, UnfitTable):
        return partial(_cannot_read, job, cohort, read)
    compared = await service.compare(run, cohort, read)
    there = await service.elsewhere(run, cohort, service.new_names(compared))
    compared = replace(compared, elsewhere=there)

    async def finish(turn: Turn) -> None:
        turn.tapped_message_id = job.about.get("message")
        looked = await rosters.save(turn.act, cohort, read, compared, source)
        page = job.about.get("page", -1)
        if page < 0:
            turn.show(screens.preview(looked, turn.texts))
        else:
            turn.show(screens.columns(looked, job.about["sheet"], page, turn.texts))

    return finish


async def _cannot_read(job: Job, cohort: CohortId, why: UnfitTable, turn: Turn) -> None:
    turn.tapped_message_id = job.about.get("message")
    require_coordinator(turn.visitor.grants, cohort)
    turn.show(screens.unfit(cohort, why, turn.texts))


def _read(content: bytes, chosen: RosterAnswers) -> Roster | UnfitTable:
    try:
        book = read_book(content)
        if any(sheet.name == STAMP for sheet in book):
            return UnfitTable(Unfit.WORKBOOK)  # its people are on the list already
        return read_sheets(book, chosen)
    except UnfitTable as error:
        return error


@routes.job(LOOKING)
async def look_at_roster(job: Job, tools: JobTools) -> Finish:
    """Compare a saved roster with the list once more, and show the preview."""
    roster, run = RosterId(job.about["roster"]), _steps(job, tools)
    kept = await run(partial(rosters.require_open, roster=roster))
    compared = await service.look(run, roster)
    there = await service.elsewhere(run, kept.cohort_id, service.new_names(compared))
    compared = replace(compared, elsewhere=there)

    async def finish(turn: Turn) -> None:
        turn.tapped_message_id = job.about["message"]
        found = await rosters.look_again(turn.act, roster, compared)
        # Jobs of earlier versions know of no ticks.
        found = replace(found, same=frozenset(job.about.get("same", ())))
        turn.show(screens.preview(found, turn.texts))

    return finish


@routes.job(ELSEWHERE)
async def find_elsewhere(job: Job, tools: JobTools) -> Finish:
    """Find people of a roster on other lists, and show a page of them."""
    roster = RosterId(job.about["roster"])
    people = await service.names_of(_steps(job, tools), roster)

    async def finish(turn: Turn) -> None:
        turn.tapped_message_id = job.about["message"]
        found = await rosters.show_elsewhere(turn.act, roster, people)
        turn.show(screens.elsewhere(found, job.about["page"], turn.texts))

    return finish


@routes.job(TAKING)
async def take_in(job: Job, tools: JobTools) -> Finish:
    """Import a roster part by part; then say what was done, and send the links."""
    about = job.about
    last = await service.take(
        _steps(job, tools),
        RosterId(about["roster"]),
        apart=about["apart"],
        without_alike=about["new"],
        same=about.get("same", ()),
    )

    async def finish(turn: Turn) -> None:
        turn.tapped_message_id = about["message"]
        found = await last(turn.act)
        if isinstance(found, RosterImported):
            await _show_imported(turn, found)
        else:
            turn.show(screens.preview(found, turn.texts))

    return finish


async def _show_imported(turn: Turn, found: RosterImported) -> None:
    if turn.dialog is not None and turn.dialog["in"] == LISTING:
        turn.end_dialog()
    turn.show(screens.imported(found, turn.texts))
    if found.links:
        await send_links(turn, found.cohort_id, found.links)
    elif found.source is not None:
        turn.start_job(
            GIVING_BACK,
            cohort=found.cohort_id,
            file=found.source.file,
            chosen=storage.pack_chosen(found.source.chosen),
            roster=found.roster,
        )


@routes.job(GIVING_BACK)
async def give_back(job: Job, tools: JobTools) -> Finish:
    """Send the coordinator's own file back with links; a sheet of links if it cannot be read."""
    chosen = storage.unpack_chosen(job.about.get("chosen", {}))
    grid: Grid = ()
    try:
        content = await tools.fetch(job.about["file"], limit=MOST_BYTES)
        grid = await compute(_sheet_with_people, content, chosen)
    except (FileGone, FileTooLarge, UnfitTable):
        pass  # the links are needed all the same
    roster = RosterId(job.about["roster"])
    cohort, links = await service.links_by_row(_steps(job, tools), roster)

    async def finish(turn: Turn) -> None:
        found = await rights.require_cohort(turn.act, cohort)
        if not links:
            return
        if max(links) > len(grid):
            await send_links(turn, cohort, tuple(links.values()))
            return
        drawing = own_file(
            grid,
            head_of(grid, min(links) - 1),
            {row - 1: link.token for row, link in links.items()},
            local_day(turn.now, found.zone),
            turn.texts,
            bot_username=turn.bot.bot_username,
        )
        send_file(turn, cohort, drawing)

    return finish


def _sheet_with_people(content: bytes, chosen: RosterAnswers) -> Grid:
    """Return the only sheet whose people were read; raise `UnfitTable`.

    Return no row if two people stand in one: whose link is behind it could not be seen.
    """
    book = read_book(content)
    read = read_sheets(book, chosen)
    (found,) = read.sheets
    return book[found.number].rows if read.has_own_rows else ()
