"""Takes "cancel", "✕ Close" or "◀ Back" for what they mean, and never for an answer.

A person who types the label of a button below a question wants what the button does. As an answer
it would be sent to coordinators, or become the name of somebody.
"""

from bot.home.leaving import screens
from bot.home.leaving.domain import WayOut, read_way_out
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import ContentType, Incoming

_LEAVING = ("leaving.cancel", "common.close", "common.home")
_BACK = ("common.back",)
_EXACT = ("common.desk", "common.people")


async def leave_question(turn: Turn, said: Incoming) -> bool:
    """Leave the open question if somebody types that; return False for any other message."""
    dialog = turn.dialog
    if dialog is None or turn.visitor.person is None or turn.is_too_late(dialog):
        return False
    if said.kind is not ContentType.TEXT:
        return False
    match read_way_out(
        said.text,
        leaving=_labels(turn, _LEAVING),
        back=_labels(turn, _BACK),
        exact=_labels(turn, _EXACT),
    ):
        case None:
            return False
        case WayOut.LEAVE:
            turn.end_dialog()
            await turn.go_home(news=turn.texts("leaving.left"))
        case WayOut.GO_BACK:
            turn.say(screens.tap_it(said.text.strip(), turn.texts))
    return True


def _labels(turn: Turn, keys: tuple[str, ...]) -> list[str]:
    """Return labels in all languages, since people may have changed theirs."""
    return [texts.label(key) for texts in turn.bot.catalogue.every for key in keys]
