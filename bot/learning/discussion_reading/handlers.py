"""Reading the texts of a discussion in a private chat."""

from bot.learning.discussion_reading import screens, service
from bot.learning.discussion_reading.buttons import ReadDiscussion
from bot.learning.discussion_reading.domain import DiscussionStep
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("learning")


@routes.tap(ReadDiscussion)
async def read(turn: Turn, button: ReadDiscussion) -> None:
    await show_place(turn, DiscussionStep(button.discussion, button.step), page=button.page)


async def show_place(turn: Turn, place: DiscussionStep, *, page: int = 0) -> None:
    """Show the texts of a step, opened by its link or by a page turn."""
    opened = await service.open_place(turn.act, place)
    group = turn.bot.catalogue.texts(opened.discussion.language)
    turn.show(screens.reading(opened, page, turn.texts, group, demo=turn.bot.demo))
