"""/ask, and unexpected texts: the guard checks them before coordinators get them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from bot.membership.domain import CohortId
from bot.questions.asking import screens, service
from bot.questions.asking.domain import OWN_NUMBER, Guarded, judge_message, to_leave_out
from bot.questions.asking.service import QuestionSent
from bot.questions.buttons import (
    AskIn,
    AskMore,
    GeneralQuestion,
    OpenMine,
    OwnNumber,
    OwnNumberIn,
    SendStray,
    TakeQuestionBack,
)
from bot.questions.domain import AcceptedMessage, QuestionForm, QuestionId, TooManyQuestions
from bot.questions.handlers import accepts_message
from bot.questions.joined_lines.domain import JOINED_WITHIN
from bot.questions.joined_lines.service import RecentLines
from bot.questions.service import load_own_question
from bot.refusals import StaleButton, require
from bot.safety.guard.domain import Risk, all_risks, words_of
from bot.safety.guard.handlers import EVERYTHING, message_kind, send_safety_text
from bot.safety.texts.handlers import open_prompt
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.destinations import AskHelp
from bot.telegram.kit.screen import ScreenButton

routes = Routes("questions")

ASK = "ask"
_SHOWN = CohortId(0)
"""The cohort that Home shows."""
_PASSED_ON = frozenset({ContentType.TEXT, ContentType.VOICE})


@routes.tap(AskHelp)
async def ask_for_question(turn: Turn, button: AskHelp) -> None:
    turn.place = button
    await _ask(turn)


@routes.tap(AskIn)
async def ask_in(turn: Turn, button: AskIn) -> None:
    await _ask(turn, button.cohort)


async def _ask(turn: Turn, cohort: CohortId | None = None) -> None:
    details = await service.prepare(turn.act, cohort)
    if turn.person.needs_pin(turn.now):  # asking stays open; what was asked before does not
        details = replace(details, mine=())
    screen = screens.prompt(details, await open_prompt(turn), turn.texts, zone=turn.person.zone)
    turn.ask(ASK, screen, cohort=details.cohort)


routes.shortcut(AskHelp(), "ask")


@routes.tap(AskMore, private=True)
async def ask_more(turn: Turn, button: AskMore) -> None:
    await service.require_open_to_more(turn.act, button.question)
    turn.ask(ASK, screens.more(await open_prompt(turn), turn.texts), question=button.question)


async def _ways_on(
    turn: Turn, dialog: Mapping[str, Any], found: frozenset[Risk]
) -> list[ScreenButton]:
    question, cohort = QuestionId(dialog.get("question", 0)), _cohort_of(dialog)
    own = (
        [screens.own_number_button(question, turn.texts, cohort=cohort)]
        if found <= OWN_NUMBER
        else []
    )
    if turn.message is None or turn.message.kind not in _PASSED_ON:
        return own
    return [*own, screens.general_button(turn.texts, question=question, cohort=cohort)]


def _cohort_of(dialog: Mapping[str, Any]) -> CohortId:
    """Return the cohort whose coordinators are asked; 0 in a question of an earlier release."""
    return CohortId(dialog.get("cohort", _SHOWN))


GUARD = EVERYTHING.with_ways(_ways_on)


@routes.dialog(ASK, guard=GUARD)
async def read_question(turn: Turn, dialog: dict[str, Any], said: Incoming) -> bool:
    """Accept a text or a voice message; refuse others and continue to wait."""
    question = QuestionId(dialog.get("question", 0))
    if dialog.get("sent"):
        return await _add_line(turn, said, question)
    await _take(turn, said, question, _cohort_of(dialog))
    return True


@routes.tap(OwnNumber)
async def own_number(turn: Turn, button: OwnNumber) -> None:
    await _take_own_number(turn, button.question, _SHOWN)


@routes.tap(OwnNumberIn)
async def own_number_in(turn: Turn, button: OwnNumberIn) -> None:
    await _take_own_number(turn, QuestionId(0), button.cohort)


async def _take_own_number(turn: Turn, question: QuestionId, cohort: CohortId) -> None:
    """Pass a text with the asker's own number on, if nothing else in it is risky."""
    said, words = require(turn.quoted), words_of(turn.act.courses)
    voice = said.kind is ContentType.VOICE
    judged = judge_message(message_kind(said), said.text, words, voice=voice, own_number=True)
    if isinstance(judged, Guarded):
        general = screens.general_button(turn.texts, question=question, cohort=cohort)
        await send_safety_text(turn, said, judged.answer, more=[[general]])
    else:
        await _take(turn, said, question, cohort)


@routes.tap(GeneralQuestion)
async def general_question(turn: Turn, button: GeneralQuestion) -> None:
    """Send what the guard stopped unless it points to a person; else ask for it anew.

    The message above keeps the safety text, with its ways to help.
    """
    said = turn.quoted
    risks = frozenset() if said is None else all_risks(said.text, words_of(turn.act.courses))
    left_out = to_leave_out(risks)
    if said is None or left_out:
        turn.begin(ASK, question=button.question, cohort=button.cohort)
        turn.say(screens.in_general_words(left_out, turn.texts))
        return
    if accepts_message(turn, said, asked=False, first=not button.question):
        sent = await _send(turn, said, button.question, button.cohort)
        if sent is None:
            return
        turn.end_dialog()  # the guard would stop a line that is joined with this text
        above = Markup.escape(turn.tapped_text)
        turn.show(screens.sent_in_general(above, sent, turn.texts, zone=turn.person.zone))


@routes.tap(OpenMine, private=True, ends_dialog=True)
async def open_mine(turn: Turn, button: OpenMine) -> None:
    thread = await load_own_question(turn.act, button.question)
    turn.show(screens.mine(thread.details, turn.texts, zone=turn.person.zone))


@routes.tap(TakeQuestionBack, private=True)
async def take_back(turn: Turn, button: TakeQuestionBack) -> None:
    some_stay = await service.take_back(turn.act, button.question)
    if (turn.dialog or {}).get("question") == button.question:
        turn.end_dialog()  # what comes next is no more of it
    turn.show(screens.taken_back(turn.texts, some_stay=some_stay))


@routes.tap(SendStray)
async def send_unasked(turn: Turn, button: SendStray) -> None:
    said = require(turn.quoted)
    words = words_of(turn.act.courses)
    voice = said.kind is ContentType.VOICE
    match judge_message(message_kind(said), said.text, words, voice=voice):
        case AcceptedMessage():
            sent = await service.ask_coordinators(
                turn.act,
                chat=turn.chat_id,
                message=said.message_id,
                said=_form(said),
                cohort=button.cohort,
            )
            turn.show(screens.question_sent(sent, turn.texts, zone=turn.person.zone))
        case Guarded(answer=answer):
            general = screens.general_button(turn.texts, cohort=button.cohort)
            await send_safety_text(turn, said, answer, more=[[general]])
        case _:
            raise StaleButton


async def handle_question(turn: Turn, said: Incoming, question: QuestionId) -> None:
    """Let the guard read a message that is more of a question although nothing was asked."""
    if not await GUARD(turn, {"question": question}, said):
        await _take(turn, said, question, asked=False)


async def _take(
    turn: Turn,
    said: Incoming,
    question: QuestionId,
    cohort: CohortId = _SHOWN,
    *,
    asked: bool = True,
) -> None:
    """Pass an accepted message on, as a new question (0) or as more of one."""
    if not accepts_message(turn, said, asked=asked, first=not question):
        return
    sent = await _send(turn, said, question, cohort)
    if sent is not None:
        turn.show(screens.question_sent(sent, turn.texts, zone=turn.person.zone))


async def _send(
    turn: Turn, said: Incoming, question: QuestionId, cohort: CohortId = _SHOWN
) -> QuestionSent | None:
    """Send a question or more of one; None if too many are open: it is offered to be sent later."""
    chat, message = turn.chat_id, said.message_id
    if question:
        sent = await service.ask_more(turn.act, question, chat=chat, message=message)
    else:
        try:
            sent = await service.ask_coordinators(
                turn.act, chat=chat, message=message, said=_form(said), cohort=cohort or None
            )
        except TooManyQuestions:  # nothing was stored, and the text stays in the chat
            _offer_later(turn, said, cohort or turn.enrolment.cohort_id)
            return None
    _wait_for_lines(turn, said, sent.question)
    return sent


async def _add_line(turn: Turn, said: Incoming, question: QuestionId) -> bool:
    """Add what comes within a minute to the question that was sent, if it is of words.

    The guard has read the line; here it reads the lines together.
    """
    if said.kind not in {ContentType.TEXT, ContentType.VOICE}:
        turn.end_dialog()
        return False
    if not accepts_message(turn, said, asked=False, first=False):
        return True
    lines = turn.bot.part(RecentLines)
    joined = lines.joined(turn.chat_id, said.text, now=turn.now)
    if await GUARD(turn, {}, replace(said, text=joined)):
        return True
    chat, message = turn.chat_id, said.message_id
    if not await service.add_line(turn.act, question, chat=chat, message=message):
        turn.end_dialog()
        return False
    _wait_for_lines(turn, said, question)
    turn.say(screens.line_added(question, turn.texts))
    return True


def _wait_for_lines(turn: Turn, said: Incoming, question: QuestionId) -> None:
    """Take what comes within a minute as one more line of the question."""
    lines = turn.bot.part(RecentLines)
    joined = lines.joined(turn.chat_id, said.text, now=turn.now)
    lines.note(turn.chat_id, joined, now=turn.now)
    turn.begin(ASK, JOINED_WITHIN, question=question, sent=1)


def _offer_later(turn: Turn, said: Incoming, cohort: CohortId) -> None:
    """Let a message beyond the limit be sent later; this replies to it, so a tap finds it."""
    turn.end_dialog()
    screen = screens.kept(cohort, said.message_id, turn.texts)
    turn.reply("ask", calls.say(turn.chat_id, screen, reply_to=said.message_id))


def _form(said: Incoming) -> QuestionForm:
    return QuestionForm.VOICE if said.kind is ContentType.VOICE else QuestionForm.TEXT
