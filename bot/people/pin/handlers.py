"""The PIN: asked for before private screens, typed twice when chosen, removed, checked by a job."""

import asyncio
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from markupsafe import Markup

from bot.membership.domain import Person
from bot.outbox.jobs.storage import Job
from bot.people.buttons import AskErase, AskEraseAgain, AskLeave, Erase, Leave
from bot.people.going.service import may_go
from bot.people.pin import screens, service, storage
from bot.people.pin.buttons import ChoosePin, RemovePin
from bot.people.pin.domain import NoPin, is_like_pin, is_lone_pin, is_meant_as_pin, read_pin
from bot.people.pin.service import PinSlot, TypedPins
from bot.people.pin.storage import StoredPin
from bot.safety.typed_questions.domain import is_bare_yes
from bot.safety.typed_questions.screens import with_help
from bot.storage.personal_data import PersonalData
from bot.telegram.incoming.context import BotContext, Turn, Wanted
from bot.telegram.incoming.job_tools import Finish, JobTools
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.button import parse_button
from bot.telegram.kit.screen import Screen
from bot.writing import has_words

routes = Routes("people")

DIGITS_ONLY = "a PIN: a text without a digit was not meant for it"
OPENING, CHOOSING, REPEATING = "pin.open", "pin.choose", "pin.repeat"
CHECK, SAVE = "people.pin_check", "people.pin_save"
GOES = (AskLeave, Leave, AskErase, AskEraseAgain, Erase)
"""The buttons that work without the PIN a day after somebody asked for it (`people/going`)."""


async def ask_pin(turn: Turn, wanted: Wanted) -> bool:
    """Ask for the PIN before a private screen; return False if it may be shown."""
    if not wanted.private or not turn.person.needs_pin(turn.now):
        return False
    goes = isinstance(wanted.button, GOES)
    if goes and await may_go(turn.act):
        return False
    until = await service.closed_until(turn.act)
    if until is not None:
        turn.show(screens.locked(until, turn.person.zone, turn.texts, goes=goes))
        return True
    to = "" if wanted.button is None else wanted.button.pack()
    screen = screens.ask_pin(turn.texts, goes=goes)
    turn.ask(OPENING, screen, to=to, at=turn.tapped_message_id or 0)
    return True


async def delete_lone_pin(turn: Turn, said: Incoming) -> bool:
    """Delete what may be a PIN of somebody who has one; tell whether it was that.

    It is deleted right or wrong, and without an answer: deleting only the right one would tell.
    While no PIN is taken, after too many wrong ones, a mistyped one is deleted as well.
    """
    person = turn.visitor.person
    if person is None or person.pin_closes_at is None or said.kind is not ContentType.TEXT:
        return False
    if not is_lone_pin(said.text) and not (
        is_like_pin(said.text) and await service.closed_until(turn.act) is not None
    ):
        return False
    turn.reply("delete", calls.delete(turn.chat_id, said.message_id))
    return True


@routes.dialog(OPENING, unguarded=DIGITS_ONLY)
async def read_pin_to_open(turn: Turn, dialog: dict[str, Any], said: Incoming) -> bool:
    """Let a job check the PIN; a text that is no PIN is not for this dialog."""
    pin = _typed(turn, said)
    if pin is None:
        return _was_not_for_it(turn, said, screens.ask_pin(turn.texts, turn.texts("pin.shape")))
    until = await service.closed_until(turn.act)
    if until is not None:
        _say_locked(turn, until, dialog["to"])  # a refusal would undo that the text is deleted
    elif pin:
        slot = _slot(turn, pin)
        turn.start_job(CHECK, slot=slot, to=dialog["to"], at=dialog["at"])
    else:
        _ask_again(turn, dialog["to"], turn.texts("pin.shape"))
    return True


@routes.tap(ChoosePin, private=True)
async def choose_pin(turn: Turn, _button: ChoosePin) -> None:
    turn.ask(CHOOSING, screens.choose(turn.texts))


@routes.dialog(CHOOSING, unguarded=DIGITS_ONLY)
async def read_new_pin(turn: Turn, _dialog: dict[str, Any], said: Incoming) -> bool:
    pin = _typed(turn, said)
    if pin is None:
        return _was_not_for_it(turn, said, screens.choose(turn.texts, turn.texts("pin.shape")))
    if pin:
        slot = _slot(turn, pin)
        turn.ask(REPEATING, screens.repeat(turn.texts), slot=slot)
    else:
        turn.say(screens.choose(turn.texts, turn.texts("pin.shape")))
    return True


@routes.dialog(REPEATING, unguarded=DIGITS_ONLY)
async def read_new_pin_again(turn: Turn, dialog: dict[str, Any], said: Incoming) -> bool:
    """Save the new PIN by a job if it was typed twice alike."""
    pin = _typed(turn, said)
    if pin is None:
        return _was_not_for_it(turn, said, screens.repeat(turn.texts, turn.texts("pin.shape")))
    if pin and pin == turn.bot.part(TypedPins).read(dialog["slot"], secret=_secret(turn.bot)):
        turn.end_dialog()
        turn.start_job(SAVE, slot=_slot(turn, pin))
    else:
        turn.ask(CHOOSING, screens.choose(turn.texts, turn.texts("pin.differs")))
    return True


@routes.tap(RemovePin, private=True)
async def remove_pin(turn: Turn, _button: RemovePin) -> None:
    _become(turn, await service.remove(turn.act))
    turn.show(screens.removed(turn.texts))


@routes.job(CHECK)
async def check_pin(job: Job, tools: JobTools) -> Finish:
    """Compare a typed PIN with the stored hash, in a thread."""
    pin = tools.bot.part(TypedPins).take(job.about["slot"], secret=_secret(tools.bot))
    stored = await tools.database.run(partial(storage.of_account, account=job.chat_id))
    if stored is None or pin is None:
        return partial(_ask_after_restart, job)
    is_right = await asyncio.to_thread(service.matches, stored, pin)
    return partial(_finish_check, job, stored, is_right)


@routes.job(SAVE)
async def save_pin(job: Job, tools: JobTools) -> Finish:
    """Hash a new PIN, in a thread."""
    pin = tools.bot.part(TypedPins).take(job.about["slot"], secret=_secret(tools.bot))
    if pin is None:
        return _choose_again
    return partial(_finish_save, await asyncio.to_thread(service.hash_pin, pin))


def _slot(turn: Turn, pin: str) -> PinSlot:
    secret = _secret(turn.bot) if turn.tx.worker else None
    return turn.bot.part(TypedPins).add(pin, secret=secret)


def _secret(bot: BotContext) -> bytes:
    return bot.part(PersonalData).key


async def _finish_check(job: Job, stored: StoredPin, is_right: bool, turn: Turn) -> None:  # noqa: FBT001 - of a partial
    tried = await service.note_try(turn.act, stored, is_right=is_right)
    _become(turn, tried.person)
    if tried.is_right:
        turn.end_dialog()
        turn.tapped_message_id = job.about["at"] or None
        await turn.follow(parse_button(job.about["to"]))
    elif tried.closed_until is None:
        _ask_again(turn, job.about["to"], screens.wrong(tried.tries_left, turn.texts))
    else:
        _say_locked(turn, tried.closed_until, job.about["to"])  # a refusal would undo the count


def _say_locked(turn: Turn, until: datetime, to: str) -> None:
    turn.end_dialog()
    turn.say(screens.locked(until, turn.person.zone, turn.texts, goes=_goes(to)))


def _ask_again(turn: Turn, to: str, problem: Markup | None = None) -> None:
    turn.say(screens.ask_pin(turn.texts, problem, goes=_goes(to)))


def _goes(to: str) -> bool:
    return isinstance(parse_button(to), GOES)


async def _ask_after_restart(job: Job, turn: Turn) -> None:
    """Ask again, since the bot was restarted and has forgotten the typed PIN."""
    _ask_again(turn, job.about["to"])


async def _finish_save(hashed: str, turn: Turn) -> None:
    _become(turn, await service.choose(turn.act, hashed))
    turn.say(screens.saved(turn.texts))


async def _choose_again(turn: Turn) -> None:
    turn.ask(CHOOSING, screens.choose(turn.texts))


def _typed(turn: Turn, said: Incoming) -> str | None:
    """Return the typed PIN and delete the message; "" for a mistyped one, None for other texts."""
    if not is_meant_as_pin(said.text):
        return None
    turn.reply("delete", calls.delete(turn.chat_id, said.message_id))
    try:
        return read_pin(said.text)
    except NoPin:
        return ""


def _was_not_for_it(turn: Turn, said: Incoming, again: Screen) -> bool:
    """Leave words to the next handler; ask `again` after a sticker, "yes" and the like.

    Return whether the message was handled.
    """
    if has_words(said.text) and not is_bare_yes(said.text):
        turn.end_dialog()
        return False
    turn.say(with_help(again, turn.texts))
    return True


def _become(turn: Turn, person: Person) -> None:
    turn.visitor = replace(turn.visitor, person=person)
