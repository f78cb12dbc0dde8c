"""People open a covered announcement, and close it again."""

from bot.announcements.buttons import CoverAgain, OpenCovered
from bot.announcements.cover import service
from bot.announcements.message import screens as message_screens
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("announcements")


@routes.tap(OpenCovered)
async def open_covered(turn: Turn, button: OpenCovered) -> None:
    found = await service.open_covered(turn.tx, button.announcement, turn.person.id)
    envelope = message_screens.envelope(found.details, got_it=found.got_it)
    parts = found.details.content.in_(turn.texts.language)
    every = message_screens.outgoing_messages(parts, envelope, turn.texts)
    turn.show(message_screens.opened(every[0], envelope, turn.texts))
    beside = range(0 if every[0].files else 1, len(every))
    service.enqueue_rest(turn.act, found, turn.chat_id, beside)


@routes.tap(CoverAgain)
async def cover_again(turn: Turn, button: CoverAgain) -> None:
    found = await service.open_covered(turn.tx, button.announcement, turn.person.id)
    await service.close_covered(turn.act, found, turn.chat_id)
    turn.show(message_screens.covered(message_screens.envelope(found.details), turn.texts))
