"""People say what is wrong about them on the list; coordinators get the words."""

from typing import Any

from bot.membership.person.domain import NoName
from bot.people.corrections import screens, service
from bot.people.joining.buttons import SomethingWrong, WrongOnList
from bot.people.joining.handlers import accept_link, require_good_link, texts_in
from bot.safety.guard.handlers import stop_all
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming, Kind
from bot.telegram.incoming.router import Routes

routes = Routes("people")


CORRECTING = "join.correction"


@routes.tap(SomethingWrong, strangers=True)
async def something_wrong(turn: Turn, button: SomethingWrong) -> None:
    await require_good_link(turn, button.token)
    texts = texts_in(turn, button.language)
    turn.show(screens.what_is_wrong(button.token, button.version, texts))


@routes.tap(WrongOnList, strangers=True)
async def wrong_on_list(turn: Turn, button: WrongOnList) -> None:
    await accept_link(turn, button.token, button.language, button.version)
    screen = screens.write_correction(texts_in(turn, button.language))
    turn.ask(CORRECTING, screen, what=button.what)


@routes.dialog(CORRECTING)
async def read_correction(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Pass a correction on to the coordinators by its id; it is not stored."""
    if said.kind is not Kind.TEXT:
        raise NoName
    if await stop_all(turn, said):
        return
    turn.end_dialog()
    await service.notify_coordinators(
        turn.act, what=str(dialog["what"]), chat=turn.chat_id, message_id=said.message_id
    )
    turn.say(screens.correction_sent(turn.texts))
