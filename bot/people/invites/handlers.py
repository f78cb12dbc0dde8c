"""Coordinators make links, one or for a whole list, print them, and close them."""

from collections.abc import Sequence

from bot.catalog.course import offered_languages
from bot.computing import compute
from bot.days import local_day
from bot.documents.csv_cells import as_written
from bot.documents.grid import Grid, UnfitTable
from bot.documents.lettering import can_draw
from bot.documents.table import read_table
from bot.locale import Texts
from bot.membership.domain import ChatId, Cohort, CohortId
from bot.membership.staff.domain import require_coordinator
from bot.outbox.jobs.storage import Job
from bot.people.buttons import (
    AskInvite,
    CloseLink,
    InviteAll,
    MakeLinks,
    MakePersonalLink,
    PrintCards,
    ShowQr,
)
from bot.people.invites import screens, service
from bot.people.invites.domain import PARTICIPANT_FOR, link_of, pasted_token
from bot.people.invites.service import NewLink, PersonalLink
from bot.people.rights import service as rights
from bot.people.roster_file.domain import MOST_BYTES
from bot.people.second_factor.handlers import needs_code
from bot.people.tidying.service import delete_sent
from bot.people.unsigned.handlers import warns_of_unsigned
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.job_tools import Finish, JobTools
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Drawing

routes = Routes("people", staff=True)
CARDS, LINKS = "people.cards", "links"
CARDS_A_FILE = 200


async def show_link(turn: Turn, made: NewLink, says: str = "invites.made_one") -> None:
    """Show a new link; `says` is the text of a personal one."""
    username, zone = turn.bot.bot_username, turn.person.zone
    invitation = screens.invitation(_words(turn, await _cohort(turn, made)))
    screen = screens.new_link(
        made, turn.texts, bot_username=username, zone=zone, says=says, invitation=invitation
    )
    turn.show(screen)


async def _cohort(turn: Turn, made: NewLink) -> Cohort | None:
    cohort = made.cohort_id
    return None if cohort is None else await rights.require_cohort(turn.act, cohort)


def _words(turn: Turn, cohort: Cohort | None) -> list[Texts]:
    """Return the texts of the languages in which somebody can join; English comes last."""
    courses = turn.bot.courses
    course = None if cohort is None else courses.get(cohort.course)
    every = courses.values() if course is None else (course,)
    languages = offered_languages(every, turn.bot.catalogue.languages)
    return [turn.bot.catalogue.texts(each) for each in reversed(languages)]


@routes.tap(AskInvite)
async def ask_invite(turn: Turn, button: AskInvite) -> None:
    require_coordinator(turn.visitor.grants, button.cohort)
    if await warns_of_unsigned(turn, button.cohort, button):
        return
    turn.show(screens.how(button.cohort, turn.texts))


@routes.tap(InviteAll)
async def invite_all(turn: Turn, button: InviteAll) -> None:
    require_coordinator(turn.visitor.grants, button.cohort)
    if button.people not in screens.SIZES:
        turn.show(screens.how_many(button.cohort, turn.texts))
        return
    if await warns_of_unsigned(turn, button.cohort, button):
        return
    await show_link(turn, await service.link_for_all(turn.act, button.cohort, people=button.people))


@routes.tap(MakePersonalLink)
async def make_personal_link(turn: Turn, button: MakePersonalLink) -> None:
    listed = await rights.require_enrolment(turn.act, button.enrolment)
    if await warns_of_unsigned(turn, listed.enrolment.cohort_id, button):
        return
    await show_link(turn, await service.personal_link(turn.act, button.enrolment))


@routes.tap(ShowQr)
async def show_qr(turn: Turn, button: ShowQr) -> None:
    await service.require_own_link(turn.act, button.token)
    drawing = Drawing(
        field="photo",
        recipe="qr",
        about={"text": link_of(turn.bot.bot_username, button.token)},
        filename="link.png",
        private=True,
    )
    turn.reply("qr", calls.picture(turn.chat_id, screens.picture(turn.texts), drawing))


routes.shows(CloseLink, service.close_link, screens.closed)


@routes.tap(MakeLinks)
async def make_links(turn: Turn, button: MakeLinks) -> None:
    require_coordinator(turn.visitor.grants, button.cohort)
    if await warns_of_unsigned(turn, button.cohort, button):
        return
    if await needs_code(turn, button):
        return
    await send_links(turn, button.cohort, await service.make_links_for_all(turn.act, button.cohort))


@routes.tap(PrintCards)
async def print_cards(turn: Turn, button: PrintCards) -> None:
    require_coordinator(turn.visitor.grants, button.cohort)
    if turn.tapped_file is None:
        turn.say(screens.no_links(button.cohort, turn.texts))
        return
    if await needs_code(turn, None):  # only the message of the tapped button has the file
        return
    turn.start_job(CARDS, cohort=button.cohort, file=turn.tapped_file)
    turn.say(screens.making_cards(turn.texts))


@routes.job(CARDS)
async def make_cards(job: Job, tools: JobTools) -> Finish:
    """Read the links of a sheet, and send those that still work as cards to print."""
    cohort = CohortId(job.about["cohort"])
    content = await tools.fetch(job.about["file"], limit=MOST_BYTES)
    bot = tools.bot
    tokens = await compute(_tokens, content, bot.bot_username)

    async def finish(turn: Turn) -> None:
        course = await rights.require_cohort(turn.act, cohort)
        found = await service.links_of_sheet(turn.act, cohort, tokens)
        words = {each.language: each for each in _words(turn, course) if can_draw(each.language)}
        for at in range(0, len(found), CARDS_A_FILE):
            part = found[at : at + CARDS_A_FILE]
            drawing = screens.cards_file(
                part,
                local_day(turn.now, course.zone),
                words,
                language=turn.texts.language,
                bot_username=bot.bot_username,
            )
            screen = screens.cards(len(part), turn.texts)
            turn.reply("cards", calls.document(turn.chat_id, screen, drawing))
        delete_sent(turn.act, ChatId(turn.chat_id), "cards")

    return finish


def _tokens(content: bytes, bot_username: str) -> list[str]:
    try:
        grid: Grid = read_table(content)
    except UnfitTable:
        return []
    found = (pasted_token(as_written(cell), bot_username) for row in grid[1:] for cell in row)
    return [token for token in found if token is not None]


async def send_links(turn: Turn, cohort: CohortId, made: Sequence[PersonalLink]) -> None:
    """Send the links as a sheet of their own."""
    course = await rights.require_cohort(turn.act, cohort)
    day, username = local_day(turn.now, course.zone), turn.bot.bot_username
    send_file(turn, cohort, screens.links_file(made, day, turn.texts, bot_username=username))


def send_file(turn: Turn, cohort: CohortId, drawing: Drawing) -> None:
    """Send a file with links, which is deleted from the chat within a day."""
    texts = turn.texts
    until = turn.now + PARTICIPANT_FOR
    screen = screens.links(cohort, texts, until=until, zone=turn.person.zone)
    turn.reply(LINKS, calls.document(turn.chat_id, screen, drawing))
    delete_sent(turn.act, ChatId(turn.chat_id), LINKS)
