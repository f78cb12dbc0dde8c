"""Coordinators hear who cannot connect; those who cannot get a new link."""

from bot.outbox.domain import Owed, Recipient
from bot.outbox.gate.domain import URGENT, Drop
from bot.sessions.notices import matter_of
from bot.sessions.trouble import screens, storage
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Desk, Renders

renders = Renders()


@renders.kind("session.trouble", manners=URGENT)
async def trouble(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Somebody cannot connect; a later report edits the message that rang."""
    matter = await matter_of(desk, row)
    if matter is None or not await desk.still_runs(to, matter.cohort.id):
        return Drop(state="dropped", reason="gone")
    troubled = await storage.troubled(desk.tx, matter.session.id)
    screen = screens.ring(matter.session, troubled, desk.texts(to))
    if row.edits_message_id is not None:
        return calls.show(row.chat_id, row.edits_message_id, screen)
    return calls.say(row.chat_id, screen)


@renders.kind("session.new_link", manners=URGENT)
async def new_link(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """The link has changed: whoever could not connect may try again."""
    matter = await matter_of(desk, row)
    if matter is None or not matter.session.room_is_open(now=desk.now):
        return Drop(state="dropped", reason="over")
    return calls.say(row.chat_id, screens.new_link(matter.session, desk.texts(to)))
