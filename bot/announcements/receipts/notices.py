"""People who have not tapped "Got it" are reminded once."""

from bot.announcements.domain import IN_CHATS
from bot.announcements.message.notices import GONE, announcement_id, load_details_once
from bot.announcements.receipts import screens, storage
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ANNOUNCEMENT, Drop
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()

SEEN = Drop(state="dropped", reason="seen")


@notices.kind("announcement.remind", policy=ANNOUNCEMENT)
async def remind(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Remind a person to tap "Got it", unless they have."""
    details = await load_details_once(context, announcement_id(row))
    if details is None or details.announcement.state not in IN_CHATS or to.person_id is None:
        return GONE
    found = await storage.of_person(context.tx, details.announcement.id, to.person_id)
    if found is None or found.got_it:
        return SEEN
    one = details.announcement
    screen = screens.reminder(one.id, context.texts(to), covered=one.covered)
    return calls.say(row.chat_id, screen, reply_to=found.message_id)
