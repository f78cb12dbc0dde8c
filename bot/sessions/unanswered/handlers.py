"""Coordinators remind the people who have not answered."""

from bot.sessions.buttons import AskAgain
from bot.sessions.unanswered import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("sessions", staff=True)


@routes.tap(AskAgain)
async def ask_again(turn: Turn, button: AskAgain) -> None:
    outcome = await service.ask_again(turn.act, button.session)
    turn.show(screens.asked_again(outcome, turn.texts))
