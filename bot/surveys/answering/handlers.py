"""Handles taps and messages that answer a survey."""

from collections.abc import Mapping
from typing import Any

from bot.people.renewal import screens as renewal_screens
from bot.people.renewal import service as renewal
from bot.safety.guard.domain import Risk
from bot.safety.guard.handlers import EVERYTHING
from bot.safety.texts.handlers import open_prompt
from bot.safety.typed_questions.screens import only_text
from bot.storage.personal_data import PersonalData
from bot.surveys.answering import screens, service
from bot.surveys.answering.service import SurveyProgress
from bot.surveys.buttons import AnswerSurvey, GoOnSurvey, OpenSurvey
from bot.surveys.domain import RoundId
from bot.surveys.service import has_agreed
from bot.telegram.incoming.context import ANSWERED_WITHIN, Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.screen import ScreenButton, tap

routes = Routes("surveys")

WORDS = "surveys.words"


@routes.tap(OpenSurvey, ends_dialog=True)
async def open_survey(turn: Turn, button: OpenSurvey) -> None:
    asked = await service.open_survey(turn.act, button.round)
    if asked.question is None or asked.done:
        await _show(turn, asked)
    elif not await _asks_consent(turn, asked):
        turn.show(screens.introduction(asked, turn.texts))


@routes.tap(GoOnSurvey, ends_dialog=True)
async def go_on(turn: Turn, button: GoOnSurvey) -> None:
    await _show(turn, await service.open_survey(turn.act, button.round))


@routes.tap(AnswerSurvey, ends_dialog=True)
async def answer(turn: Turn, button: AnswerSurvey) -> None:
    asked = await service.open_survey(turn.act, button.round)
    if not await _asks_consent(turn, asked):
        secret = turn.bot.part(PersonalData).key
        asked = await service.answer(
            turn.act, button.round, button.number, button.answer, secret=secret
        )
        await _show(turn, asked)


async def _open_again(
    turn: Turn, dialog: Mapping[str, Any], _found: frozenset[Risk]
) -> list[ScreenButton]:
    return [tap(turn.texts.label("surveys_answering.go_on"), GoOnSurvey(RoundId(dialog["round"])))]


@routes.dialog(WORDS, guard=EVERYTHING.with_ways(_open_again))
async def read_words(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Save an answer in own words after the guard has read it; before that nothing is stored."""
    if said.kind is not ContentType.TEXT:
        turn.say(only_text(said.message_id, turn.texts))
        return
    round_ = RoundId(dialog["round"])
    secret = turn.bot.part(PersonalData).key
    asked = await service.write(turn.act, round_, dialog["number"], said.text, secret=secret)
    turn.end_dialog()
    await _show(turn, asked)


async def _show(turn: Turn, asked: SurveyProgress) -> None:
    """Ask the next question; if it takes words, the next message is its answer."""
    question = asked.question
    if question is None:
        turn.show(screens.ended(asked, turn.texts))
        return
    if await _asks_consent(turn, asked):
        return
    care = await open_prompt(turn) if question.words else None
    screen = screens.question(asked, question, turn.texts, care=care)
    if question.words:
        turn.ask(WORDS, screen, ANSWERED_WITHIN, round=asked.own.round.id, number=asked.done)
    else:
        turn.show(screen)


async def _asks_consent(turn: Turn, asked: SurveyProgress) -> bool:
    """Ask for consent if the visitor agreed to a text that does not name surveys."""
    if asked.is_over or has_agreed(turn.act, asked.own.course):
        return False
    language, demo, months = turn.texts.language, turn.bot.demo, turn.bot.periods.inactive_months
    changed = await renewal.changed_text(turn.act, language, demo=demo, months=months)
    if changed is None:
        return False
    turn.show(renewal_screens.changed(changed, turn.texts))
    return True
