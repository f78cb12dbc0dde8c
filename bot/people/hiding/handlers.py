"""/hide and "Hide all now"."""

from dataclasses import replace

from bot.people.buttons import HideAll
from bot.people.hiding import service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls

routes = Routes("people")


@routes.command("hide")
async def hide_by_command(turn: Turn, _rest: str) -> None:
    """Hide everything, the command too."""
    if turn.message is not None:
        turn.reply("delete", calls.delete(turn.chat_id, turn.message.message_id))
    await _hide(turn)


@routes.tap(HideAll)
async def hide_by_tap(turn: Turn, _button: HideAll) -> None:
    await _hide(turn)


async def _hide(turn: Turn) -> None:
    turn.end_dialog()
    person = await service.hide(turn.act, turn.chat_id)
    turn.visitor = replace(turn.visitor, person=person)
    turn.reply("unpin", calls.other("unpinAllChatMessages", chat_id=turn.chat_id))
