"""Meetings in the making: each tap and each typed answer, until they are created."""

from datetime import date
from typing import Any

from bot.domain.learning.course import Course
from bot.domain.people.person import CohortId
from bot.domain.refusals import StaleButton
from bot.domain.sessions.draft import DraftId, Step
from bot.domain.sessions.session import Room
from bot.services.sessions import changes, desk, drafts
from bot.services.sessions.changes import Created
from bot.services.sessions.drafts import Drafted
from bot.services.sessions.schedule import require_cohort
from bot.tg.buttons.session_desk import NewSession
from bot.tg.buttons.session_making import (
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
from bot.tg.context import Turn
from bot.tg.handlers.router import Routes
from bot.tg.incoming import Incoming
from bot.tg.screens.sessions import desk as desk_screens
from bot.tg.screens.sessions import making as screens
from bot.tg.screens.sessions.days import is_shown

routes = Routes(staff=True)


@routes.tap(NewSession)
async def new_session(turn: Turn, button: NewSession) -> None:
    """Begin a draft; what is typed from now on answers it."""
    found = await drafts.begin(turn.tx, turn.visitor, CohortId(button.cohort), now=turn.now)
    turn.begin("session.draft", draft=found.draft.id)
    _show(turn, found)


@routes.tap(DraftUnits)
async def choose_units(turn: Turn, button: DraftUnits) -> None:
    """What it is for."""
    draft = await drafts.require(turn.tx, turn.visitor, DraftId(button.draft))
    course = await _course(turn, draft.cohort_id)
    units = {"all": [unit.id for unit in course.units], "other": []}.get(button.unit)
    if units is None:
        units = [course.unit(button.unit).id]
    found = await drafts.choose_units(
        turn.tx, turn.visitor, draft.id, units, _pictures(course), now=turn.now
    )
    _show(turn, found)


@routes.tap(DraftTitle)
async def choose_title(turn: Turn, button: DraftTitle) -> None:
    """As its invitation calls it, or without a name."""
    draft = DraftId(button.draft)
    pictures = await _pictures_of(turn, draft)
    as_invited = button.as_invited == 1
    found = await drafts.choose_title(
        turn.tx, turn.visitor, draft, pictures, as_invited=as_invited, now=turn.now
    )
    _show(turn, found)


@routes.tap(DraftMeaning)
async def choose_meaning(turn: Turn, button: DraftMeaning) -> None:
    """The days are meant in this way."""
    draft = DraftId(button.draft)
    pictures = await _pictures_of(turn, draft)
    found = await drafts.choose_meaning(
        turn.tx, turn.visitor, draft, button.which, pictures, now=turn.now
    )
    _show(turn, found)


@routes.tap(DraftMonth)
async def show_month(turn: Turn, button: DraftMonth) -> None:
    """The days of a month."""
    found = await drafts.ask_again(
        turn.tx, turn.visitor, DraftId(button.draft), Step.DAY, now=turn.now
    )
    if not is_shown(button.month, found.today):
        raise StaleButton
    course = turn.house.courses[found.cohort.course]
    turn.show(screens.asked(found, course, turn.texts, month=button.month))


@routes.tap(DraftDay)
async def choose_day(turn: Turn, button: DraftDay) -> None:
    """The first day."""
    if not 1 <= button.day <= date.max.toordinal():
        raise StaleButton
    draft, day = DraftId(button.draft), date.fromordinal(button.day)
    pictures = await _pictures_of(turn, draft)
    _show(
        turn,
        await drafts.choose_day(turn.tx, turn.visitor, draft, day, pictures, now=turn.now),
    )


@routes.tap(DraftTime)
async def choose_time(turn: Turn, button: DraftTime) -> None:
    """The time."""
    draft = DraftId(button.draft)
    pictures = await _pictures_of(turn, draft)
    _show(
        turn,
        await drafts.choose_time(
            turn.tx, turn.visitor, draft, button.minute, pictures, now=turn.now
        ),
    )


@routes.tap(DraftNoLink)
async def no_link(turn: Turn, button: DraftNoLink) -> None:
    """There is no link yet."""
    draft = DraftId(button.draft)
    pictures = await _pictures_of(turn, draft)
    _show(
        turn,
        await drafts.choose_room(turn.tx, turn.visitor, draft, Room(), pictures, now=turn.now),
    )


@routes.tap(ChangeLink)
async def change_link(turn: Turn, button: ChangeLink) -> None:
    """Ask for the link again."""
    draft = DraftId(button.draft)
    _show(turn, await drafts.ask_again(turn.tx, turn.visitor, draft, Step.LINK, now=turn.now))


@routes.tap(ChooseLength)
async def choose_length(turn: Turn, button: ChooseLength) -> None:
    """How long?"""
    draft = DraftId(button.draft)
    found = await drafts.ask_again(turn.tx, turn.visitor, draft, Step.CHECK, now=turn.now)
    turn.show(screens.how_long(found, turn.texts))


@routes.tap(DraftLength)
async def set_length(turn: Turn, button: DraftLength) -> None:
    """So long."""
    draft = DraftId(button.draft)
    pictures = await _pictures_of(turn, draft)
    _show(
        turn,
        await drafts.choose_length(
            turn.tx, turn.visitor, draft, button.minutes, pictures, now=turn.now
        ),
    )


@routes.tap(ChangeReminder)
async def change_reminder(turn: Turn, button: ChangeReminder) -> None:
    """The other starting reminder."""
    draft = DraftId(button.draft)
    pictures = await _pictures_of(turn, draft)
    _show(turn, await drafts.choose_reminder(turn.tx, turn.visitor, draft, pictures, now=turn.now))


@routes.dialog("session.draft")
async def hear_draft(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """A day, a time or a link, typed or pasted."""
    draft = DraftId(dialog["draft"])
    pictures = await _pictures_of(turn, draft)
    _show(
        turn,
        await drafts.hear(turn.tx, turn.visitor, draft, said.text, pictures, now=turn.now),
    )


@routes.tap(CreateSessions)
async def create(turn: Turn, button: CreateSessions) -> None:
    """Make them, once."""
    draft = await drafts.require(turn.tx, turn.visitor, DraftId(button.draft))
    course = await _course(turn, draft.cohort_id)
    outcome = await changes.create(
        turn.tx, turn.visitor, draft, _pictures(course), tell=button.tell == 1, now=turn.now
    )
    if isinstance(outcome, Created):
        turn.end_dialog()
        turn.show(screens.created(outcome, turn.texts))
        return
    again = await drafts.ask_again(turn.tx, turn.visitor, draft.id, Step.DAY, now=turn.now)
    turn.show(screens.refused(again, outcome, course, turn.texts))


@routes.tap(DropDraft)
async def drop(turn: Turn, button: DropDraft) -> None:
    """Plan nothing."""
    cohort = await drafts.drop(turn.tx, turn.visitor, DraftId(button.draft))
    turn.end_dialog()
    found = await desk.open_table(turn.tx, turn.visitor, cohort)
    turn.show(desk_screens.table(found, turn.texts, now=turn.now))


def _show(turn: Turn, found: Drafted) -> None:
    course = turn.house.courses[found.cohort.course]
    turn.show(screens.asked(found, course, turn.texts))


async def _course(turn: Turn, cohort: CohortId) -> Course:
    found = await require_cohort(turn.tx, cohort)
    return turn.house.courses[found.course]


async def _pictures_of(turn: Turn, draft: DraftId) -> tuple[str, ...]:
    found = await drafts.require(turn.tx, turn.visitor, draft)
    return _pictures(await _course(turn, found.cohort_id))


def _pictures(course: Course) -> tuple[str, ...]:
    return tuple(each.id for each in course.pictures)
