"""A list is written or sent as a file, looked at, and taken in."""

from typing import Any

from bot.membership.domain import CohortId
from bot.membership.staff.domain import require_coordinator
from bot.people.buttons import InviteByList
from bot.people.directory import screens as invite_screens
from bot.people.directory import service as listing
from bot.people.directory.domain import UnreadableList
from bot.people.link_sheets.handlers import send_links
from bot.people.roster import screens as roster_screens
from bot.people.roster import service
from bot.people.roster.buttons import DropRoster, SendTemplate, TakeRoster
from bot.people.roster.service import Taken
from bot.people.roster_file import screens
from bot.people.roster_file.domain import MOST_BYTES
from bot.people.roster_file.handlers import READING
from bot.refusals import FileTooLarge
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming, Kind
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls

routes = Routes("people", staff=True)

LISTING = "people.list"


@routes.tap(InviteByList)
async def invite_by_list(turn: Turn, button: InviteByList) -> None:
    require_coordinator(turn.visitor.grants, button.cohort)
    turn.begin(LISTING, cohort=button.cohort)
    turn.show(screens.ask(button.cohort, turn.texts))


@routes.tap(SendTemplate)
async def send_template(turn: Turn, button: SendTemplate) -> None:
    require_coordinator(turn.visitor.grants, button.cohort)
    turn.begin(LISTING, cohort=button.cohort)
    drawing = screens.template_file(turn.texts)
    turn.reply("template", calls.document(turn.chat_id, screens.template(turn.texts), drawing))


@routes.dialog(LISTING, lasting=True)
async def hear_list(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Take a written list at once; leave a file to be read."""
    cohort = CohortId(dialog["cohort"])
    require_coordinator(turn.visitor.grants, cohort)
    if said.kind is Kind.DOCUMENT and said.file_id is not None:
        if said.file_size > MOST_BYTES:
            raise FileTooLarge
        turn.start_job(READING, cohort=cohort, file=said.file_id)
        turn.say(screens.reading(turn.texts))
    elif said.kind is Kind.TEXT:
        await _take_written(turn, cohort, said.text)
    else:
        turn.say(screens.no_list(cohort, turn.texts))


async def _take_written(turn: Turn, cohort: CohortId, written: str) -> None:
    """Put everybody of the written list on it, or say which line cannot be taken."""
    try:
        added = await listing.put_all_on_list(turn.act, cohort, written)
    except UnreadableList as error:
        turn.say(invite_screens.unreadable(cohort, error.line, turn.texts))
        return
    turn.end_dialog()
    turn.say(invite_screens.listed(cohort, added, turn.texts))


@routes.tap(TakeRoster)
async def take_roster(turn: Turn, button: TakeRoster) -> None:
    roster = button.roster
    found = await service.take_in(turn.act, roster)
    if not isinstance(found, Taken):
        turn.show(roster_screens.looked(found, turn.texts))
        return
    turn.end_dialog()
    turn.show(roster_screens.taken(found, turn.texts))
    if found.tickets:
        send_links(turn, found.cohort_id, found.tickets)


@routes.tap(DropRoster)
async def drop_roster(turn: Turn, button: DropRoster) -> None:
    cohort = await service.put_away(turn.act, button.roster)
    turn.end_dialog()
    turn.show(roster_screens.dropped(cohort, turn.texts))
