"""Coordinators are told that people cannot connect; these people get a new link."""

from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import URGENT, Drop
from bot.sessions.notices import session_context
from bot.sessions.trouble import screens, storage
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind("session.trouble", policy=URGENT)
async def trouble(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Somebody cannot connect; a later report edits the alert."""
    found = await session_context(context, row)
    if found is None or not await context.is_still_coordinator(to, found.cohort.id):
        return Drop(state="dropped", reason="gone")
    troubled = await storage.troubles(context.tx, found.session.id)
    screen = screens.alert(found.session, troubled, context.texts(to))
    if row.edits_message_id is not None:
        return calls.show(row.chat_id, row.edits_message_id, screen)
    return calls.say(row.chat_id, screen)


@notices.kind("session.new_link", policy=URGENT)
async def new_link(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """The link has changed: people who could not connect may try again."""
    found = await session_context(context, row)
    if found is None or not found.session.room_is_open(now=context.now):
        return Drop(state="dropped", reason="over")
    return calls.say(row.chat_id, screens.new_link(found.session, context.texts(to)))
