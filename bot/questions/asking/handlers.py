"""/ask: the next message goes to the coordinators, once the guard has read it."""

from dataclasses import replace
from typing import Any

from bot.questions.asking import screens, service
from bot.questions.asking.domain import Guarded, NotTaken, Taken, Thanked, judge
from bot.questions.buttons import AskMore, OpenMine, OwnNumber, TakeBack
from bot.questions.domain import QuestionId
from bot.questions.service import load_mine
from bot.refusals import StaleButton
from bot.safety.guard.handlers import THANKS, message_kind, send_safety_text
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming, Kind
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.destinations import AskHelp

routes = Routes("questions")

ASK = "ask"


@routes.command("ask")
async def ask_anew(turn: Turn, _rest: str) -> None:
    """Wait for a question, and show what was asked before."""
    await _begin(turn)


@routes.tap(AskHelp)
async def ask_by_tap(turn: Turn, _button: AskHelp) -> None:
    await _begin(turn)


@routes.tap(AskMore)
async def ask_more(turn: Turn, button: AskMore) -> None:
    question = button.question
    await service.require_open_to_more(turn.tx, turn.person.id, question)
    turn.begin(ASK, question=question)
    turn.show(screens.more(turn.texts))


@routes.dialog(ASK)
async def hear_question(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Take a text or a voice message; refuse the rest, and wait on."""
    await hear(turn, said, QuestionId(dialog.get("question", 0)))


@routes.tap(OwnNumber)
async def own_number(turn: Turn, button: OwnNumber) -> None:
    if turn.quoted is None:
        raise StaleButton
    await hear(turn, turn.quoted, button.question, own_number=True)


@routes.tap(OpenMine)
async def open_mine(turn: Turn, button: OpenMine) -> None:
    thread = await load_mine(turn.tx, turn.person.id, button.question)
    turn.end_dialog()
    turn.show(screens.mine(thread.asked, turn.texts, zone=turn.person.zone))


@routes.tap(TakeBack)
async def take_back(turn: Turn, button: TakeBack) -> None:
    question = button.question
    outcome = await service.take_back(turn.act, turn.person.id, question)
    turn.show(screens.taken_back(outcome, turn.texts))


async def hear(
    turn: Turn, said: Incoming, question: QuestionId, *, own_number: bool = False
) -> None:
    """Pass a message on as a question (0), or as more of one; the guard reads it first."""
    voice = said.kind is Kind.VOICE
    match judge(message_kind(said), said.text, voice=voice, own_number=own_number):
        case Taken():
            await _pass_on(turn, said, question)
        case Thanked():
            turn.reply("reaction", calls.react(turn.chat_id, said.message_id, THANKS))
        case Guarded(danger=danger, maybe_own_number=own):
            more = [[screens.own_number_button(question, turn.texts)]] if own else []
            await send_safety_text(turn, said, danger=danger, more=more)
        case NotTaken():
            turn.say(screens.not_here(said.message_id, turn.texts))


async def _begin(turn: Turn) -> None:
    asked = await service.prepare(turn.act)
    turn.begin(ASK)
    turn.show(screens.prompt(asked, turn.texts, zone=turn.person.zone))


async def _pass_on(turn: Turn, said: Incoming, question: QuestionId) -> None:
    chat, message, now = turn.chat_id, said.message_id, turn.now
    if question:
        sent = await service.ask_more(
            replace(turn.act, now=now), turn.person.id, question, chat=chat, message=message
        )
    else:
        sent = await service.ask(replace(turn.act, now=now), chat=chat, message=message)
    turn.end_dialog()
    turn.show(screens.sent(sent, turn.texts, zone=turn.person.zone))
