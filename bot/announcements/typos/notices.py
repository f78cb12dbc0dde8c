"""Edits sent messages silently after a typo was fixed."""

from bot.announcements.domain import IN_CHATS
from bot.announcements.message import screens as message_screens
from bot.announcements.message.notices import call_of, envelope_for
from bot.announcements.notices import GONE, announcement_id, load_details_once
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ASKED, Drop
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


SUPERSEDED = Drop(state="dropped", reason="superseded")
WORDLESS = Drop(state="dropped", reason="no words")


@notices.kind("announcement.edit", policy=ASKED)
async def edit(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    details = await load_details_once(context, announcement_id(row))
    if details is None or details.announcement.state not in IN_CHATS or not details.content.parts:
        return GONE
    if details.announcement.edition != row.about["edition"]:
        return SUPERSEDED
    texts, number = context.texts(to), row.number("part")
    envelope = envelope_for(details, row)
    if details.announcement.covered:
        every = [calls.say(row.chat_id, message_screens.covered(envelope, texts))]
    else:
        parts = details.content.in_(texts.language)
        every = [
            call_of(message, row.chat_id)
            for message in message_screens.outgoing_messages(parts, envelope, texts)
        ]
    call = calls.edit_of(every[number]) if number < len(every) else None
    return WORDLESS if call is None else call
