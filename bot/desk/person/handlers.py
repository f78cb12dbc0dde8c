"""Coordinators open the card of one person and remind them."""

from markupsafe import Markup

from bot.desk.buttons import OpenTimeline, RemindOnce
from bot.desk.person import screens
from bot.desk.person.service import open_card
from bot.membership.domain import EnrolmentId
from bot.people.buttons import OpenPerson
from bot.people.nudges import service as reminding
from bot.people.pin import screens as pin_screens
from bot.people.pin import service as pins
from bot.people.pin.buttons import AskResetPin, ResetPin
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("people", staff=True)


async def show_person(turn: Turn, enrolment: EnrolmentId, *, news: Markup | None = None) -> None:
    """Show one person of the list."""
    found = await open_card(turn.act, enrolment)
    turn.show(screens.card(found, turn.texts, now=turn.now, news=news))


@routes.tap(OpenPerson)
async def open_person(turn: Turn, button: OpenPerson) -> None:
    turn.end_dialog()
    await show_person(turn, button.enrolment)


@routes.tap(OpenTimeline)
async def open_timeline(turn: Turn, button: OpenTimeline) -> None:
    found = await open_card(turn.act, button.enrolment)
    turn.show(screens.timeline(found, button.page, turn.texts))


@routes.tap(AskResetPin)
async def ask_reset_pin(turn: Turn, button: AskResetPin) -> None:
    listed = await pins.require_locked(turn.act, button.enrolment)
    turn.show(pin_screens.ask_reset(listed, button.enrolment, turn.texts))


@routes.tap(ResetPin)
async def reset_pin(turn: Turn, button: ResetPin) -> None:
    await pins.reset(turn.act, button.enrolment)
    await show_person(turn, button.enrolment, news=pin_screens.reset_done(turn.texts))


@routes.tap(RemindOnce)
async def remind_once(turn: Turn, button: RemindOnce) -> None:
    await reminding.remind(turn.act, button.enrolment)
    await show_person(turn, button.enrolment, news=screens.reminded(turn.texts))
