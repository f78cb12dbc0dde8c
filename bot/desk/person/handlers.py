"""Coordinators open the card of one person, and remind, rename, replace, move or remove them."""

from typing import Any

from markupsafe import Markup

from bot.desk.buttons import (
    AskMovePerson,
    AskMoveTo,
    AskNewPhone,
    AskRemove,
    AskReplace,
    MoveTo,
    NewPhone,
    OpenTimeline,
    RemindOnce,
    Remove,
    ReplaceNow,
    UndoRemove,
)
from bot.desk.handlers import remind_now
from bot.desk.person import screens
from bot.desk.person.service import open_card
from bot.membership.domain import EnrolmentId, ListedPerson
from bot.people.buttons import OpenChange, OpenPerson, Rename, UseWords
from bot.people.directory import screens as people
from bot.people.directory import service as directory
from bot.people.invites.handlers import show_link
from bot.people.moving import service as moving
from bot.people.pin import screens as pin_screens
from bot.people.pin import service as pins
from bot.people.pin.buttons import AskResetPin, ResetPin
from bot.people.requests import service as requests
from bot.people.rights import service as running
from bot.people.second_factor.handlers import needs_code
from bot.refusals import StaleButton
from bot.safety.guard.handlers import DANGER
from bot.safety.typed_questions.handlers import asks_for_text
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.slots import Slots, facts_of

routes = Routes("people", staff=True)
REPLACING = "people.replace"


async def _show_person(turn: Turn, enrolment: EnrolmentId, *, news: Markup | None = None) -> None:
    slots = turn.bot.part(Slots)
    found = await open_card(turn.act, enrolment, facts_of(*slots.card))
    turn.show(screens.card(found, slots, turn.texts, now=turn.now, news=news))


@routes.tap(OpenPerson, ends_dialog=True)
async def open_person(turn: Turn, button: OpenPerson) -> None:
    await _show_person(turn, button.enrolment)


@routes.tap(OpenTimeline)
async def open_timeline(turn: Turn, button: OpenTimeline) -> None:
    found = await open_card(turn.act, button.enrolment)
    turn.show(screens.timeline(found, button.page, turn.texts))


routes.shows(AskResetPin, pins.require_locked, pin_screens.ask_reset)


@routes.tap(ResetPin)
async def reset_pin(turn: Turn, button: ResetPin) -> None:
    await pins.reset(turn.act, button.enrolment)
    await _show_person(turn, button.enrolment, news=pin_screens.reset_done(turn.texts))


@routes.tap(RemindOnce)
async def remind_once(turn: Turn, button: RemindOnce) -> None:
    news = await remind_now(turn, button.enrolment)
    await _show_person(turn, button.enrolment, news=news)


routes.shows(OpenChange, open_card, screens.changes)


async def _rename(turn: Turn, listed: ListedPerson, name: str) -> None:
    await directory.rename(turn.act, listed.enrolment.id, name)
    await _show_person(turn, listed.enrolment.id)


asks_for_text(
    routes,
    Rename,
    "people.rename",
    guard=DANGER,
    load=lambda act, button: running.require_enrolment(act, button.enrolment),
    ask=people.write_name,
    read=str,
    take=_rename,
)


@routes.tap(UseWords)
async def use_words(turn: Turn, button: UseWords) -> None:
    """Use the words of the person that stand above the button."""
    await running.require_enrolment(turn.act, button.enrolment)
    if not turn.tapped_text:
        raise StaleButton
    if button.what == "o":
        await requests.let_in_for_new(turn.act, button.enrolment, turn.tapped_text)
    else:
        await directory.rename(turn.act, button.enrolment, turn.tapped_text)
    await _show_person(turn, button.enrolment)


routes.shows(AskNewPhone, open_card, screens.ask_new_phone)


@routes.tap(NewPhone)
async def new_phone(turn: Turn, button: NewPhone) -> None:
    made = await moving.link_for_new_phone(turn.act, button.enrolment)
    await show_link(turn, made, "person.invite_made_phone")


@routes.tap(AskReplace)
async def ask_replace(turn: Turn, button: AskReplace) -> None:
    found = await running.require_enrolment(turn.act, button.enrolment)
    turn.ask(REPLACING, screens.ask_replace(found, turn.texts), enrolment=button.enrolment)


@routes.dialog(REPLACING, guard=DANGER)
async def read_replacement(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Say what will happen, as a reply to the name, so that the tap finds the name again.

    The dialog stays open: another name may be written instead.
    """
    enrolment = EnrolmentId(dialog["enrolment"])
    found = await moving.preview_replacement(turn.act, enrolment, said.text)
    screen = screens.check_replace(found, turn.texts)
    turn.reply("ask", calls.say(turn.chat_id, screen, reply_to=said.message_id))


@routes.tap(ReplaceNow, ends_dialog=True)
async def replace_now(turn: Turn, button: ReplaceNow) -> None:
    await running.require_enrolment(turn.act, button.enrolment)
    if turn.quoted is None:
        raise StaleButton
    made = await moving.replace(turn.act, button.enrolment, turn.quoted.text)
    await show_link(turn, made, "person.invite_made_replacement")


routes.shows(AskMovePerson, moving.find_courses, screens.ask_move)


routes.shows(AskMoveTo, moving.preview_move, screens.check_move)
routes.shows(MoveTo, moving.move, screens.moved)
routes.shows(AskRemove, open_card, screens.ask_remove)


@routes.tap(Remove)
async def remove(turn: Turn, button: Remove) -> None:
    await running.require_enrolment(turn.act, button.enrolment)
    if await needs_code(turn, button):
        return
    turn.show(screens.removed(await moving.remove(turn.act, button.enrolment), turn.texts))


@routes.tap(UndoRemove)
async def undo_remove(turn: Turn, button: UndoRemove) -> None:
    await moving.undo_remove(turn.act, button.enrolment)
    await _show_person(turn, button.enrolment)
