"""Home and More, and the commands that lead there; /start with a token opens a link."""

from markupsafe import Markup

from bot.desk.today.handlers import show_desk
from bot.home.buttons import OpenEverything, OpenMore, SwitchPlace
from bot.home.overview import screens
from bot.home.overview.service import (
    AwaitsApproval,
    HasLeft,
    HomeView,
    find_home,
    find_used,
    switch_place,
    without_results,
)
from bot.membership.chat import storage as chats
from bot.membership.domain import Reach
from bot.people.handlers import commands_of
from bot.people.invites.domain import DeadLink, pasted_token
from bot.people.joining import storage as people
from bot.people.joining.handlers import open_link
from bot.people.joining.screens import waiting_to_be_let_in
from bot.people.opened_links.service import OpenedLinks
from bot.refusals import NotJoined, require
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.destinations import HowThisWorks, OpenHome
from bot.telegram.kit.refusals import refusal_screen
from bot.telegram.kit.screen import Screen
from bot.telegram.slots import Slots, facts_of

routes = Routes("people")


async def show_home(turn: Turn, *, pinned: bool = False, news: Markup | None = None) -> None:
    """Show Home, or instead of it the desk, "please wait", or "you have left".

    `news` is what just happened, in a line of its own.
    """
    turn.place = OpenHome()
    screen = await _home(turn, news)
    if screen is None:
        await show_desk(turn)
    elif pinned:
        turn.reply("home", calls.say(turn.chat_id, screen, pinned=True))
    else:
        turn.show(screen)


@routes.command("cancel", strangers=True, ends_dialog=True)
async def cancel(turn: Turn, _rest: str) -> None:
    """End a dialog; forget the chat of somebody who is still joining."""
    if turn.visitor.person is None:
        people.delete_chat(turn.tx, turn.chat_id)
        turn.bot.part(OpenedLinks).forget(turn.chat_id)
        turn.say(refusal_screen(NotJoined(), turn.bot.refusals, turn.texts, known=False))
        return
    await show_home(turn)


@routes.tap(OpenHome, ends_dialog=True)
async def open_home(turn: Turn, _button: OpenHome) -> None:
    await show_home(turn)


routes.shortcut(OpenHome(), "menu")


@routes.tap(OpenMore)
async def open_more(turn: Turn, _button: OpenMore) -> None:
    await _show_more(turn, everything=False)


@routes.tap(OpenEverything)
async def open_everything(turn: Turn, _button: OpenEverything) -> None:
    await _show_more(turn, everything=True)


async def _show_more(turn: Turn, *, everything: bool) -> None:
    slots = turn.bot.part(Slots)
    found = await find_home(turn.act, facts_of(*slots.more))
    if not isinstance(found, HomeView):
        await show_home(turn)
        return
    cohorts = [grant.cohort_id for grant in turn.visitor.grants]
    own = next((each for each in cohorts if each is not None), None)
    place = found.place.cohort.id if cohorts else None
    if everything:
        turn.show(screens.everything_of_more(found, slots, turn.texts, cohort=own or place))
        return
    used = await find_used(turn.act, found)
    turn.show(screens.more(found, slots, turn.texts, cohort=own or place, used=used))


@routes.tap(SwitchPlace)
async def switch(turn: Turn, button: SwitchPlace) -> None:
    turn.visitor = await switch_place(turn.act, button.enrolment)
    await show_home(turn)


@routes.tap(HowThisWorks)
async def how_this_works(turn: Turn, _button: HowThisWorks) -> None:
    commands = commands_of(turn.visitor)
    if not turn.visitor.grants:
        turn.show(screens.how_this_works(turn.texts, commands))
        return
    own = [grant.cohort_id for grant in turn.visitor.grants if grant.cohort_id is not None]
    learns = turn.visitor.enrolment is not None
    turn.show(screens.how_the_desk_works(turn.texts, commands, own, learns=learns))


routes.shortcut(HowThisWorks(), "help")


@routes.command("start", strangers=True)
async def start(turn: Turn, rest: str) -> None:
    """Open a link, or show the desk to coordinators and Home to others."""
    if turn.chat is not None and turn.chat.reach is not Reach.OPEN:
        chats.reopen(turn.tx, chat_id=turn.chat_id)
    if (button := turn.bot.linked(rest)) is not None:
        await turn.follow(button)
        return
    if rest:
        token = require(pasted_token(rest, turn.bot.bot_username), DeadLink)
        await open_link(turn, token)
        return
    if turn.visitor.person is None:
        raise NotJoined
    turn.end_dialog()
    if turn.visitor.grants:
        await show_desk(turn)
    else:
        await turn.go_home()


async def open_pasted(turn: Turn, text: str) -> bool:
    """Open a link or token that was pasted as text; return False if it is neither."""
    token = pasted_token(text, turn.bot.bot_username)
    if token is None:
        return False
    await open_link(turn, token)
    return True


async def _home(turn: Turn, news: Markup | None) -> Screen | None:
    if turn.visitor.person is None:
        raise NotJoined
    slots = turn.bot.part(Slots)
    found = await find_home(turn.act, facts_of(*slots.home))
    match found:
        case HomeView():
            if turn.person.needs_pin(turn.now):
                found = without_results(found)
            return screens.home(found, slots, turn.texts, now=turn.now, news=news)
        case AwaitsApproval():
            return waiting_to_be_let_in(turn.texts)
        case HasLeft(back=back):
            return None if turn.visitor.grants else screens.left(turn.texts, back=back)
