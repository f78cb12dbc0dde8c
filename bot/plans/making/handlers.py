"""Handles the questions of a plan: each tap carries what was chosen before; two may be typed."""

from dataclasses import replace
from datetime import date
from typing import Any

from bot.plans.buttons import (
    AskDay,
    AskPlace,
    AskTime,
    ChangePlace,
    ChangeStep,
    CheckDraft,
    DraftButton,
    KeepPlan,
    NewPlan,
    WriteDay,
    WriteTime,
)
from bot.plans.domain import PlanId
from bot.plans.handlers import ask_in_words, is_too_late
from bot.plans.making import screens, service
from bot.plans.making.domain import Problem
from bot.plans.making.service import Draft, Drafting
from bot.plans.mine.handlers import show_kept
from bot.safety.guard.handlers import stop_danger
from bot.sessions.typed_times.domain import read_day, read_time
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("plans")

DAY = "plans.day"
TIME = "plans.time"


@routes.tap(NewPlan, ends_dialog=True)
async def new_plan(turn: Turn, _button: NewPlan) -> None:
    await show_first(turn)


async def show_first(turn: Turn) -> None:
    """Ask for the step of a new plan."""
    turn.show(screens.which_step(await service.begin(turn.act), turn.texts))


@routes.tap(ChangeStep, ends_dialog=True)
async def change_step(turn: Turn, button: ChangeStep) -> None:
    turn.show(screens.other_step(await service.change(turn.act, button.plan), turn.texts))


@routes.tap(ChangePlace, ends_dialog=True)
async def change_place(turn: Turn, button: ChangePlace) -> None:
    turn.show(screens.other_place(await service.change(turn.act, button.plan), turn.texts))


@routes.tap(AskDay, AskTime, AskPlace, CheckDraft, ends_dialog=True)
async def choose(turn: Turn, button: DraftButton) -> None:
    turn.show(screens.asked(await service.choose(turn.act, _draft(button)), turn.texts))


@routes.tap(KeepPlan, ends_dialog=True)
async def keep(turn: Turn, button: KeepPlan) -> None:
    outcome = await service.keep(turn.act, _draft(button))
    if isinstance(outcome, Drafting):
        turn.show(screens.asked(outcome, turn.texts))
    else:
        await show_kept(turn, outcome)


@routes.tap(WriteDay)
async def ask_day(turn: Turn, button: WriteDay) -> None:
    draft = _draft(button)
    made = await service.choose(turn.act, draft)
    ask_in_words(turn, DAY, screens.write_day(made, turn.texts), **_ids(draft))


@routes.dialog(DAY)
async def read_written_day(turn: Turn, dialog: dict[str, Any], said: Incoming) -> bool:
    """Read the day; ask again if it is none, or cannot be taken."""
    if is_too_late(turn, dialog):
        return False
    if not await stop_danger(turn, said):
        await _take_day(turn, _from_dialog(dialog), said)
    return True


async def _take_day(turn: Turn, draft: Draft, said: Incoming) -> None:
    made = await service.choose(turn.act, draft)
    day = read_day(said.text, today=made.calendar.today)
    problem = Problem.UNREAD if day is None else made.calendar.problem_of_day(day)
    if day is None or problem is not None:
        turn.show(screens.write_day(replace(made, problem=problem), turn.texts))
        return
    turn.end_dialog()
    chosen = replace(draft, day=day.toordinal())
    turn.show(screens.asked(await service.choose(turn.act, chosen), turn.texts))


@routes.tap(WriteTime)
async def ask_time(turn: Turn, button: WriteTime) -> None:
    draft = _draft(button)
    made = await service.choose(turn.act, draft)
    ask_in_words(turn, TIME, screens.write_time(made, turn.texts), **_ids(draft))


@routes.dialog(TIME)
async def read_written_time(turn: Turn, dialog: dict[str, Any], said: Incoming) -> bool:
    """Read the time; ask again if it is none, or cannot be taken."""
    if is_too_late(turn, dialog):
        return False
    if not await stop_danger(turn, said):
        await _take_time(turn, _from_dialog(dialog), said)
    return True


async def _take_time(turn: Turn, draft: Draft, said: Incoming) -> None:
    made = await service.choose(turn.act, draft)
    minute = read_time(said.text)
    day = date.fromordinal(draft.day)
    problem = Problem.UNREAD if minute is None else made.calendar.problem(day, minute)
    if minute is None or problem is not None:
        turn.show(screens.write_time(replace(made, problem=problem), turn.texts))
        return
    turn.end_dialog()
    place = made.before.place if made.before is not None else ""
    chosen = replace(draft, minute=minute, place=place)
    turn.show(screens.asked(await service.choose(turn.act, chosen), turn.texts))


def _draft(button: DraftButton) -> Draft:
    return Draft(
        plan=button.plan,
        revision=button.revision,
        step=button.step,
        day=getattr(button, "day", 0),
        minute=getattr(button, "minute", -1),
        place=getattr(button, "place", ""),
    )


def _ids(draft: Draft) -> dict[str, Any]:
    return {
        "plan": draft.plan,
        "revision": draft.revision,
        "step": draft.step,
        "day": draft.day,
    }


def _from_dialog(dialog: dict[str, Any]) -> Draft:
    return Draft(
        plan=PlanId(dialog["plan"]),
        revision=dialog["revision"],
        step=dialog["step"],
        day=dialog["day"],
    )
