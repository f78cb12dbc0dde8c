"""The author opens the card, and the reasons why some people did not get it."""

from bot.announcements import storage as announcements
from bot.announcements.buttons import OpenAnnouncementCard, OpenReasons
from bot.announcements.domain import AnnouncementId
from bot.announcements.reasons import screens as reasons_screens
from bot.announcements.results import screens, service, storage
from bot.announcements.results.storage import AHEAD
from bot.announcements.service import is_author
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls

routes = Routes("announcements", staff=True)


@routes.tap(OpenAnnouncementCard)
async def open_card(turn: Turn, button: OpenAnnouncementCard) -> None:
    await retire_other_card(turn, button.announcement)
    show_result(turn, await service.card_for_viewer(turn.act, button.announcement))


@routes.tap(OpenReasons)
async def open_reasons(turn: Turn, button: OpenReasons) -> None:
    found = await service.card_for_viewer(turn.act, button.announcement, names=service.EXPLAINED)
    turn.show(reasons_screens.reasons(found, turn.texts))


async def retire_other_card(turn: Turn, announcement: AnnouncementId) -> None:
    """Change an older card that says "Planned": the announcement is changed below.

    If a colleague taps, the author's card is changed through the outbox.
    """
    details = await announcements.load(turn.tx, announcement)
    if details is None or details.announcement.state not in AHEAD:
        return
    if not is_author(turn.visitor, details):
        await service.enqueue_card(turn.act, details, fingerprint="told")
        return
    shown = await storage.latest_screen(turn.tx, details.announcement)
    if shown is not None and shown != turn.tapped_message_id:
        screen = screens.changed_below(turn.texts)
        turn.reply("show", calls.show(turn.chat_id, shown, screen, only_edit=True))


def show_result(turn: Turn, found: service.StatusCard) -> None:
    """Show the card; if its author sees it, this message is updated from now on."""
    if found.own and turn.tapped_message_id is not None:
        storage.set_screen_message(turn.tx, found.id, turn.tapped_message_id)
    turn.show(screens.card(found, turn.texts, now=turn.now))
