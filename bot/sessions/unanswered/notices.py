"""Asks people who have not answered once more whether they will come."""

from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import Drop
from bot.sessions.notices import session_context
from bot.sessions.reminders import screens
from bot.sessions.rsvp import storage as rsvps
from bot.sessions.unanswered.service import KIND, POLICY
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind(KIND, policy=POLICY)
async def ask_whether_they_come(
    context: RenderContext, row: OutboxRow, to: Recipient
) -> Call | Drop:
    """Tell when a meeting is, and ask for an answer, unless there is one by now."""
    found = await session_context(context, row)
    if found is None or to.person_id is None:
        return Drop(state="dropped", reason="gone")
    session = found.session
    if session.cancelled or session.revision != row.number("revision"):
        return Drop(state="dropped", reason="changed")
    if session.has_begun(now=context.now):
        return Drop(state="dropped", reason="over")
    if await rsvps.of_person(context.tx, [session.id], to.person_id):
        return Drop(state="dropped", reason="answered")
    return calls.say(row.chat_id, screens.week((session,), context.texts(to), zone=to.zone))
