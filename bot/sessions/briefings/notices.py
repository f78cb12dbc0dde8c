"""Briefings of coordinators, written with what is true when they are sent."""

from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ASKED, DeliveryPolicy, Drop, YieldsTo
from bot.sessions.briefings import screens, service
from bot.sessions.domain import SessionId
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()

BRIEFING = DeliveryPolicy(capped=False, spaced=False, yields_to=YieldsTo.NOBODY, on_quiet_days=True)
"""One of a coordinator's two a day, but never held back: an hour later it tells nothing."""


@notices.kind("session.eve", policy=BRIEFING)
async def eve(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Who comes tomorrow."""
    if to.person_id is None:
        return Drop(state="dropped", reason="gone")
    session, revision = _about(row)
    found = await service.eve(context.act, session, to.person_id, revision=revision)
    if isinstance(found, str):
        return Drop(state="dropped", reason=found)
    course = context.bot.courses.get(found.cohort.course)
    return calls.say(row.chat_id, screens.eve(found, course, context.texts(to), now=context.now))


@notices.kind("session.over", policy=BRIEFING)
async def over(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Who was there."""
    written = await _over(context, row, to)
    return written if isinstance(written, Drop) else calls.say(row.chat_id, written)


@notices.kind("session.over_again", policy=ASKED)
async def over_again(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """The same message says what is known by now."""
    if row.edits_message_id is None:
        return Drop(state="dropped", reason="never sent")
    written = await _over(context, row, to)
    if isinstance(written, Drop):
        return written
    return calls.show(row.chat_id, row.edits_message_id, written, only_edit=True)


async def _over(context: RenderContext, row: OutboxRow, to: Recipient) -> Screen | Drop:
    if to.person_id is None:
        return Drop(state="dropped", reason="gone")
    session, revision = _about(row)
    found = await service.over(context.tx, session, to.person_id, revision=revision)
    if isinstance(found, str):
        return Drop(state="dropped", reason=found)
    return screens.over(found, context.texts(to), now=context.now)


def _about(row: OutboxRow) -> tuple[SessionId, int]:
    return SessionId(row.number("session")), row.number("revision")
