"""Opens the plan of the course that the invitation was about."""

from bot.learning.service import switch_to
from bot.plans.buttons import OpenInvitation
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.destinations import OpenPlans

routes = Routes("plans")


@routes.tap(OpenInvitation, ends_dialog=True)
async def open_invitation(turn: Turn, button: OpenInvitation) -> None:
    turn.visitor = await switch_to(turn.act, button.enrolment)
    await turn.follow(OpenPlans())
