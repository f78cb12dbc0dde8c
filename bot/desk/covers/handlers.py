"""[Open] replaces a neutral line by its notice, in its current state."""

from dataclasses import replace

from bot.desk.covers import screens
from bot.membership.domain import Reach
from bot.outbox.covers import storage as covers
from bot.outbox.domain import Recipient
from bot.outbox.gate.domain import Drop
from bot.refusals import require
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.destinations import OpenNotice
from bot.telegram.outgoing.kinds import Notices, RenderContext

routes = Routes()
"""Of no area, so that opening a notice does not end a dialog of a coordinator.

Former coordinators may tap, too: each notice decides who may still read it.
"""


@routes.tap(OpenNotice)
async def open_notice(turn: Turn, button: OpenNotice) -> None:
    """Show the notice in place of the line; a reader without the right sees that it is settled."""
    row = require(await covers.sent_row(turn.tx, button.row, turn.chat_id))
    covers.uncover(turn.tx, row.id)
    context = RenderContext(tx=turn.tx, bot=turn.bot, now=turn.now, opening=True)
    shown = await turn.bot.part(Notices).open(context, row, _reader(turn))
    edit = None if isinstance(shown, Drop) else calls.edit_of(shown)
    if edit is None:
        turn.show(screens.settled(turn.texts))
    else:
        body = {**edit.body, "message_id": turn.tapped_message_id}
        turn.reply("show", replace(edit, body=body, only_edit=False))


def _reader(turn: Turn) -> Recipient:
    person = turn.person
    return Recipient(
        chat_id=turn.chat_id,
        person_id=person.id,
        reach=Reach.OPEN,
        language=turn.texts.language,
        zone=person.zone,
        quiet_from=0,
        quiet_until=0,
        paused_until=None,
        unasked_on=0,
        unasked_count=0,
        unasked_at=None,
    )
