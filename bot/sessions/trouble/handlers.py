"""People say that they cannot connect to a meeting; coordinators see who cannot."""

from bot.refusals import StaleButton
from bot.sessions.buttons import CannotConnect, ReportTrouble, TroubleOver, WhoIsTroubled
from bot.sessions.trouble import screens, service
from bot.sessions.trouble.domain import Trouble
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("sessions")


@routes.tap(CannotConnect)
async def cannot_connect(turn: Turn, button: CannotConnect) -> None:
    found = await service.require_open_room(turn.act, button.session)
    turn.say(screens.ask(found, turn.texts))


@routes.tap(ReportTrouble)
async def report_trouble(turn: Turn, button: ReportTrouble) -> None:
    if button.trouble not in set(Trouble):
        raise StaleButton
    outcome = await service.report(turn.act, button.session, trouble=Trouble(button.trouble))
    turn.show(screens.reported(outcome, turn.texts, zone=turn.person.zone))


@routes.tap(TroubleOver)
async def trouble_over(turn: Turn, button: TroubleOver) -> None:
    found = await service.end_trouble(turn.act, button.session)
    turn.show(screens.over(found, turn.texts, zone=turn.person.zone))


@routes.tap(WhoIsTroubled, staff=True)
async def who_is_troubled(turn: Turn, button: WhoIsTroubled) -> None:
    found = await service.list_troubles(turn.act, button.session)
    turn.show(screens.trouble_list(found, turn.texts))
