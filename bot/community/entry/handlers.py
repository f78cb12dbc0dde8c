"""Taps and typed answers by which a leader logs and corrects a session.

The guard reads what is typed before anything else does: what may be about a real person or about
danger is answered by its text, and nothing of it is stored.
"""

from collections.abc import Callable, Mapping
from typing import Any, get_args

from bot.community.answers import service as answers
from bot.community.answers.service import EntryChange
from bot.community.buttons import (
    BeginAnew,
    BeginSession,
    ChangeAnswer,
    ContinueEntry,
    NoQuestions,
    PageButton,
    PickCommune,
    PickCount,
    PickHard,
    PickMonth,
    PickProvince,
    PickTopic,
    SaveSession,
    ShowLessons,
    ShowMonths,
    ShowProvinces,
)
from bot.community.domain import CommunitySessionId, EntryStep
from bot.community.entry import screens, service
from bot.community.entry.service import EntryAsked, Unfinished
from bot.community.handlers import asks_consent
from bot.community.service import load_own_session, setting_of
from bot.refusals import StaleButton
from bot.safety.guard.domain import Risk
from bot.safety.guard.handlers import EVERYTHING
from bot.safety.typed_questions.screens import only_text
from bot.telegram.incoming.context import ANSWERED_WITHIN, Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.screen import ScreenButton

routes = Routes("community")

ENTRY = "community"

Answer = PickMonth | PickTopic | PickProvince | PickCommune | PickCount | NoQuestions | PickHard
_CHANGES: Mapping[type[Answer], Callable[[Any], EntryChange]] = {
    PickMonth: lambda button: answers.month(button.month),
    PickTopic: lambda button: answers.topic(button.topic),
    PickProvince: lambda button: answers.province(button.province),
    PickCommune: lambda button: answers.commune(button.commune),
    PickCount: lambda button: answers.count(button.kind, button.many),
    NoQuestions: lambda _button: answers.no_questions,
    PickHard: lambda button: answers.hard(button.obstacle),
}
"""What an answer changes."""
_PAGED: Mapping[type[PageButton], EntryStep] = {
    ShowMonths: EntryStep.MONTH,
    ShowProvinces: EntryStep.PLACE,
}
"""The question whose long list has pages."""


@routes.tap(BeginSession)
async def begin(turn: Turn, _button: BeginSession) -> None:
    setting = await setting_of(turn.act, turn.act.enrolment.cohort_id)
    if not await asks_consent(turn, setting):
        _ask_or_offer(turn, await service.begin(turn.act))


@routes.tap(BeginAnew)
async def start_over(turn: Turn, button: BeginAnew) -> None:
    _ask_or_offer(turn, await service.start_over(turn.act, button.logged, button.revision))


def _ask_or_offer(turn: Turn, found: EntryAsked | Unfinished) -> None:
    """Ask the first question, or whether to continue the unfinished session."""
    if isinstance(found, Unfinished):
        turn.end_dialog()
        turn.show(screens.unfinished(found, turn.texts))
    else:
        _ask(turn, found)


@routes.tap(ContinueEntry)
async def go_on(turn: Turn, button: ContinueEntry) -> None:
    _ask(turn, await service.open_question(turn.act, button.logged, button.revision))


@routes.tap(*get_args(Answer))
async def choose(turn: Turn, button: Answer) -> None:
    change = _CHANGES[type(button)](button)
    _ask(turn, await service.choose(turn.act, button.logged, button.revision, change))


@routes.tap(ShowMonths, ShowProvinces)
async def turn_page(turn: Turn, button: PageButton) -> None:
    found = await service.open_question(turn.act, button.logged, button.revision)
    if found.logged.step is not _PAGED[type(button)]:
        raise StaleButton
    _ask(turn, found, page=button.page)


@routes.tap(ShowLessons)
async def show_lessons(turn: Turn, button: ShowLessons) -> None:
    found = await service.open_question(turn.act, button.logged, button.revision)
    if found.logged.step is not EntryStep.TOPIC or not found.setting.course.every_unit:
        raise StaleButton
    _begin(turn, found)
    turn.show(screens.lessons(found, turn.texts, button.page))


@routes.tap(ChangeAnswer)
async def change_answer(turn: Turn, button: ChangeAnswer) -> None:
    _ask(turn, await service.ask_again(turn.act, button.logged, button.revision, button.step))


@routes.tap(SaveSession)
async def save(turn: Turn, button: SaveSession) -> None:
    _ask(turn, await service.save(turn.act, button.logged, button.revision))


async def _open_again(
    turn: Turn, dialog: Mapping[str, Any], _found: frozenset[Risk]
) -> list[ScreenButton]:
    kept = await load_own_session(turn.act, CommunitySessionId(dialog["logged"]))
    return [screens.go_on(kept, turn.texts)]


@routes.dialog(ENTRY, guard=EVERYTHING.with_ways(_open_again))
async def read_answer(turn: Turn, dialog: dict[str, Any], said: Incoming) -> bool:
    """Read a typed answer; a text while nothing is asked was not meant as one."""
    if said.kind is not ContentType.TEXT:
        turn.say(only_text(said.message_id, turn.texts))
        return True
    logged = CommunitySessionId(dialog["logged"])
    found = await service.read_text(turn.act, logged, said.text)
    if found is None:
        turn.end_dialog()
        return False
    _ask(turn, found)
    return True


def _ask(turn: Turn, found: EntryAsked, *, page: int = 0) -> None:
    """Show the open question; the next message, if it comes soon, is its answer."""
    if found.logged.step is EntryStep.CHECK:
        turn.end_dialog()
    else:
        _begin(turn, found)
    turn.show(screens.asked(found, turn.texts, page=page))


def _begin(turn: Turn, found: EntryAsked) -> None:
    turn.begin(ENTRY, ANSWERED_WITHIN, logged=found.logged.id)
