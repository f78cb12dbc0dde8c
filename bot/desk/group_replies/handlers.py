"""The guard reads replies to the bot in a group; only their writers get an answer, in private."""

from markupsafe import Markup

from bot.days import local_day
from bot.desk.buttons import LookHere
from bot.desk.group_replies import screens, service
from bot.refusals import StaleButton
from bot.safety.guard.domain import Response
from bot.safety.guard.screens import numbers
from bot.safety.signatures.service import as_signed
from bot.safety.texts import service as safety
from bot.safety.texts.domain import safety_text
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls

routes = Routes("safety")

_TEXTS = {Response.SELF_HARM: "self-harm", Response.DANGER: "emergency"}


async def hear_reply(turn: Turn, said: Incoming) -> None:
    """Ask the writer of a grave reply to look into their own chat; say nothing in the group."""
    if said.reply_to is None:
        return
    found = await service.read_reply(turn.act, turn.chat_id, said.text, reply_to=said.reply_to)
    if found is not None and turn.visitor.person is not None:
        screen = screens.please_look(found.answer, turn.texts)
        turn.reply("guard", calls.say(turn.telegram_id, screen))


@routes.tap(LookHere)
async def look_here(turn: Turn, button: LookHere) -> None:
    if button.answer not in set(Response):
        raise StaleButton
    words = await _safety_words(turn, Response(button.answer))
    takes_part = bool(turn.visitor.enrolments)
    turn.show(screens.what_now(words, turn.texts, takes_part=takes_part))


async def _safety_words(turn: Turn, answer: Response) -> Markup | None:
    """Return the safety text; for what points to a person it is what to do."""
    language, demo = turn.texts.language, turn.bot.demo
    if answer not in _TEXTS:
        return await safety.what_to_do(turn.act, language, demo=demo)
    course = await safety.course_of_visitor(turn.act)
    if course is None:
        return None
    signed = await as_signed(turn.tx, course)
    today = local_day(turn.now, turn.person.zone)
    return safety_text(
        signed,
        _TEXTS[answer],
        language,
        demo=demo,
        numbers=numbers(signed, turn.texts, today=today),
    )
