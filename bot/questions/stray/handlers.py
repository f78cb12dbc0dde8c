"""Texts that nobody asked for: passed on by their id if their writer says so."""

from bot.questions.asking import screens
from bot.questions.asking import service as asking
from bot.questions.asking.domain import Guarded, Taken, judge
from bot.questions.buttons import SendStray
from bot.refusals import StaleButton
from bot.safety.buttons import ContactMe
from bot.safety.guard.handlers import message_kind, send_safety_text
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("questions")


@routes.tap(SendStray)
async def send_stray(turn: Turn, button: SendStray) -> None:
    said = turn.quoted
    if said is None:
        raise StaleButton
    match judge(message_kind(said), said.text, voice=False):
        case Taken():
            sent = await asking.ask(
                turn.act, chat=turn.chat_id, message=said.message_id, cohort=button.cohort
            )
            turn.show(screens.sent(sent, turn.texts, zone=turn.person.zone))
        case Guarded(danger=danger):
            await send_safety_text(turn, said, danger=danger)
        case _:
            raise StaleButton


@routes.tap(ContactMe)
async def contact_me(turn: Turn, button: ContactMe) -> None:
    sent = await asking.ask_for_contact(turn.act)
    turn.end_dialog()
    turn.show(screens.contacted(sent, button.message, turn.texts, zone=turn.person.zone))
