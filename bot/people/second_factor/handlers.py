"""Asks for codes before actions that could do harm in wrong hands, and checks them.

A handler that needs a code begins with `if await needs_code(turn, button): return`. After the right
code the button is followed, so nobody has to tap again. The messages with the question, the picture
and the code are deleted.
"""

from typing import Any

from bot.outbox.sent.storage import messages_of
from bot.people.second_factor import screens, service
from bot.people.second_factor.buttons import CancelCode, SetUpFactor
from bot.people.second_factor.domain import (
    AcceptedCode,
    NotSetUp,
    Paused,
    Wrong,
    address_of,
    written_code,
)
from bot.refusals import StaleButton
from bot.safety.typed_questions.domain import is_bare_yes
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.button import Button, parse_button
from bot.telegram.kit.calls import Drawing
from bot.telegram.kit.screen import Screen
from bot.writing import has_words

routes = Routes()

CODE = "second_factor.code"
ASKED = "factor.ask"
SHOWN = "factor.scan"


async def needs_code(turn: Turn, button: Button | None) -> bool:
    """Ask for a code and return True, unless a session is open or no codes are used here.

    `button` is followed after the right code; without one the person taps again.
    """
    if not turn.bot.second_factor:
        return False
    access = await service.access_of(turn.act, turn.person.id)
    if access.session_until is not None:
        return False
    carried = {} if button is None else {"button": button.pack()}
    turn.begin(CODE, message=turn.tapped_message_id, **carried)
    texts = turn.texts
    _ask(turn, screens.ask_code(texts) if access.has_factor else screens.set_up_first(texts))
    return True


@routes.tap(SetUpFactor)
async def set_up(turn: Turn, _button: SetUpFactor) -> None:
    if not turn.bot.second_factor:
        raise StaleButton
    secret = await service.offer(turn.act)
    waiting = turn.dialog
    if waiting is None or waiting["in"] != CODE:
        turn.begin(CODE)
    drawing = Drawing(
        field="photo",
        recipe="qr",
        about={"text": address_of(secret, bot_username=turn.bot.bot_username)},
        filename="code.png",
        private=True,
    )
    turn.reply(SHOWN, calls.picture(turn.chat_id, screens.scan(secret, turn.texts), drawing))


@routes.tap(CancelCode)
async def cancel(turn: Turn, _button: CancelCode) -> None:
    dialog = turn.dialog
    if dialog is not None and dialog["in"] == CODE:
        turn.end_dialog()
    await _delete_questions(turn)


@routes.dialog(
    CODE,
    staff=True,
    unguarded="a code: a text without a digit was not meant for it",
)
async def read_code(turn: Turn, dialog: dict[str, Any], said: Incoming) -> bool:
    """Check a code; words without a digit are not meant for this dialog."""
    if not has_words(said.text) or is_bare_yes(said.text):
        _ask(turn, screens.six_digits(turn.texts))
        return True
    if not any(char.isdecimal() for char in said.text):
        return False
    turn.reply("delete", calls.delete(turn.chat_id, said.message_id))
    code = written_code(said.text)
    if code is None:
        _ask(turn, screens.six_digits(turn.texts))
        return True
    match await service.check_code(turn.act, code):
        case Wrong() as found:
            _ask(turn, screens.wrong(found, turn.texts))
        case Paused() as found:
            turn.end_dialog()
            await _delete_questions(turn)
            turn.say(screens.paused(found, turn.texts, zone=turn.person.zone))
        case NotSetUp():
            _ask(turn, screens.set_up_first(turn.texts))
        case AcceptedCode() as found:
            await _go_on(turn, dialog, found)
    return True


async def _go_on(turn: Turn, dialog: dict[str, Any], found: AcceptedCode) -> None:
    """Continue after the right code; say that it was accepted if nothing else is said."""
    turn.end_dialog()
    await _delete_questions(turn)
    said = len(turn.replies)
    if "button" in dialog:
        turn.tapped_message_id = dialog["message"]
        await turn.follow(parse_button(dialog["button"]))
    if len(turn.replies) == said:
        turn.say(screens.opened(found.until, turn.texts, zone=turn.person.zone))


def _ask(turn: Turn, screen: Screen) -> None:
    turn.reply(ASKED, calls.say(turn.chat_id, screen))


async def _delete_questions(turn: Turn) -> None:
    """Delete the questions for a code, and the picture with the secret."""
    sent = await messages_of(turn.tx, turn.chat_id, kinds=(ASKED, SHOWN), now=turn.now)
    if sent:
        turn.reply("delete", calls.delete_all(turn.chat_id, sent))
