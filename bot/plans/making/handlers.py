"""Handles the questions of a plan: taps carry what was chosen; day and time may be typed."""

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
    KeepPlan,
    NewPlan,
    OpenPlan,
    PlanDraftButton,
    WriteDay,
    WriteTime,
)
from bot.plans.domain import PlanId
from bot.plans.making import screens, service
from bot.plans.making.domain import TimeProblem
from bot.plans.making.service import Drafting, Kept, PlanDraft
from bot.safety.guard.handlers import STORIES
from bot.safety.typed_questions.screens import with_help
from bot.sessions.typed_times.domain import read_day, read_time, read_typed
from bot.telegram.incoming.context import ANSWERED_WITHIN, Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("plans")

DAY = "plans.day"
TIME = "plans.time"


routes.shows(NewPlan, service.begin_new, screens.which_step, ends_dialog=True)
routes.shows(ChangeStep, service.change, screens.other_step, ends_dialog=True)
routes.shows(ChangePlace, service.change, screens.other_place, ends_dialog=True)


@routes.tap(AskDay, AskTime, AskPlace, CheckDraft, ends_dialog=True)
async def choose(turn: Turn, button: PlanDraftButton) -> None:
    turn.show(screens.asked(await service.choose(turn.act, _draft(button)), turn.texts))


@routes.tap(KeepPlan, ends_dialog=True)
async def keep(turn: Turn, button: KeepPlan) -> None:
    outcome = await service.keep(turn.act, _draft(button))
    match outcome:
        case Drafting():
            turn.show(screens.asked(outcome, turn.texts))
        case Kept(is_new=True):
            turn.show(screens.kept(outcome.details.plan, outcome.course, turn.texts))
        case Kept():
            await turn.follow(OpenPlan(outcome.details.plan.id))


@routes.tap(WriteDay)
async def ask_day(turn: Turn, button: WriteDay) -> None:
    draft = _draft(button)
    made = await service.choose(turn.act, draft)
    turn.ask(DAY, screens.write_day(made, turn.texts), ANSWERED_WITHIN, **_ids(draft))


@routes.dialog(DAY, guard=STORIES)
async def read_written_day(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Take a day, perhaps with a time, which stays if only the day is refused."""
    draft = _from_dialog(dialog)
    made = await service.choose(turn.act, draft)
    typed = read_typed(said.text, today=made.calendar.today)
    day = read_day(said.text, today=made.calendar.today) or typed.day
    chosen = draft if typed.minute is None else replace(draft, minute=typed.minute)
    await _take(turn, made, chosen, day)


async def _take(turn: Turn, made: Drafting, draft: PlanDraft, day: date | None) -> None:
    """Ask again for a day or time that is refused, else for what is missing."""
    problem = TimeProblem.UNREAD if day is None else made.calendar.problem_of_day(day)
    if day is None or problem is not None:
        screen = screens.write_day(replace(made, draft=draft, problem=problem), turn.texts)
        turn.ask(DAY, with_help(screen, turn.texts), ANSWERED_WITHIN, **_ids(draft))
        return
    draft = replace(draft, day=day.toordinal())
    problem = None if draft.minute < 0 else made.calendar.problem(day, draft.minute)
    if problem is not None:
        draft = replace(draft, minute=-1)
        screen = screens.write_time(replace(made, draft=draft, problem=problem), turn.texts)
        turn.ask(TIME, with_help(screen, turn.texts), ANSWERED_WITHIN, **_ids(draft))
        return
    turn.end_dialog()
    if draft.minute >= 0 and made.before is not None:
        draft = replace(draft, place=made.before.place)
    turn.show(screens.asked(await service.choose(turn.act, draft), turn.texts))


@routes.tap(WriteTime)
async def ask_time(turn: Turn, button: WriteTime) -> None:
    draft = _draft(button)
    made = await service.choose(turn.act, draft)
    turn.ask(TIME, screens.write_time(made, turn.texts), ANSWERED_WITHIN, **_ids(draft))


@routes.dialog(TIME, guard=STORIES)
async def read_written_time(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Take a time, perhaps with another day."""
    draft = _from_dialog(dialog)
    made = await service.choose(turn.act, draft)
    typed = read_typed(said.text, today=made.calendar.today)
    minute = read_time(said.text) if typed.day is None else typed.minute
    if minute is None:
        screen = screens.write_time(replace(made, problem=TimeProblem.UNREAD), turn.texts)
        turn.show(with_help(screen, turn.texts))
        return
    day = typed.day or date.fromordinal(draft.day)
    await _take(turn, made, replace(draft, minute=minute), day)


def _draft(button: PlanDraftButton) -> PlanDraft:
    return PlanDraft(
        plan=button.plan,
        revision=button.revision,
        step=button.step,
        day=getattr(button, "day", 0),
        minute=getattr(button, "minute", -1),
        place=getattr(button, "place", ""),
    )


def _ids(draft: PlanDraft) -> dict[str, Any]:
    return {
        "plan": draft.plan,
        "revision": draft.revision,
        "step": draft.step,
        "day": draft.day,
        "minute": draft.minute,
    }


def _from_dialog(dialog: dict[str, Any]) -> PlanDraft:
    return PlanDraft(
        plan=PlanId(dialog["plan"]),
        revision=dialog["revision"],
        step=dialog["step"],
        day=dialog["day"],
        minute=dialog.get("minute", -1),
    )
