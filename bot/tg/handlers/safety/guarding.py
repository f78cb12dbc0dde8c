"""The guard found something: the fixed text of the course, and what can be done now."""

from bot.services.learning.review import as_signed
from bot.services.safety import unasked
from bot.tg import calls
from bot.tg.context import Turn
from bot.tg.incoming import Incoming
from bot.tg.screens.questions.asking import contact_key, own_number_key
from bot.tg.screens.safety import unasked as screens
from bot.tg.screens.screen import Key


async def stop(
    turn: Turn, said: Incoming, *, danger: bool, own_number_in: int | None = None
) -> None:
    """Say the fixed text below what somebody wrote; nothing of it is kept or shown.

    `own_number_in`: only a number was found, and in this question (0: a new one) it may be
    their own.
    """
    course = await unasked.course_of(turn.tx, turn.visitor, turn.house.courses)
    if course is None:
        turn.say(screens.not_taken(said.message_id, turn.texts))
        return
    speak = unasked.danger_text if danger else unasked.guard_text
    signed = await as_signed(turn.tx, course)
    words = speak(signed, turn.texts.language, demo=turn.house.demo)
    more = _more_keys(turn, said, own_number_in)
    screen = screens.guarded(words, said.message_id, turn.texts, more=more)
    if turn.tapped_message_id is None:
        turn.reply("guard", calls.say(turn.chat_id, screen, reply_to=said.message_id))
    else:
        turn.show(screen)


def _more_keys(turn: Turn, said: Incoming, own_number_in: int | None) -> list[list[Key]]:
    contact = [[contact_key(said.message_id, turn.texts)]] if turn.visitor.enrolments else []
    if own_number_in is None:
        return contact
    return [*contact, [own_number_key(own_number_in, turn.texts)]]
