"""Reads a step in own words; the guard looks at it before anything is kept."""

from typing import Any

from bot.plans.buttons import WriteStep
from bot.plans.domain import PlanId
from bot.plans.making import screens as making_screens
from bot.plans.making import service as making
from bot.plans.making.service import Drafting, PlanDraft
from bot.plans.own_steps import screens, service
from bot.plans.own_steps.domain import typed_step
from bot.questions.screens import not_here
from bot.safety.guard.domain import MessageKind
from bot.safety.guard.handlers import EVERYTHING, message_kind
from bot.safety.texts.handlers import open_prompt
from bot.telegram.incoming.context import ANSWERED_WITHIN, Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("plans")

STEP = "plans.step"


@routes.tap(WriteStep)
async def ask_step(turn: Turn, button: WriteStep) -> None:
    made = await _made(turn, button.plan, button.revision)
    screen = screens.write(made, await open_prompt(turn), turn.texts)
    turn.ask(STEP, screen, ANSWERED_WITHIN, plan=button.plan, revision=button.revision)


@routes.dialog(STEP, guard=EVERYTHING)
async def read_step(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Keep the step, and go on with the day; ask again if it does not fit."""
    if message_kind(said) is not MessageKind.TEXT:
        turn.say(not_here(said.message_id, turn.texts))
    else:
        made = await _made(turn, PlanId(dialog["plan"]), dialog["revision"])
        await _take_step(turn, made, said.text)


async def _take_step(turn: Turn, made: Drafting, text: str) -> None:
    words = typed_step(text)
    if words is None:
        problem = screens.too_long(turn.texts)
        turn.show(screens.write(made, await open_prompt(turn), turn.texts, problem=problem))
        return
    turn.end_dialog()
    draft = await service.write(turn.act, made.draft, words)
    turn.show(making_screens.asked(await making.choose(turn.act, draft), turn.texts))


async def _made(turn: Turn, plan: PlanId, revision: int) -> Drafting:
    return await making.choose(turn.act, PlanDraft(plan=plan, revision=revision))
