"""Handles the answers to "how did it go?", and what stood in the way."""

from typing import Any

from bot.plans.buttons import (
    AnswerCheckIn,
    AskBarrier,
    NameBarrier,
    OpenCheckIn,
    TalkAboutStep,
    WriteBarrier,
)
from bot.plans.check_ins import screens, service
from bot.plans.domain import CheckInId
from bot.questions.asking import service as asking
from bot.questions.domain import AcceptedMessage, NotAccepted, Thanked, accept_question
from bot.questions.screens import join_names, nothing_yet, within_days
from bot.safety.guard.domain import words_of
from bot.safety.guard.handlers import EVERYTHING, THANKS, message_kind
from bot.safety.texts.handlers import open_prompt
from bot.safety.typed_questions.domain import is_bare_yes
from bot.safety.typed_questions.screens import only_text
from bot.telegram.incoming.context import ANSWERED_WITHIN, Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls

routes = Routes("plans")

BARRIER = "plans.barrier"


routes.shows(OpenCheckIn, service.load, screens.opened, ends_dialog=True)
routes.shows(AnswerCheckIn, service.answer, screens.answered, ends_dialog=True)
routes.shows(AskBarrier, service.require_stuck, screens.barriers, ends_dialog=True)
routes.shows(NameBarrier, service.name_barrier, screens.tip, ends_dialog=True)


@routes.tap(TalkAboutStep)
async def talk(turn: Turn, button: TalkAboutStep) -> None:
    found = await service.require_stuck(turn.act, button.check_in)
    outcome = await service.talk(turn.act, button.check_in)
    turn.show(screens.sent(outcome, found, turn.texts, zone=turn.person.zone))


@routes.tap(WriteBarrier)
async def ask_barrier(turn: Turn, button: WriteBarrier) -> None:
    found = await service.require_stuck(turn.act, button.check_in)
    details = await asking.prepare(turn.act)
    names = join_names(details.responders.names, turn.texts)
    care = await open_prompt(turn)
    soon = within_days(details.answer_days, turn.texts)
    screen = screens.write_barrier(found, names, soon, care, turn.texts)
    turn.ask(BARRIER, screen, ANSWERED_WITHIN, check_in=button.check_in)


@routes.dialog(BARRIER, guard=EVERYTHING)
async def read_barrier(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Pass the words on as a question about the step, after the guard checked them."""
    check_in = CheckInId(dialog["check_in"])
    if is_bare_yes(said.text):
        turn.say(nothing_yet(turn.texts))
        return
    match accept_question(message_kind(said), said.text, words_of(turn.act.courses), voice=False):
        case AcceptedMessage():
            found = await service.require_stuck(turn.act, check_in)
            outcome = await service.send_words(
                turn.act, check_in, chat=turn.chat_id, message=said.message_id
            )
            turn.end_dialog()
            turn.show(screens.sent(outcome, found, turn.texts, zone=turn.person.zone))
        case Thanked():
            turn.reply("reaction", calls.react(turn.chat_id, said.message_id, THANKS))
            turn.say(nothing_yet(turn.texts))
        case NotAccepted():
            turn.say(only_text(said.message_id, turn.texts))
