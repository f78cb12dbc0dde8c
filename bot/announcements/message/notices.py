"""Writes the messages of an announcement when they are sent, and reminds people to tap.

An announcement is loaded once for all rows of a claim, and written once for each language.
"""

from bot.announcements.domain import (
    IN_CHATS,
    AnnouncementDetails,
    AnnouncementState,
    message_dedup,
)
from bot.announcements.message import screens, storage
from bot.announcements.message.screens import Envelope, OutgoingMessage
from bot.announcements.notices import BARRED, GONE, announcement_id, load_details_once
from bot.announcements.service import may_announce
from bot.announcements.timing.domain import CORRECTING
from bot.membership.domain import ChatId
from bot.outbox import storage as outbox
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ANNOUNCEMENT, ASKED, AWAITED, URGENT, Drop
from bot.outbox.storage import NewMessage
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()

FOLLOWING = AWAITED
"""The further messages of an announcement follow the first at any hour."""
STOPPED = Drop(state="dropped", reason="stopped")
SEEN = Drop(state="dropped", reason="seen")


@notices.kind("announcement.part", "announcement.covered", policy=ANNOUNCEMENT)
@notices.kind("announcement.urgent", policy=URGENT)
@notices.kind("announcement.correction", policy=CORRECTING)
@notices.kind("announcement.more", policy=FOLLOWING)
async def part(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Send one message of an announcement, or the cover, in the language of its reader."""
    details = await load_details_once(context, announcement_id(row))
    if details is None or details.announcement.state is not AnnouncementState.RUNNING:
        return STOPPED
    if not may_announce(details):
        return BARRED
    every, number = _calls_once(context, details, to), row.number("part")
    if number == 0 and len(every) > 1:
        _enqueue_rest(context, row, to, len(every))
    call = every[number]
    return Call(method=call.method, body={**call.body, "chat_id": row.chat_id})


@notices.again("announcement.covered")
async def covered_again(context: RenderContext, row: OutboxRow, to: Recipient) -> Screen | None:
    """Return the cover of an announcement that was opened, so that it can be opened once more."""
    details = await load_details_once(context, announcement_id(row))
    if details is None or details.announcement.state not in IN_CHATS or not details.content.parts:
        return None
    return screens.covered(screens.envelope(details), context.texts(to))


@notices.kind("announcement.leaf", policy=ASKED, closes=True)
async def opened_message(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Send a further message of an opened announcement, unless it was taken back."""
    details = await load_details_once(context, announcement_id(row))
    if details is None or details.announcement.state not in IN_CHATS or not details.content.parts:
        return GONE
    texts, number = context.texts(to), row.number("part")
    parts = details.content.in_(texts.language)
    every = screens.outgoing_messages(parts, envelope_for(details, row), texts)
    return call_of(every[number], row.chat_id) if number < len(every) else GONE


def envelope_for(details: AnnouncementDetails, row: OutboxRow) -> Envelope:
    """Return what is added around an announcement for the reader of a row."""
    got_it, voted = row.about["got_it"] == 1, row.about.get("voted")
    return screens.envelope(details, got_it=got_it, voted=None if voted is None else str(voted))


def _calls_once(
    context: RenderContext, details: AnnouncementDetails, to: Recipient
) -> tuple[Call, ...]:
    """Write the messages once for all claimed rows whose readers have the same language."""
    key = ("calls", details.announcement.id, to.language)
    if key not in context.memo:
        context.memo[key] = _calls(context, details, to)
    found: tuple[Call, ...] = context.memo[key]
    return found


def _calls(context: RenderContext, details: AnnouncementDetails, to: Recipient) -> tuple[Call, ...]:
    """Return the messages for readers of one language, without their chat; a cover is only one."""
    texts = context.texts(to)
    envelope = screens.envelope(details)
    if details.announcement.covered:
        return (calls.say(ChatId(0), screens.covered(envelope, texts)),)
    parts = details.content.in_(texts.language)
    messages = screens.outgoing_messages(parts, envelope, texts)
    return tuple(call_of(message, ChatId(0)) for message in messages)


def call_of(message: OutgoingMessage, chat: ChatId) -> Call:
    """Return the call that sends one message of an announcement."""
    if message.files:
        return calls.files(chat, message.screen, message.files)
    return calls.say(chat, message.screen)


def _enqueue_rest(context: RenderContext, row: OutboxRow, to: Recipient, count: int) -> None:
    """Enqueue the further messages when the first is sent, so that none overtakes it."""
    assert to.person_id is not None
    messages = [
        NewMessage(
            chat_id=row.chat_id,
            lane=row.lane,
            kind="announcement.more",
            due_at=context.now,
            about={"announcement": announcement_id(row), "part": number},
            dedup=message_dedup(announcement_id(row), to.person_id, number),
        )
        for number in range(1, count)
    ]
    outbox.enqueue(context.tx, messages, now=context.now)


@notices.kind("announcement.remind", policy=ANNOUNCEMENT)
async def remind(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Remind a person to tap "Got it", unless they have."""
    details = await load_details_once(context, announcement_id(row))
    if details is None or details.announcement.state not in IN_CHATS or to.person_id is None:
        return GONE
    announcement = details.announcement
    receipt = await storage.receipt_of(context.tx, announcement.id, to.person_id)
    if receipt is None or receipt.got_it:
        return SEEN
    screen = screens.reminder(announcement.id, context.texts(to), covered=announcement.covered)
    return calls.say(row.chat_id, screen, reply_to=receipt.message_id)
