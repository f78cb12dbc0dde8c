"""Handles /progress: my results as a picture or as text, and closing them."""

from bot.documents.lettering import can_draw
from bot.learning.buttons import CloseFile, OpenMyResults, ResultsAsPicture, ResultsAsText
from bot.learning.handlers import delete_tapped
from bot.learning.results import screens
from bot.learning.results.service import MyResults, find_results
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Drawing

routes = Routes("learning")


@routes.tap(OpenMyResults, private=True)
async def open_results(turn: Turn, _button: OpenMyResults) -> None:
    await _show(turn, picture=turn.draws_words)


routes.shortcut(OpenMyResults(), "progress", "results")


@routes.tap(ResultsAsText, private=True)
async def as_text(turn: Turn, _button: ResultsAsText) -> None:
    delete_tapped(turn)
    await _show(turn, picture=False)


@routes.tap(ResultsAsPicture, private=True)
async def as_picture(turn: Turn, _button: ResultsAsPicture) -> None:
    await _show(turn, picture=can_draw(turn.texts.language))
    await turn.go_home()


@routes.tap(CloseFile, ends_dialog=True)
async def close_file(turn: Turn, _button: CloseFile) -> None:
    delete_tapped(turn)
    await turn.go_home()


async def _show(turn: Turn, *, picture: bool) -> None:
    found = await find_results(turn.act, turn.enrolment.id)
    if found.results.is_empty:
        turn.show(screens.nothing(turn.texts))
    elif picture:
        _send_picture(turn, found)
    else:
        pictures = turn.draws_words
        turn.show(screens.as_text(found, turn.texts, pictures=pictures, now=turn.now))


def _send_picture(turn: Turn, found: MyResults) -> None:
    drawing = Drawing(
        field="photo",
        recipe="progress_card",
        about=screens.picture_data(found, turn.texts, now=turn.now),
        filename="picture.png",
        private=True,
    )
    shown = screens.caption(found, turn.texts)
    turn.reply("results", calls.picture(turn.chat_id, shown, drawing))
