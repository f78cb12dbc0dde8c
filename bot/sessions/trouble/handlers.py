"""A person who cannot connect to a meeting says so."""

from bot.refusals import StaleButton
from bot.sessions.buttons import CannotConnect, ReportTrouble, TroubleOver
from bot.sessions.trouble import screens, service
from bot.sessions.trouble.domain import Trouble
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("sessions")


@routes.tap(CannotConnect)
async def cannot_connect(turn: Turn, button: CannotConnect) -> None:
    found = await service.ask(turn.act, turn.visitor.enrolments, button.session)
    turn.say(screens.ask(found, turn.texts))


@routes.tap(ReportTrouble)
async def report_trouble(turn: Turn, button: ReportTrouble) -> None:
    if button.trouble not in set(Trouble):
        raise StaleButton
    outcome = await service.report(
        turn.act, turn.visitor.enrolments, button.session, trouble=Trouble(button.trouble)
    )
    turn.show(screens.known(outcome, turn.texts, zone=turn.person.zone))


@routes.tap(TroubleOver)
async def trouble_over(turn: Turn, button: TroubleOver) -> None:
    found = await service.is_over(turn.act, turn.visitor.enrolments, button.session)
    turn.show(screens.over(found, turn.texts, zone=turn.person.zone))
