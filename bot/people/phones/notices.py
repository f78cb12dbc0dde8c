"""The old phone and the coordinators learn that a person has a new phone."""

from bot.membership.domain import Membership
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import AWAITED, FOR_STAFF, Drop
from bot.people.notices import GONE, concerning
from bot.people.phones import screens
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind("people.phone_left", policy=AWAITED)
async def phone_left(context: RenderContext, row: OutboxRow, _to: Recipient) -> Call | Drop:
    """Another phone took this one's place; a chat of nobody has no language, so it came along."""
    texts = context.bot.catalogue.texts(str(row.about["language"]))
    return calls.say(row.chat_id, screens.phone_left(texts))


@notices.kind("people.phone_taken", policy=FOR_STAFF)
async def phone_taken(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Somebody goes on with a new phone."""
    listed = await concerning(context, row, to)
    if listed is None or listed.enrolment.state is not Membership.ACTIVE:
        return GONE
    return calls.say(row.chat_id, screens.phone_taken(listed, context.texts(to)), silent=True)
