"""Coordinators get the links of everybody who is not in yet, as a sheet or as cards."""

import asyncio
from collections.abc import Sequence

from bot.documents.grid import Grid, UnfitTable
from bot.documents.sheets import as_written
from bot.documents.table import read_table
from bot.locale.catalogue import LANGUAGES
from bot.membership.domain import CohortId
from bot.membership.staff.domain import require_coordinator
from bot.outbox.jobs.storage import Job
from bot.people.buttons import MakeLinks, PrintCards
from bot.people.invites.domain import PARTICIPANT_FOR, pasted_token
from bot.people.link_sheets import screens, service
from bot.people.link_sheets.service import PersonalLink
from bot.people.roster_file.domain import MOST_BYTES
from bot.people.unsigned.handlers import warns
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.job_tools import Finish, JobTools
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls

routes = Routes("people", staff=True)


CARDS = "people.cards"
CARDS_A_FILE = 200


@routes.tap(MakeLinks)
async def make_links(turn: Turn, button: MakeLinks) -> None:
    require_coordinator(turn.visitor.grants, button.cohort)
    if await warns(turn, button.cohort, button):
        return
    send_links(turn, button.cohort, await service.make_links_for_all(turn.act, button.cohort))


@routes.tap(PrintCards)
async def print_cards(turn: Turn, button: PrintCards) -> None:
    require_coordinator(turn.visitor.grants, button.cohort)
    if turn.tapped_file is None:
        turn.say(screens.no_links(button.cohort, turn.texts))
        return
    turn.start_job(CARDS, cohort=button.cohort, file=turn.tapped_file)
    turn.say(screens.making_cards(turn.texts))


@routes.job(CARDS)
async def make_cards(job: Job, tools: JobTools) -> Finish:
    """Read the links of a sheet again, and send those that are alive as cards to print."""
    cohort = CohortId(job.about["cohort"])
    content = await tools.fetch(job.about["file"], limit=MOST_BYTES)
    bot = tools.bot
    tokens = await asyncio.to_thread(_tokens, content, bot.bot_username)

    async def finish(turn: Turn) -> None:
        found = await service.links_of_sheet(turn.act, cohort, tokens)
        words = {each: bot.catalogue.texts(each) for each in reversed(LANGUAGES)}
        for at in range(0, len(found), CARDS_A_FILE):
            part = found[at : at + CARDS_A_FILE]
            drawing = screens.cards_file(part, words, bot_username=bot.bot_username)
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


def send_links(turn: Turn, cohort: CohortId, made: Sequence[PersonalLink]) -> None:
    """Send the sheet of personal links."""
    texts = turn.texts
    drawing = screens.links_file(made, texts, bot_username=turn.bot.bot_username)
    until = turn.now + PARTICIPANT_FOR
    screen = screens.links(cohort, texts, until=until, zone=turn.person.zone)
    turn.reply("links", calls.document(turn.chat_id, screen, drawing))
