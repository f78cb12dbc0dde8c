"""Coordinators see and change whether leaders name communes."""

from bot.community.buttons import AskCommunes, OpenCommunes, SetCommunes
from bot.community.communes import screens, service
from bot.refusals import StaleButton
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("community", staff=True)
_ON_OR_OFF = (0, 1)

routes.shows(OpenCommunes, service.read, screens.communes)


@routes.tap(AskCommunes)
async def ask_communes(turn: Turn, button: AskCommunes) -> None:
    found = await service.read(turn.act, button.cohort)
    if button.on not in _ON_OR_OFF:
        raise StaleButton
    turn.show(screens.ask_whether_on(found, turn.texts, on=button.on == 1))


@routes.tap(SetCommunes)
async def set_communes(turn: Turn, button: SetCommunes) -> None:
    if button.on not in _ON_OR_OFF:
        raise StaleButton
    found = await service.switch(turn.act, button.cohort, on=button.on == 1)
    turn.show(screens.communes(found, turn.texts))
