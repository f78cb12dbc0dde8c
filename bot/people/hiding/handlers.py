"""/hide and "Hide all now"."""

from dataclasses import replace

from bot.membership.domain import Person
from bot.people.buttons import HideAll
from bot.people.hiding import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls

routes = Routes("people")


@routes.command("hide")
async def hide_by_command(turn: Turn, _rest: str) -> None:
    """Hide everything, also the command. The answer soon becomes a neutral line."""
    if turn.message is not None:
        turn.reply("delete", calls.delete(turn.chat_id, turn.message.message_id))
    await _hide(turn, says_so=True)


@routes.tap(HideAll)
async def hide_by_tap(turn: Turn, _button: HideAll) -> None:
    """Hide everything; only a line over the chat says so, since a message would be a proof."""
    person = await _hide(turn, says_so=False)
    turn.toast(screens.toast(turn.texts, silent_until=person.paused_until, zone=person.zone))


async def _hide(turn: Turn, *, says_so: bool) -> Person:
    turn.end_dialog()
    person = await service.hide(turn.act, turn.chat_id, says_so=says_so)
    turn.visitor = replace(turn.visitor, person=person)
    turn.reply("unpin", calls.other("unpinAllChatMessages", chat_id=turn.chat_id))
    return person
