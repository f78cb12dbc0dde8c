"""Handles /plan: my plans, one of them, and those that colleagues left."""

from bot.plans.buttons import (
    AskDrop,
    ChangePlan,
    DropPlan,
    FinishPlan,
    NewPlan,
    OpenLeft,
    OpenPlan,
    ReopenPlan,
    TakeOver,
)
from bot.plans.domain import DropReason, PlanChanged
from bot.plans.mine import screens, service
from bot.plans.mine.service import PlanCard
from bot.refusals import StaleButton
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.destinations import OpenPlans

routes = Routes("plans")


@routes.tap(OpenPlans, ends_dialog=True)
async def open_plans(turn: Turn, _button: OpenPlans) -> None:
    found = await service.load_mine(turn.act)
    if found.plans or found.left:
        turn.show(screens.mine(found, turn.texts))
    else:
        await turn.follow(NewPlan())


routes.shortcut(OpenPlans(), "plan")

routes.shows(OpenPlan, service.load_card, screens.card, ends_dialog=True)


@routes.tap(ChangePlan)
async def change_plan(turn: Turn, button: ChangePlan) -> None:
    found = _still_open(await service.load_card(turn.act, button.plan))
    turn.show(screens.changes(found.own.details.plan, found.own.course, turn.texts))


routes.shows(FinishPlan, service.finish, screens.card, ends_dialog=True)


@routes.tap(AskDrop)
async def ask_drop(turn: Turn, button: AskDrop) -> None:
    found = _still_open(await service.load_card(turn.act, button.plan))
    turn.show(screens.why_drop(found.own.details.plan, found.own.course, turn.texts))


@routes.tap(DropPlan, ends_dialog=True)
async def drop(turn: Turn, button: DropPlan) -> None:
    if button.reason not in {str(each) for each in DropReason}:
        raise StaleButton
    found = await service.drop(turn.act, button.plan, DropReason(button.reason))
    turn.show(screens.card(found, turn.texts))


routes.shows(ReopenPlan, service.reopen, screens.card, ends_dialog=True)
routes.shows(OpenLeft, service.load_mine, screens.left, ends_dialog=True)
routes.shows(TakeOver, service.take_over, screens.card, ends_dialog=True)


def _still_open(found: PlanCard) -> PlanCard:
    if not found.own.details.plan.is_open:
        raise PlanChanged
    return found
