"""Writes the offers of the course's calendar, if they still make sense."""

from bot.learning.rhythm import screens, service
from bot.learning.rhythm.domain import GOODBYE, SIGN_OF_LIFE
from bot.membership.domain import EnrolmentId
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import LEARNING, Drop
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind(SIGN_OF_LIFE, GOODBYE, policy=LEARNING)
async def say_last_words(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Send a sign of life or the goodbye, with a button to begin again."""
    enrolment = EnrolmentId(row.number("enrolment"))
    if not await service.last_words_still_true(context.act, enrolment, row.kind):
        return Drop(state="dropped", reason="heard from")
    line = await service.words_for(context.act, enrolment, row.kind)
    if line is None:
        return Drop(state="dropped", reason="left")
    return calls.say(row.chat_id, screens.last_words(line, enrolment, context.texts(to)))


@notices.kind(*service.KINDS, policy=LEARNING)
async def offer_entry(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Offer a story, a case, the person's own results or the look back."""
    enrolment, key = EnrolmentId(row.number("enrolment")), str(row.number("day"))
    entry = await service.entry_still_wanted(context.act, enrolment, key)
    if entry is None:
        return Drop(state="dropped", reason="done or taken out")
    line = await service.words_for(context.act, enrolment, row.kind, key)
    if line is None:
        return Drop(state="dropped", reason="left")
    return calls.say(row.chat_id, screens.offered(entry, line, enrolment, context.texts(to)))
