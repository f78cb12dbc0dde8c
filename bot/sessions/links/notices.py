"""People get a recording or a new link; coordinators are told that somebody cannot connect."""

from bot.locale import Texts
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ANNOUNCEMENT, URGENT, Drop
from bot.sessions.attendance import storage as attendance
from bot.sessions.attendance.domain import Attendance
from bot.sessions.domain import unit_of
from bot.sessions.links import screens, storage
from bot.sessions.notices import send_reminder, session_context
from bot.sessions.service import Reminder
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind("session.recording", policy=ANNOUNCEMENT)
async def recording(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Send the recording, with all that absent people need."""

    def write(reminder: Reminder, texts: Texts) -> Screen:
        session = reminder.context.session
        unit = unit_of(reminder.context.course, session)
        return screens.recording(session, unit, texts, zone=to.zone, now=context.now)

    found = await session_context(context, row)
    if found is not None and to.person_id is not None:
        state = await attendance.of_person(context.tx, found.session.id, to.person_id)
        if state is Attendance.THERE:
            return Drop(state="dropped", reason="was there")
    return await send_reminder(context, row, to, write)


@notices.kind("session.trouble", policy=URGENT)
async def trouble(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Tell that somebody cannot connect; a later report edits the alert."""
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
    """Send a new link: people who could not connect can try again."""
    found = await session_context(context, row)
    if found is None or not found.session.room_is_open(now=context.now):
        return Drop(state="dropped", reason="over")
    return calls.say(row.chat_id, screens.new_link(found.session, context.texts(to)))
