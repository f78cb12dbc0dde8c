"""One person of the list: seen, reminded, changed, replaced, moved, taken out."""

from typing import Any

from markupsafe import Markup

from bot.domain.people.person import CohortId, EnrolmentId
from bot.domain.refusals import StaleButton
from bot.services.people import moving, phones, reminding, requests, running
from bot.services.people.card import Card, open_card
from bot.services.people.invites import Made
from bot.tg import calls
from bot.tg.buttons.people import OpenPerson, Rename
from bot.tg.buttons.person import (
    AskMove,
    AskMoveTo,
    AskRemove,
    AskReplace,
    MoveTo,
    NewPhone,
    OpenChange,
    OpenTimeline,
    RemindOnce,
    Remove,
    ReplaceNow,
    UndoRemove,
)
from bot.tg.context import Turn
from bot.tg.handlers.router import Routes
from bot.tg.incoming import Incoming
from bot.tg.screens.people import invites as invite_screens
from bot.tg.screens.people import person as screens

routes = Routes("people", staff=True)

RENAMING = "people.rename"
REPLACING = "people.replace"


async def show_person(turn: Turn, enrolment: EnrolmentId, *, news: Markup | None = None) -> None:
    """Show one person of the list."""
    found = await _card(turn, enrolment)
    turn.show(screens.card(found, turn.texts, now=turn.now, news=news))


def show_link(turn: Turn, made: Made, says: str = "invite.made_one") -> None:
    """Show a link that was made; `says` is what a personal one is for."""
    username, zone = turn.house.bot_username, turn.person.zone
    screen = invite_screens.made(made, turn.texts, bot_username=username, zone=zone, says=says)
    turn.show(screen)


@routes.tap(OpenPerson)
async def open_person(turn: Turn, button: OpenPerson) -> None:
    """One person of the list."""
    turn.end_dialog()
    await show_person(turn, EnrolmentId(button.enrolment))


@routes.tap(OpenTimeline)
async def open_timeline(turn: Turn, button: OpenTimeline) -> None:
    """What happened with them."""
    found = await _card(turn, EnrolmentId(button.enrolment))
    turn.show(screens.timeline(found, max(button.page, 0), turn.texts))


@routes.tap(RemindOnce)
async def remind_once(turn: Turn, button: RemindOnce) -> None:
    """Let them know that something waits."""
    enrolment = EnrolmentId(button.enrolment)
    await reminding.remind(turn.tx, turn.visitor, enrolment, now=turn.now)
    await show_person(turn, enrolment, news=screens.reminded(turn.texts))


@routes.tap(OpenChange)
async def open_change(turn: Turn, button: OpenChange) -> None:
    """What may be changed."""
    turn.show(screens.changes(await _card(turn, EnrolmentId(button.enrolment)), turn.texts))


@routes.tap(Rename)
async def ask_name(turn: Turn, button: Rename) -> None:
    """Ask how the name is written."""
    found = await running.require_place(turn.tx, turn.visitor, EnrolmentId(button.enrolment))
    turn.begin(RENAMING, enrolment=button.enrolment)
    turn.show(invite_screens.write_name(found, turn.texts))


@routes.dialog(RENAMING)
async def hear_name(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Put the name right."""
    enrolment = EnrolmentId(dialog["enrolment"])
    await requests.rename(turn.tx, turn.visitor, enrolment, said.text, now=turn.now)
    turn.end_dialog()
    await show_person(turn, enrolment)


@routes.tap(NewPhone)
async def new_phone(turn: Turn, button: NewPhone) -> None:
    """A link for their new account."""
    enrolment = EnrolmentId(button.enrolment)
    made = await phones.link_for_new_phone(turn.tx, turn.visitor, enrolment, now=turn.now)
    show_link(turn, made, "invite.made_phone")


@routes.tap(AskReplace)
async def ask_replace(turn: Turn, button: AskReplace) -> None:
    """Ask who takes their place."""
    found = await running.require_place(turn.tx, turn.visitor, EnrolmentId(button.enrolment))
    turn.begin(REPLACING, enrolment=button.enrolment)
    turn.show(screens.ask_replace(found, turn.texts))


@routes.dialog(REPLACING)
async def hear_replacement(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Say what will happen; it answers the name, so that the tap finds it again.

    The question stays: another name may be written in place of this one.
    """
    enrolment = EnrolmentId(dialog["enrolment"])
    found = await moving.look_at_replacement(turn.tx, turn.visitor, enrolment, said.text)
    screen = screens.check_replace(found, turn.texts)
    turn.reply("ask", calls.say(turn.chat_id, screen, reply_to=said.message_id))


@routes.tap(ReplaceNow)
async def replace_now(turn: Turn, button: ReplaceNow) -> None:
    """Let a colleague take the place, and show their link."""
    enrolment = EnrolmentId(button.enrolment)
    await running.require_place(turn.tx, turn.visitor, enrolment)
    if turn.quoted is None:
        raise StaleButton
    made = await moving.replace(turn.tx, turn.visitor, enrolment, turn.quoted.text, now=turn.now)
    turn.end_dialog()
    show_link(turn, made, "invite.made_replacement")


@routes.tap(AskMove)
async def ask_move(turn: Turn, button: AskMove) -> None:
    """Ask to which course."""
    found = await moving.find_courses(turn.tx, turn.visitor, EnrolmentId(button.enrolment))
    turn.show(screens.ask_move(found, turn.texts))


@routes.tap(AskMoveTo)
async def ask_move_to(turn: Turn, button: AskMoveTo) -> None:
    """The first tap."""
    enrolment, to = EnrolmentId(button.enrolment), CohortId(button.cohort)
    found = await moving.look_at_move(turn.tx, turn.visitor, enrolment, to)
    turn.show(screens.check_move(found, turn.texts))


@routes.tap(MoveTo)
async def move_to(turn: Turn, button: MoveTo) -> None:
    """The second tap."""
    enrolment, to = EnrolmentId(button.enrolment), CohortId(button.cohort)
    found = await moving.move(turn.tx, turn.visitor, enrolment, to, now=turn.now)
    turn.show(screens.moved(found, found.listed.enrolment.cohort_id, turn.texts))


@routes.tap(AskRemove)
async def ask_remove(turn: Turn, button: AskRemove) -> None:
    """The first tap."""
    turn.show(screens.ask_remove(await _card(turn, EnrolmentId(button.enrolment)), turn.texts))


@routes.tap(Remove)
async def remove(turn: Turn, button: Remove) -> None:
    """The second tap."""
    enrolment = EnrolmentId(button.enrolment)
    turn.show(
        screens.removed(
            await moving.remove(turn.tx, turn.visitor, enrolment, now=turn.now), turn.texts
        )
    )


@routes.tap(UndoRemove)
async def undo_remove(turn: Turn, button: UndoRemove) -> None:
    """Give back the place."""
    enrolment = EnrolmentId(button.enrolment)
    await moving.undo_remove(turn.tx, turn.visitor, enrolment, now=turn.now)
    await show_person(turn, enrolment)


async def _card(turn: Turn, enrolment: EnrolmentId) -> Card:
    return await open_card(turn.tx, turn.visitor, turn.house.courses, enrolment, now=turn.now)
