"""People tap "Got it"; the author looks at the list and reminds the others."""

from bot.announcements.receipts import screens, service
from bot.announcements.receipts.buttons import GotIt, OpenGotIt, RemindGotIt
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls

routes = Routes("announcements")
staff_routes = Routes("announcements", staff=True)


@routes.tap(GotIt)
async def got_it(turn: Turn, button: GotIt) -> None:
    await service.confirm_receipt(turn.act, button.announcement)
    turn.toast(turn.texts.label("gotit.thanks"))
    if turn.tapped_message_id is not None:
        closable = button.closable == 1
        buttons = screens.tapped_buttons(button.announcement, turn.texts, closable=closable)
        turn.reply("keys", calls.keyboard(turn.chat_id, turn.tapped_message_id, buttons))


@staff_routes.tap(OpenGotIt)
async def open_got_it(turn: Turn, button: OpenGotIt) -> None:
    found = await service.load_receipts(turn.act, button.announcement)
    turn.show(screens.receipts(found, turn.texts))


@staff_routes.tap(RemindGotIt)
async def remind_got_it(turn: Turn, button: RemindGotIt) -> None:
    found = await service.remind(turn.act, button.announcement)
    turn.show(screens.receipts(found, turn.texts))
