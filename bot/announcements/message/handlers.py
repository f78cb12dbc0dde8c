"""People open a covered announcement and tap "Got it"; the author reminds the others."""

from bot.announcements.buttons import CoverAgain, GotIt, OpenCovered, OpenGotIt, RemindGotIt
from bot.announcements.handlers import replace_buttons
from bot.announcements.message import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("announcements")


@routes.tap(GotIt)
async def got_it(turn: Turn, button: GotIt) -> None:
    await service.confirm_receipt(turn.act, button.announcement)
    turn.toast(turn.texts.label("message.thanks"))
    closable = button.closable == 1
    rows = screens.seen_buttons(button.announcement, turn.texts, closable=closable)
    replace_buttons(turn, rows)


routes.shows(OpenGotIt, service.load_receipts, screens.receipts, staff=True)
routes.shows(RemindGotIt, service.remind, screens.receipts, staff=True)


@routes.tap(OpenCovered)
async def open_covered(turn: Turn, button: OpenCovered) -> None:
    found = await service.open_covered(turn.tx, button.announcement, turn.person.id)
    envelope = screens.envelope(found.details, got_it=found.got_it, voted=found.voted)
    parts = found.details.content.in_(turn.texts.language)
    every = screens.outgoing_messages(parts, envelope, turn.texts)
    turn.show(screens.opened(every[0], envelope, turn.texts))
    beside = range(0 if every[0].files else 1, len(every))
    service.enqueue_rest(turn.act, found, turn.chat_id, beside)


@routes.tap(CoverAgain)
async def cover_again(turn: Turn, button: CoverAgain) -> None:
    found = await service.open_covered(turn.tx, button.announcement, turn.person.id)
    await service.close_covered(turn.act, found, turn.chat_id)
    turn.show(screens.covered(screens.envelope(found.details), turn.texts))
