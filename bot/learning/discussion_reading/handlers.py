"""Shows the texts of a discussion in a private chat."""

from bot.learning.discussion.domain import ReadingPlace, reading_place_of
from bot.learning.discussion_reading import screens, service
from bot.learning.discussion_reading.buttons import ReadDiscussion
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("learning")


@routes.link
def linked(parameter: str) -> ReadDiscussion | None:
    """Return the button of a link in the group."""
    place = reading_place_of(parameter)
    return None if place is None else ReadDiscussion(place.discussion, place.step, 0)


@routes.tap(ReadDiscussion)
async def read(turn: Turn, button: ReadDiscussion) -> None:
    """Show the texts of a step, opened by its link or by a page turn."""
    opened = await service.open_place(turn.act, ReadingPlace(button.discussion, button.step))
    group = turn.bot.catalogue.texts(opened.discussion.language)
    turn.show(screens.reading(opened, button.page, turn.texts, group, demo=turn.bot.demo))
