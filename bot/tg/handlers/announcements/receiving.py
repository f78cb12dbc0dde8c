"""What people tap under an announcement: open, close, and that they have seen it."""

from bot.domain.announcements.announcement import AnnouncementId
from bot.services.announcements import receipts, receiving
from bot.tg import calls
from bot.tg.buttons.announced import CoverAgain, GotIt, OpenCovered
from bot.tg.context import Turn
from bot.tg.handlers.router import Routes
from bot.tg.screens.announcements import letter

routes = Routes("announcements")


@routes.tap(OpenCovered)
async def open_it(turn: Turn, button: OpenCovered) -> None:
    """Turn the cover into the text; files come below it."""
    announcement = AnnouncementId(button.announcement)
    found = await receiving.open_covered(turn.tx, announcement, turn.person.id)
    envelope = letter.envelope(found.dossier, got_it=found.got_it)
    parts = found.dossier.content.in_(turn.texts.language)
    every = letter.leaves(parts, envelope, turn.texts)
    turn.show(letter.opened(every[0], envelope, turn.texts))
    beside = range(0 if every[0].files else 1, len(every))
    receiving.owe_leaves(turn.tx, found, turn.chat_id, beside, now=turn.now)


@routes.tap(CoverAgain)
async def cover_again(turn: Turn, button: CoverAgain) -> None:
    """Hide it again, for whoever takes this phone next."""
    announcement = AnnouncementId(button.announcement)
    found = await receiving.open_covered(turn.tx, announcement, turn.person.id)
    await receiving.close(turn.tx, found, turn.chat_id, now=turn.now)
    turn.show(letter.covered(letter.envelope(found.dossier), turn.texts))


@routes.tap(GotIt)
async def got_it(turn: Turn, button: GotIt) -> None:
    """I have seen it."""
    announcement = AnnouncementId(button.announcement)
    dossier = await receipts.tap(turn.tx, announcement, turn.person.id, now=turn.now)
    turn.toast(turn.texts.label("gotit.thanks"))
    if turn.tapped_message_id is not None:
        envelope = letter.envelope(dossier, got_it=True)
        keys = letter.under(envelope, turn.texts, closable=button.closable == 1)
        turn.reply("keys", calls.keyboard(turn.chat_id, turn.tapped_message_id, keys))
