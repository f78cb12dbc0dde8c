"""Registers plans: making them, seeing them, check-ins, the page, the organizations' list."""

from bot.plans import storage
from bot.plans.check_ins import handlers as check_ins
from bot.plans.check_ins import notices as check_ins_notices
from bot.plans.check_ins.service import PlanCheckIns
from bot.plans.domain import NoStepsHere, NotMyPlanNow, PlanChanged, TooManyPlans
from bot.plans.invitation import handlers as invitation
from bot.plans.invitation import notices as invitation_notices
from bot.plans.invitation.service import PlanInvitations
from bot.plans.making import handlers as making
from bot.plans.mine import handlers as mine
from bot.plans.organization import handlers as organization
from bot.plans.organization import screens as organization_screens
from bot.plans.own_steps import handlers as own_steps
from bot.plans.own_steps import storage as own_steps_storage
from bot.plans.page import handlers as page
from bot.plans.strategy import handlers as strategy
from bot.plans.strategy import storage as strategy_storage
from bot.plans.strategy.domain import NoStrategyHere
from bot.telegram.registration import Area, Feature
from bot.telegram.slots import ScreenSlot, Slots

AREA = Area(
    name="plans",
    features=(
        Feature(
            routes=making.routes,
            refusals={
                NoStepsHere: "plans.refusal_no_steps_here",
                TooManyPlans: "plans.refusal_too_many_plans",
                PlanChanged: "plans.refusal_plan_changed",
                NotMyPlanNow: "plans.refusal_not_my_plan_now",
            },
        ),
        Feature(routes=mine.routes),
        Feature(
            routes=check_ins.routes,
            notices=check_ins_notices.notices,
            sources=lambda courses: [PlanCheckIns(courses)],
        ),
        Feature(
            routes=invitation.routes,
            notices=invitation_notices.notices,
            sources=lambda courses: [PlanInvitations(courses)],
        ),
        Feature(routes=own_steps.routes, tables=own_steps_storage.TABLES),
        Feature(routes=page.routes),
        Feature(
            routes=organization.routes,
            slots=Slots(
                desk_more=(ScreenSlot(row=2, column=2, buttons=organization_screens.desk_more_row),)
            ),
        ),
        Feature(
            routes=strategy.routes,
            refusals={NoStrategyHere: "strategy.refusal_no_strategy_here"},
            tables=strategy_storage.TABLES,
        ),
        Feature(tables=storage.TABLES),  # of all features
    ),
)
