"""A list is typed or sent as a file, read, previewed, and imported."""

import asyncio
from typing import Any

from bot.days import local_day
from bot.documents.grid import UnfitTable
from bot.documents.table import read_table
from bot.membership.domain import ChatId, CohortId
from bot.membership.staff.domain import require_coordinator
from bot.outbox.jobs.storage import Job
from bot.people.buttons import (
    CheckRoster,
    DropRoster,
    InviteByList,
    ListElsewhere,
    ListThese,
    RosterButton,
    SendTemplate,
    TakeRoster,
    TakeRosterApart,
    TakeRosterNew,
)
from bot.people.domain import RosterId
from bot.people.invites.handlers import send_file, send_links
from bot.people.invites.screens import own_file
from bot.people.rights import service as rights
from bot.people.roster import screens, service
from bot.people.roster.domain import head_of
from bot.people.roster.service import RosterImported
from bot.people.roster_file.domain import MOST_BYTES, Roster, read_roster
from bot.people.roster_text.domain import read_written
from bot.people.tidying.service import delete_upload
from bot.people.unsigned.handlers import warns_of_unsigned
from bot.refusals import FileGone, FileTooLarge
from bot.safety.guard.handlers import DANGER
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.job_tools import Finish, JobTools
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls

routes = Routes("people", staff=True)

LISTING = "people.list"
READING = "people.roster"
GIVING_BACK = "people.links"


@routes.tap(InviteByList)
async def invite_by_list(turn: Turn, button: InviteByList) -> None:
    require_coordinator(turn.visitor.grants, button.cohort)
    if await warns_of_unsigned(turn, button.cohort, button):
        return
    cohort = await rights.require_cohort(turn.act, button.cohort)
    turn.ask(LISTING, screens.ask_roster(cohort, turn.texts), cohort=button.cohort)


@routes.tap(ListThese)
async def list_these(turn: Turn, button: ListThese) -> None:
    """Read the message that this one replies to, as if it had been asked for."""
    require_coordinator(turn.visitor.grants, button.cohort)
    if await warns_of_unsigned(turn, button.cohort, button):
        return
    turn.begin(LISTING, cohort=button.cohort)
    said, dialog = turn.quoted, {"in": LISTING, "cohort": button.cohort}
    if said is None:
        turn.show(screens.too_old(turn.texts))
    elif not await DANGER(turn, dialog, said):
        await read_list(turn, dialog, said)


@routes.tap(SendTemplate)
async def send_template(turn: Turn, button: SendTemplate) -> None:
    require_coordinator(turn.visitor.grants, button.cohort)
    turn.begin(LISTING, cohort=button.cohort)
    drawing = screens.template_file(turn.texts)
    turn.reply("template", calls.document(turn.chat_id, screens.template(turn.texts), drawing))


@routes.dialog(LISTING, lasting=True, guard=DANGER)
async def read_list(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Show a preview of a typed list at once; leave a file to a job."""
    cohort = CohortId(dialog["cohort"])
    require_coordinator(turn.visitor.grants, cohort)
    if said.kind is ContentType.DOCUMENT and said.file_id is not None:
        delete_upload(turn.act, ChatId(turn.chat_id), said.message_id)
        if said.file_size > MOST_BYTES:
            turn.say(screens.too_large(turn.texts))
            return
        turn.start_job(READING, cohort=cohort, file=said.file_id)
        turn.say(screens.reading(turn.texts))
    elif said.kind is ContentType.TEXT:
        await _preview_written(turn, cohort, said.text)
    else:
        turn.say(screens.no_list(cohort, turn.texts))


async def _preview_written(turn: Turn, cohort: CohortId, written: str) -> None:
    """Show what a typed list would change, or why it cannot be read."""
    try:
        read = read_written(written)
    except UnfitTable as error:
        turn.say(screens.unfit(cohort, error, turn.texts))
        return
    found = await service.preview_written(turn.act, cohort, read)
    turn.say(screens.preview(found, turn.texts))


@routes.job(READING)
async def read_file(job: Job, tools: JobTools) -> Finish:
    """Fetch and read a roster, then show a preview, or why it cannot be read."""
    cohort = CohortId(job.about["cohort"])
    content = await tools.fetch(job.about["file"], limit=MOST_BYTES)
    read = await asyncio.to_thread(_read, content)

    async def finish(turn: Turn) -> None:
        if isinstance(read, UnfitTable):
            require_coordinator(turn.visitor.grants, cohort)
            turn.say(screens.unfit(cohort, read, turn.texts))
            return
        looked = await service.preview(turn.act, cohort, read, file_id=str(job.about["file"]))
        turn.say(screens.preview(looked, turn.texts))

    return finish


def _read(content: bytes) -> Roster | UnfitTable:
    try:
        return read_roster(read_table(content))
    except UnfitTable as error:
        return error


@routes.tap(TakeRoster, TakeRosterApart, TakeRosterNew)
async def take_roster(turn: Turn, button: RosterButton) -> None:
    apart = isinstance(button, TakeRosterApart)
    new = isinstance(button, TakeRosterNew)
    found = await service.import_roster(turn.act, button.roster, apart=apart, without_alike=new)
    if not isinstance(found, RosterImported):
        turn.show(screens.preview(found, turn.texts))
        return
    turn.end_dialog()
    turn.show(screens.imported(found, turn.texts))
    if found.links:
        await send_links(turn, found.cohort_id, found.links)
    elif found.file_id is not None:
        turn.start_job(GIVING_BACK, cohort=found.cohort_id, file=found.file_id, roster=found.roster)


@routes.job(GIVING_BACK)
async def give_back(job: Job, tools: JobTools) -> Finish:
    """Send the coordinator's own file back with links; a sheet of links if it cannot be read."""
    cohort = CohortId(job.about["cohort"])
    try:
        content = await tools.fetch(job.about["file"], limit=MOST_BYTES)
        grid = await asyncio.to_thread(read_table, content)
    except (FileGone, FileTooLarge, UnfitTable):  # the links are needed all the same
        grid = []

    async def finish(turn: Turn) -> None:
        found = await rights.require_cohort(turn.act, cohort)
        links = await service.links_by_row(turn.act, RosterId(job.about["roster"]))
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


routes.shows(CheckRoster, service.look_again, screens.preview)


@routes.tap(ListElsewhere)
async def list_elsewhere(turn: Turn, button: ListElsewhere) -> None:
    found = await service.show_elsewhere(turn.act, button.roster)
    turn.show(screens.elsewhere(found, button.page, turn.texts))


routes.shows(DropRoster, service.drop_roster, screens.dropped, ends_dialog=True)
