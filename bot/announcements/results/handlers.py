"""The author opens the card, and the reasons why some people did not get it."""

from bot.announcements.buttons import OpenCard, OpenReasons
from bot.announcements.domain import AnnouncementId
from bot.announcements.results import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("announcements", staff=True)


@routes.tap(OpenCard)
async def open_card(turn: Turn, button: OpenCard) -> None:
    await show_card(turn, button.announcement)


@routes.tap(OpenReasons)
async def open_reasons(turn: Turn, button: OpenReasons) -> None:
    found = await service.card_for_viewer(turn.act, button.announcement, names=service.EXPLAINED)
    turn.show(screens.reasons(found, turn.texts))


async def show_card(turn: Turn, announcement: AnnouncementId) -> None:
    """Show the card of an announcement."""
    found = await service.card_for_viewer(turn.act, announcement)
    show_result(turn, found)


def show_result(turn: Turn, found: service.StatusCard) -> None:
    """Show the card; from now on this message is kept up to date."""
    if turn.tapped_message_id is not None:
        service.remember_screen(turn.tx, found, turn.tapped_message_id)
    turn.show(screens.card(found, turn.texts, now=turn.now))
