"""Each tap on a shared phone moves the closing on; [Continue] leads back after it."""

from typing import Final

from bot.people.shared_phone import screens, service
from bot.people.shared_phone.buttons import GoOn
from bot.people.shared_phone.domain import stays_open
from bot.telegram.incoming.context import Turn, Wanted
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.destinations import OpenHome

routes = Routes("people")

_PLAYS: Final = frozenset({"sendVoice", "sendAudio", "sendVideo"})


def note_shown(turn: Turn) -> None:
    """Plan that what is open closes after this tap or message, and after what it shows."""
    shown = [call for _, call in turn.replies]
    lengths = (len(call.body.get("text", "")) for call in shown)
    plays = any(call.method in _PLAYS for call in shown)
    service.move_on(turn.act, stays_open(lengths, plays=plays))


async def ask_phone(turn: Turn, wanted: Wanted) -> bool:
    """Ask once, before a tap on [Home], whether others use the phone; return whether it asked."""
    if turn.callback_id is None or not isinstance(wanted.button, OpenHome):
        return False
    if not service.asks_now(turn.act):
        return False
    turn.end_dialog()
    turn.show(screens.question(turn.texts))
    return True


@routes.tap(GoOn, ends_dialog=True, private=True)
async def go_on(turn: Turn, _button: GoOn) -> None:
    await turn.go_home()
