"""The guard found something: send the fixed text of the course, and the ways on."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.days import local_day
from bot.safety.guard import screens
from bot.safety.guard.domain import (
    MessageKind,
    Response,
    all_risks,
    answer_to,
    grave_answer,
    words_of,
)
from bot.safety.guard.screens import contact_button
from bot.safety.signatures.service import as_signed
from bot.safety.texts import service as unasked
from bot.safety.texts.domain import safety_text
from bot.safety.texts.screens import what_to_do_button
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.kit import calls
from bot.telegram.kit.screen import Screen, ScreenButton

THANKS = "🙏"


_KINDS = {
    ContentType.TEXT: MessageKind.TEXT,
    ContentType.STICKER: MessageKind.STICKER,
    ContentType.CONTACT: MessageKind.POINTER,
    ContentType.LOCATION: MessageKind.POINTER,
    ContentType.OTHER: MessageKind.POINTER,
}
_TEXTS = {Response.SELF_HARM: "self-harm", Response.DANGER: "emergency"}
_OTHER = "guard"


def message_kind(said: Incoming) -> MessageKind:
    """Return what kind of message somebody sent, as far as the guard tells them apart."""
    return _KINDS.get(said.kind, MessageKind.FILE)


async def send_safety_text(
    turn: Turn, said: Incoming, answer: Response, *, more: Sequence[Sequence[ScreenButton]] = ()
) -> None:
    """Answer a message with the fixed safety text; nothing of the message is stored or shown.

    `more` are further buttons below it.
    """
    course = await unasked.course_of_visitor(turn.act)
    if course is None:
        turn.say(screens.not_taken(said.message_id, turn.texts))
        return
    signed = await as_signed(turn.tx, course)
    zone = "UTC" if turn.visitor.person is None else turn.visitor.person.zone
    words = safety_text(
        signed,
        _TEXTS.get(answer, _OTHER),
        turn.texts.language,
        demo=turn.bot.demo,
        numbers=screens.numbers(signed, turn.texts, today=local_day(turn.now, zone)),
    )
    if answer in _TEXTS and turn.visitor.enrolment is not None:
        more = [*more, screens.numbers_row(signed, turn.texts)]
    screen = _with_ways_on(turn, said, words, more)
    if turn.tapped_message_id is None:
        turn.reply("guard", calls.say(turn.chat_id, screen, reply_to=said.message_id))
    else:
        turn.show(screen)


def _with_ways_on(
    turn: Turn, said: Incoming, words: Markup, more: Sequence[Sequence[ScreenButton]]
) -> Screen:
    if turn.visitor.person is None:
        return screens.told(words, turn.texts)
    contact = [contact_button(said.message_id, turn.texts)] if turn.visitor.enrolments else []
    buttons = [contact, *map(list, more), [what_to_do_button(turn.texts)]]
    return screens.guarded(words, said.message_id, turn.texts, more=buttons)


async def stop_danger(turn: Turn, said: Incoming) -> bool:
    """Answer a message about danger where a name was asked for; tell whether it was one."""
    return await _stop(turn, said, grave_answer(said.text, words_of(turn.act.courses)))


async def stop_all(turn: Turn, said: Incoming) -> bool:
    """Answer a message that the guard does not let pass on; tell whether it was one."""
    risks = all_risks(said.text, words_of(turn.act.courses))
    return await _stop(turn, said, answer_to(risks))


async def _stop(turn: Turn, said: Incoming, answer: Response | None) -> bool:
    if answer is None:
        return False
    await send_safety_text(turn, said, answer)
    return True
