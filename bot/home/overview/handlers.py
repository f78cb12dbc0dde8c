"""Home and More, and the commands that lead there."""

from markupsafe import Markup

from bot.desk.today.handlers import show_desk
from bot.home.buttons import OpenMore, SwitchPlace
from bot.home.overview import screens
from bot.home.overview.service import AtHome, HasLeft, WaitsOutside, find_home, switch_place
from bot.people.command_menu.handlers import heard
from bot.people.joining import storage as people
from bot.people.joining.screens import waiting
from bot.refusals import NotJoined
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.destinations import HowThisWorks, OpenHome
from bot.telegram.kit.refusals import refusal_screen
from bot.telegram.kit.screen import Screen

routes = Routes("people")


async def show_home(turn: Turn, *, pinned: bool = False, news: Markup | None = None) -> None:
    """Show Home, or what stands for it: the desk, the waiting room, or the way out.

    `news` is what just happened, in a line of its own.
    """
    screen = await _home(turn, news)
    if screen is None:
        await show_desk(turn)
    elif pinned:
        turn.reply("home", calls.say(turn.chat_id, screen, pinned=True))
    else:
        turn.show(screen)


@routes.command("menu")
async def menu(turn: Turn, _rest: str) -> None:
    """Home as a new message; whatever the chat was in the middle of is over."""
    turn.end_dialog()
    await show_home(turn)


@routes.command("cancel", strangers=True)
async def cancel(turn: Turn, _rest: str) -> None:
    """End what the chat is in the middle of; of somebody who was coming in, forget the chat."""
    if turn.visitor.person is None:
        people.forget_chat(turn.tx, turn.chat_id)
        turn.say(refusal_screen(NotJoined(), turn.bot.refusals, turn.texts, known=False))
        return
    turn.end_dialog()
    await show_home(turn)


@routes.tap(OpenHome)
async def open_home(turn: Turn, _button: OpenHome) -> None:
    turn.end_dialog()
    await show_home(turn)


@routes.tap(OpenMore)
async def open_more(turn: Turn, _button: OpenMore) -> None:
    found = await find_home(turn.act)
    if not isinstance(found, AtHome):
        await show_home(turn)
        return
    cohorts = [grant.cohort_id for grant in turn.visitor.grants]
    own = next((each for each in cohorts if each is not None), None)
    place = found.stand.place.cohort_id if cohorts else None
    turn.show(screens.more(found, turn.texts, cohort=own or place))


@routes.tap(SwitchPlace)
async def switch(turn: Turn, button: SwitchPlace) -> None:
    turn.visitor = await switch_place(turn.act, button.enrolment)
    await show_home(turn)


@routes.command("help")
async def help_(turn: Turn, _rest: str) -> None:
    """Say what this is and how it behaves."""
    turn.show(screens.how_this_works(turn.texts, heard(turn.visitor)))


@routes.tap(HowThisWorks)
async def how_this_works(turn: Turn, _button: HowThisWorks) -> None:
    turn.show(screens.how_this_works(turn.texts, heard(turn.visitor)))


async def _home(turn: Turn, news: Markup | None) -> Screen | None:
    if turn.visitor.person is None:
        raise NotJoined
    found = await find_home(turn.act)
    match found:
        case AtHome():
            return screens.home(found, turn.texts, now=turn.now, news=news)
        case WaitsOutside():
            return waiting(turn.texts)
        case HasLeft():
            return None if turn.visitor.grants else screens.left(turn.texts)
