"""Reads a step in own words; the guard checks it before anything is kept."""

from functools import partial

from bot.act import Act
from bot.plans.buttons import WriteStep
from bot.plans.making import screens as making_screens
from bot.plans.making import service as making
from bot.plans.making.service import Drafting, PlanDraft
from bot.plans.own_steps import screens, service
from bot.plans.own_steps.domain import typed_step
from bot.safety.guard.handlers import EVERYTHING
from bot.safety.typed_questions.handlers import asks_for_text
from bot.telegram.incoming.context import ANSWERED_WITHIN, Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.screen import Screen

routes = Routes("plans")

STEP = "plans.step"


async def _load(act: Act, button: WriteStep) -> Drafting:
    return await making.choose(act, PlanDraft(plan=button.plan, revision=button.revision))


async def _take(turn: Turn, made: Drafting, words: str) -> Screen:
    """Keep the step, and go on with the day."""
    draft = await service.write(turn.act, made.draft, words)
    return making_screens.asked(await making.choose(turn.act, draft), turn.texts)


asks_for_text(
    routes,
    WriteStep,
    STEP,
    guard=EVERYTHING,
    load=_load,
    ask=screens.write,
    again=partial(screens.write, unread=True),
    read=typed_step,
    take=_take,
    care=True,
    within=ANSWERED_WITHIN,
)
