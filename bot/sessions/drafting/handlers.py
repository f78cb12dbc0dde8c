"""Coordinators draft meetings with taps and typed answers, and create them."""

from dataclasses import replace
from typing import Any

from bot.refusals import StaleButton
from bot.safety.guard.handlers import STORIES
from bot.sessions.buttons import NewSession, OpenDeskSessions
from bot.sessions.domain import DraftStep
from bot.sessions.drafting import screens, service
from bot.sessions.drafting.buttons import (
    ChangeLink,
    ChangeReminder,
    ChooseLength,
    CreateSessions,
    DraftDay,
    DraftLength,
    DraftMeaning,
    DraftMonth,
    DraftNoLink,
    DraftTime,
    DraftTitle,
    DraftUnits,
    DropSessionDraft,
    SessionDraftChoice,
)
from bot.sessions.drafting.domain import DraftId
from bot.sessions.drafting.service import SessionsCreated
from bot.sessions.links.domain import read_room
from bot.sessions.screens import is_shown_month
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("sessions", staff=True)


@routes.tap(NewSession)
async def new_session(turn: Turn, button: NewSession) -> None:
    found = await service.begin(turn.act, button.cohort)
    turn.ask("session.draft", screens.asked(found, turn.texts), draft=found.draft.id)


@routes.tap(
    DraftUnits,
    DraftTitle,
    DraftMeaning,
    DraftDay,
    DraftTime,
    DraftNoLink,
    DraftLength,
    ChangeReminder,
)
async def choose(turn: Turn, button: SessionDraftChoice) -> None:
    found = await service.choose(turn.act, button.draft, button.change)
    turn.show(screens.asked(found, turn.texts))


@routes.tap(DraftMonth)
async def show_month(turn: Turn, button: DraftMonth) -> None:
    found = await service.ask_again(turn.act, button.draft, DraftStep.DAY)
    if not is_shown_month(button.month, found.today):
        raise StaleButton
    turn.show(screens.asked(found, turn.texts, month=button.month))


@routes.tap(ChangeLink)
async def change_link(turn: Turn, button: ChangeLink) -> None:
    found = await service.ask_again(turn.act, button.draft, DraftStep.LINK)
    turn.show(screens.asked(found, turn.texts))


@routes.tap(ChooseLength)
async def choose_length(turn: Turn, button: ChooseLength) -> None:
    found = await service.ask_again(turn.act, button.draft, DraftStep.CHECK)
    turn.show(screens.how_long(found, turn.texts))


@routes.dialog("session.draft", guard=STORIES.but_for(read_room, "links"))
async def read_typed_answer(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Read a day, a time or a link, typed or pasted."""
    found = await service.read_text(turn.act, DraftId(dialog["draft"]), said.text)
    turn.show(screens.asked(found, turn.texts))


@routes.tap(CreateSessions)
async def create(turn: Turn, button: CreateSessions) -> None:
    draft = await service.require_draft(turn.act, button.draft)
    outcome = await service.create(turn.act, draft, tell=button.tell == 1)
    if isinstance(outcome, SessionsCreated):
        turn.end_dialog()
        turn.show(screens.created(outcome, turn.texts))
        return
    again = await service.ask_again(turn.act, draft.id, DraftStep.DAY)
    turn.show(screens.asked(replace(again, problem=outcome), turn.texts))


@routes.tap(DropSessionDraft, ends_dialog=True)
async def drop(turn: Turn, button: DropSessionDraft) -> None:
    cohort = await service.drop(turn.act, button.draft)
    await turn.follow(OpenDeskSessions(cohort))
