"""Open and close a covered announcement."""

from bot.domain.announcements.announcement import AnnouncementId
from bot.services.announcements.receiving import open_covered
from bot.tg.buttons.announcements import CoverAgain, OpenCovered
from bot.tg.context import Turn
from bot.tg.handlers.announcements.showing import say_leaf, signature
from bot.tg.handlers.router import Routes
from bot.tg.screens.announcements import letter

routes = Routes()


@routes.tap(OpenCovered)
async def open_it(turn: Turn, button: OpenCovered) -> None:
    """Turn the cover into the text; files come below it."""
    announcement = AnnouncementId(button.announcement)
    dossier = await open_covered(turn.tx, announcement, turn.person.id)
    parts = dossier.content.in_(turn.texts.language)
    first, *rest = letter.leaves(parts, signature(dossier), turn.texts)
    if first.files:
        say_leaf(turn, first)
    else:
        turn.show(letter.opened(first, announcement, turn.texts))
    for leaf in rest:
        say_leaf(turn, leaf)


@routes.tap(CoverAgain)
async def cover_again(turn: Turn, button: CoverAgain) -> None:
    """Hide it again, for whoever takes this phone next."""
    announcement = AnnouncementId(button.announcement)
    await open_covered(turn.tx, announcement, turn.person.id)
    turn.show(letter.covered(announcement, turn.texts))
