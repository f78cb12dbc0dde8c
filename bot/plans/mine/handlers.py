"""Handles /plan: my plans, one of them, and the plans that colleagues left."""

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
from bot.plans.mine import screens, service
from bot.plans.service import load_open_plan
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
routes.shows(ChangePlan, load_open_plan, screens.changes)
routes.shows(FinishPlan, service.finish, screens.card, ends_dialog=True)
routes.shows(AskDrop, load_open_plan, screens.why_drop)
routes.shows(DropPlan, service.drop, screens.card, ends_dialog=True)
routes.shows(ReopenPlan, service.reopen, screens.card, ends_dialog=True)
routes.shows(OpenLeft, service.load_mine, screens.left, ends_dialog=True)
routes.shows(TakeOver, service.take_over, screens.card, ends_dialog=True)
