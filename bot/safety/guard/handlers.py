"""The guard found something: send the fixed text of the course, and the ways on."""

from collections.abc import Sequence

from bot.safety.guard import screens
from bot.safety.guard.domain import MessageKind
from bot.safety.guard.screens import contact_button
from bot.safety.signatures.service import as_signed
from bot.safety.texts import service as unasked
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming, Kind
from bot.telegram.kit import calls
from bot.telegram.kit.screen import ScreenButton

THANKS = "🙏"


_KINDS = {
    Kind.TEXT: MessageKind.TEXT,
    Kind.STICKER: MessageKind.STICKER,
    Kind.CONTACT: MessageKind.POINTER,
    Kind.LOCATION: MessageKind.POINTER,
    Kind.OTHER: MessageKind.POINTER,
}


def message_kind(said: Incoming) -> MessageKind:
    """Return what kind of message somebody sent, as far as the guard tells them apart."""
    return _KINDS.get(said.kind, MessageKind.FILE)


async def send_safety_text(
    turn: Turn, said: Incoming, *, danger: bool, more: Sequence[Sequence[ScreenButton]] = ()
) -> None:
    """Answer a message with the fixed safety text; nothing of the message is stored or shown.

    `more` are further buttons below it.
    """
    course = await unasked.course_of(turn.act)
    if course is None:
        turn.say(screens.not_taken(said.message_id, turn.texts))
        return
    speak = unasked.danger_text if danger else unasked.guard_text
    signed = await as_signed(turn.tx, course)
    words = speak(signed, turn.texts.language, demo=turn.bot.demo)
    contact = [[contact_button(said.message_id, turn.texts)]] if turn.visitor.enrolments else []
    buttons = [*contact, *map(list, more)]
    screen = screens.guarded(words, said.message_id, turn.texts, more=buttons)
    if turn.tapped_message_id is None:
        turn.reply("guard", calls.say(turn.chat_id, screen, reply_to=said.message_id))
    else:
        turn.show(screen)
