"""Opens what a leader can do here, also by /community, and the list of their sessions."""

from bot.community.buttons import ListOwn, OpenCommunity
from bot.community.overview import screens, service
from bot.people.renewal import screens as renewal_screens
from bot.people.renewal import service as renewal
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("community")


@routes.tap(OpenCommunity, ends_dialog=True)
async def open_community(turn: Turn, _button: OpenCommunity) -> None:
    found = await service.own(turn.act)
    if not await asks_consent(turn, found):
        turn.show(screens.overview(found, turn.texts))


routes.shortcut(OpenCommunity(), "community")


@routes.tap(ListOwn, ends_dialog=True)
async def list_own(turn: Turn, button: ListOwn) -> None:
    turn.show(screens.listed(await service.list_own(turn.act, button.page), turn.texts))


async def asks_consent(turn: Turn, found: service.Own) -> bool:
    """Ask for consent if the text that the visitor agreed to does not name these sessions.

    Return False if it does.
    """
    if service.has_agreed(turn.act, found.setting):
        return False
    language, demo, months = turn.texts.language, turn.bot.demo, turn.bot.periods.inactive_months
    changed = await renewal.changed_text(turn.act, language, demo=demo, months=months)
    if changed is None:
        return False
    turn.show(renewal_screens.changed(changed, turn.texts))
    return True
