"""People open what the cover hides, and close it again."""

from bot.announcements.buttons import CoverAgain, OpenCovered
from bot.announcements.cover import service
from bot.announcements.message import screens as letter
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("announcements")


@routes.tap(OpenCovered)
async def open_it(turn: Turn, button: OpenCovered) -> None:
    found = await service.open_covered(turn.tx, button.announcement, turn.person.id)
    envelope = letter.envelope(found.dossier, got_it=found.got_it)
    parts = found.dossier.content.in_(turn.texts.language)
    every = letter.leaves(parts, envelope, turn.texts)
    turn.show(letter.opened(every[0], envelope, turn.texts))
    beside = range(0 if every[0].files else 1, len(every))
    service.owe_leaves(turn.act, found, turn.chat_id, beside)


@routes.tap(CoverAgain)
async def cover_again(turn: Turn, button: CoverAgain) -> None:
    found = await service.open_covered(turn.tx, button.announcement, turn.person.id)
    await service.close(turn.act, found, turn.chat_id)
    turn.show(letter.covered(letter.envelope(found.dossier), turn.texts))
