"""The list of people: written, or sent as a file, looked at, taken in, and handed out as links."""

import asyncio
from collections.abc import Sequence
from typing import Any

from bot.documents.cell import as_written
from bot.documents.table import read_table
from bot.domain.people.invites import PARTICIPANT_FOR, pasted_token
from bot.domain.people.person import CohortId
from bot.domain.people.roles import require_coordinator
from bot.domain.people.roster import UnreadableList
from bot.domain.people.sheet import MOST_BYTES, Grid, Roster, UnfitTable, read_roster
from bot.domain.refusals import FileTooLarge
from bot.locale.catalogue import LANGUAGES
from bot.services.people import listing, rosters, tickets
from bot.services.people.rosters import Taken
from bot.services.people.tickets import Ticket
from bot.storage.errands import Errand
from bot.storage.rosters import RosterId
from bot.tg import calls
from bot.tg.buttons.people import InviteByList
from bot.tg.buttons.roster import DropRoster, MakeLinks, PrintCards, SendTemplate, TakeRoster
from bot.tg.context import Turn
from bot.tg.handlers.people import handouts
from bot.tg.handlers.router import Routes
from bot.tg.incoming import Incoming, Kind
from bot.tg.screens.people import invites as invite_screens
from bot.tg.screens.people import roster as screens
from bot.tg.workshop import Finish, Workshop

routes = Routes("people", staff=True)

LISTING = "people.list"
READING = "people.roster"
CARDS = "people.cards"
CARDS_A_FILE = 200


@routes.tap(InviteByList)
async def invite_by_list(turn: Turn, button: InviteByList) -> None:
    """Ask for the list."""
    require_coordinator(turn.visitor.grants, CohortId(button.cohort))
    turn.begin(LISTING, cohort=button.cohort)
    turn.show(screens.ask(CohortId(button.cohort), turn.texts))


@routes.tap(SendTemplate)
async def send_template(turn: Turn, button: SendTemplate) -> None:
    """Send an empty list to fill in, and wait for it."""
    require_coordinator(turn.visitor.grants, CohortId(button.cohort))
    turn.begin(LISTING, cohort=button.cohort)
    drawing = handouts.template_file(turn.texts)
    turn.reply("template", calls.document(turn.chat_id, screens.template(turn.texts), drawing))


@routes.dialog(LISTING, lasting=True)
async def hear_list(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Take a written list at once; leave a file to be read."""
    cohort = CohortId(dialog["cohort"])
    require_coordinator(turn.visitor.grants, cohort)
    if said.kind is Kind.DOCUMENT and said.file_id is not None:
        if said.file_size > MOST_BYTES:
            raise FileTooLarge
        turn.leave(READING, cohort=cohort, file=said.file_id)
        turn.say(screens.reading(turn.texts))
    elif said.kind is Kind.TEXT:
        await _take_written(turn, cohort, said.text)
    else:
        turn.say(screens.no_list(cohort, turn.texts))


async def _take_written(turn: Turn, cohort: CohortId, written: str) -> None:
    """Put everybody of the written list on it, or say which line cannot be taken."""
    try:
        added = await listing.put_all_on_list(turn.tx, turn.visitor, cohort, written, now=turn.now)
    except UnreadableList as error:
        turn.say(invite_screens.unreadable(cohort, error.line, turn.texts))
        return
    turn.end_dialog()
    turn.say(invite_screens.listed(cohort, added, turn.texts))


@routes.errand(READING)
async def read_file(errand: Errand, workshop: Workshop) -> Finish:
    """Fetch and read a roster, then show what it would do, or why it is none."""
    cohort = CohortId(errand.about["cohort"])
    content = await workshop.fetch(errand.about["file"], limit=MOST_BYTES)
    read = await asyncio.to_thread(_read, content)

    async def finish(turn: Turn) -> None:
        if isinstance(read, UnfitTable):
            require_coordinator(turn.visitor.grants, cohort)
            turn.say(screens.unfit(cohort, read, turn.texts))
            return
        looked = await rosters.look(turn.tx, turn.visitor, cohort, read, now=turn.now)
        turn.say(screens.looked(looked, turn.texts))

    return finish


def _read(content: bytes) -> Roster | UnfitTable:
    try:
        return read_roster(read_table(content))
    except UnfitTable as error:
        return error


@routes.tap(TakeRoster)
async def take_roster(turn: Turn, button: TakeRoster) -> None:
    """Take it in, and send a link for each who is new."""
    roster = RosterId(button.roster)
    found = await rosters.take_in(turn.tx, turn.visitor, roster, now=turn.now)
    if not isinstance(found, Taken):
        turn.show(screens.looked(found, turn.texts))
        return
    turn.end_dialog()
    turn.show(screens.taken(found, turn.texts))
    if found.tickets:
        _send_links(turn, found.cohort_id, found.tickets)


@routes.tap(DropRoster)
async def drop_roster(turn: Turn, button: DropRoster) -> None:
    """Take in nothing."""
    cohort = await rosters.put_away(turn.tx, turn.visitor, RosterId(button.roster))
    turn.end_dialog()
    turn.show(screens.dropped(cohort, turn.texts))


@routes.tap(MakeLinks)
async def make_links(turn: Turn, button: MakeLinks) -> None:
    """Send a new link for each who is not in yet."""
    cohort = CohortId(button.cohort)
    made = await tickets.for_all(turn.tx, turn.visitor, cohort, now=turn.now)
    _send_links(turn, cohort, made)


@routes.tap(PrintCards)
async def print_cards(turn: Turn, button: PrintCards) -> None:
    """Leave the sheet to be read again: its links are kept nowhere else."""
    cohort = CohortId(button.cohort)
    require_coordinator(turn.visitor.grants, cohort)
    if turn.tapped_file is None:
        turn.say(screens.no_links(cohort, turn.texts))
        return
    turn.leave(CARDS, cohort=cohort, file=turn.tapped_file)
    turn.say(screens.making_cards(turn.texts))


@routes.errand(CARDS)
async def make_cards(errand: Errand, workshop: Workshop) -> Finish:
    """Read the links of a sheet again, and send those that are alive as cards to print."""
    cohort = CohortId(errand.about["cohort"])
    content = await workshop.fetch(errand.about["file"], limit=MOST_BYTES)
    house = workshop.house
    tokens = await asyncio.to_thread(_tokens, content, house.bot_username)

    async def finish(turn: Turn) -> None:
        found = await tickets.of_sheet(turn.tx, turn.visitor, cohort, tokens, now=turn.now)
        words = {each: house.catalogue.texts(each) for each in reversed(LANGUAGES)}
        for at in range(0, len(found), CARDS_A_FILE):
            part = found[at : at + CARDS_A_FILE]
            drawing = handouts.cards_file(part, words, bot_username=house.bot_username)
            screen = screens.cards(len(part), turn.texts)
            turn.reply("cards", calls.document(turn.chat_id, screen, drawing))

    return finish


def _tokens(content: bytes, bot_username: str) -> list[str]:
    try:
        grid: Grid = read_table(content)
    except UnfitTable:
        return []
    found = (pasted_token(as_written(cell), bot_username) for row in grid[1:] for cell in row)
    return [token for token in found if token is not None]


def _send_links(turn: Turn, cohort: CohortId, made: Sequence[Ticket]) -> None:
    texts = turn.texts
    drawing = handouts.links_file(made, texts, bot_username=turn.house.bot_username)
    until = turn.now + PARTICIPANT_FOR
    screen = screens.links(cohort, texts, until=until, zone=turn.person.zone)
    turn.reply("links", calls.document(turn.chat_id, screen, drawing))
