"""Writes briefings of coordinators, with what is true when they are sent."""

from bot.membership.domain import ChatId
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ASKED, DeliveryPolicy, Drop, YieldsTo
from bot.sessions.briefings import screens, service
from bot.sessions.briefings.service import OverBriefing
from bot.sessions.domain import SessionId
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()

BRIEFING = DeliveryPolicy(capped=False, spaced=False, yields_to=YieldsTo.NOBODY, on_quiet_days=True)
"""One of a coordinator's two a day, but never held back: an hour later it is useless."""


@notices.kind("session.eve", "session.over", policy=BRIEFING)
async def brief(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Tell who comes tomorrow, or who was there."""
    written = await _written(context, row, to)
    return written if isinstance(written, Drop) else calls.say(row.chat_id, written)


@notices.kind(service.ENDS, policy=BRIEFING, cover="common.cover_people")
async def ends(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Tell which meetings of all cohorts have ended, each with its cohort."""
    found = await service.ended_since(context.act, ChatId(row.chat_id), row.number("since"))
    if not found:
        return Drop(state="dropped", reason="changed")
    return calls.say(row.chat_id, screens.ends(found, context.texts(to), now=context.now))


@notices.kind("session.over_again", policy=ASKED)
async def over_again(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Edit the same message to what is known by now."""
    if row.edits_message_id is None:
        return Drop(state="dropped", reason="never sent")
    written = await _written(context, row, to)
    if isinstance(written, Drop):
        return written
    return calls.show(row.chat_id, row.edits_message_id, written, only_edit=True)


async def _written(context: RenderContext, row: OutboxRow, to: Recipient) -> Screen | Drop:
    """Return the briefing of a row as it is now, or why it is dropped."""
    if to.person_id is None:
        return Drop(state="dropped", reason="gone")
    load = service.eve if row.kind == "session.eve" else service.over
    found = await load(
        context.act,
        SessionId(row.number("session")),
        to.person_id,
        revision=row.number("revision"),
    )
    if isinstance(found, str):
        return Drop(state="dropped", reason=found)
    texts = context.texts(to)
    if isinstance(found, OverBriefing):
        return screens.over(found, texts, now=context.now)
    return screens.eve(found, texts, now=context.now)
