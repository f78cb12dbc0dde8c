"""Meetings in the making: each tap and each typed answer, until they are created."""

from dataclasses import replace
from datetime import date
from typing import Any

from bot.refusals import StaleButton
from bot.sessions.creating import screens as creating_screens
from bot.sessions.creating import service as changes
from bot.sessions.creating.service import Created
from bot.sessions.date_picker.domain import Step
from bot.sessions.date_picker.screens import is_shown
from bot.sessions.desk import screens as desk_screens
from bot.sessions.desk import service as desk
from bot.sessions.desk.buttons import NewSession
from bot.sessions.domain import Room
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
    DropDraft,
)
from bot.sessions.drafting.domain import DraftId
from bot.sessions.drafting.service import Drafted
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("sessions", staff=True)


@routes.tap(NewSession)
async def new_session(turn: Turn, button: NewSession) -> None:
    found = await service.begin(turn.act, button.cohort)
    turn.begin("session.draft", draft=found.draft.id)
    turn.show(screens.asked(found, turn.texts))


@routes.tap(DraftUnits)
async def choose_units(turn: Turn, button: DraftUnits) -> None:
    draft, courses = button.draft, turn.bot.courses
    found = await service.choose_units(replace(turn.act, courses=courses), draft, button.unit)
    turn.show(screens.asked(found, turn.texts))


@routes.tap(DraftTitle)
async def choose_title(turn: Turn, button: DraftTitle) -> None:
    found = await service.choose_title(turn.act, button.draft, as_invited=button.as_invited == 1)
    turn.show(screens.asked(found, turn.texts))


@routes.tap(DraftMeaning)
async def choose_meaning(turn: Turn, button: DraftMeaning) -> None:
    draft, courses = button.draft, turn.bot.courses
    found = await service.choose_meaning(replace(turn.act, courses=courses), draft, button.which)
    turn.show(screens.asked(found, turn.texts))


@routes.tap(DraftMonth)
async def show_month(turn: Turn, button: DraftMonth) -> None:
    found = await _ask_again(turn, button.draft, Step.DAY)
    if not is_shown(button.month, found.today):
        raise StaleButton
    turn.show(screens.asked(found, turn.texts, month=button.month))


@routes.tap(DraftDay)
async def choose_day(turn: Turn, button: DraftDay) -> None:
    if not 1 <= button.day <= date.max.toordinal():
        raise StaleButton
    draft, day, courses = button.draft, date.fromordinal(button.day), turn.bot.courses
    found = await service.choose_day(replace(turn.act, courses=courses), draft, day)
    turn.show(screens.asked(found, turn.texts))


@routes.tap(DraftTime)
async def choose_time(turn: Turn, button: DraftTime) -> None:
    draft, courses = button.draft, turn.bot.courses
    found = await service.choose_time(replace(turn.act, courses=courses), draft, button.minute)
    turn.show(screens.asked(found, turn.texts))


@routes.tap(DraftNoLink)
async def no_link(turn: Turn, button: DraftNoLink) -> None:
    draft, courses = button.draft, turn.bot.courses
    found = await service.choose_room(replace(turn.act, courses=courses), draft, Room())
    turn.show(screens.asked(found, turn.texts))


@routes.tap(ChangeLink)
async def change_link(turn: Turn, button: ChangeLink) -> None:
    found = await _ask_again(turn, button.draft, Step.LINK)
    turn.show(screens.asked(found, turn.texts))


@routes.tap(ChooseLength)
async def choose_length(turn: Turn, button: ChooseLength) -> None:
    found = await _ask_again(turn, button.draft, Step.CHECK)
    turn.show(screens.how_long(found, turn.texts))


@routes.tap(DraftLength)
async def set_length(turn: Turn, button: DraftLength) -> None:
    draft, courses = button.draft, turn.bot.courses
    found = await service.choose_length(replace(turn.act, courses=courses), draft, button.minutes)
    turn.show(screens.asked(found, turn.texts))


@routes.tap(ChangeReminder)
async def change_reminder(turn: Turn, button: ChangeReminder) -> None:
    draft, courses = button.draft, turn.bot.courses
    found = await service.choose_reminder(replace(turn.act, courses=courses), draft)
    turn.show(screens.asked(found, turn.texts))


@routes.dialog("session.draft")
async def hear_draft(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """A day, a time or a link, typed or pasted."""
    draft, courses = DraftId(dialog["draft"]), turn.bot.courses
    found = await service.hear(replace(turn.act, courses=courses), draft, said.text)
    turn.show(screens.asked(found, turn.texts))


@routes.tap(CreateSessions)
async def create(turn: Turn, button: CreateSessions) -> None:
    draft = await service.require(turn.act, button.draft)
    outcome = await changes.create(turn.act, draft, tell=button.tell == 1)
    if isinstance(outcome, Created):
        turn.end_dialog()
        turn.show(creating_screens.created(outcome, turn.texts))
        return
    again = await _ask_again(turn, draft.id, Step.DAY)
    turn.show(screens.refused(again, outcome, turn.texts))


@routes.tap(DropDraft)
async def drop(turn: Turn, button: DropDraft) -> None:
    cohort = await service.drop(turn.act, button.draft)
    turn.end_dialog()
    found = await desk.open_table(turn.act, cohort)
    turn.show(desk_screens.table(found, turn.texts, now=turn.now))


async def _ask_again(turn: Turn, draft: DraftId, step: Step) -> Drafted:
    return await service.ask_again(turn.act, draft, step)
