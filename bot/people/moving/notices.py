"""People are told that their enrolment changed."""

from bot.membership.domain import Membership
from bot.membership.enrolment import storage as enrolments
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import DeliveryPolicy, Drop
from bot.people.mydata.buttons import OpenMyData
from bot.people.notices import GONE, enrolment_id_of
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen, tap
from bot.telegram.kit.ways import to_home
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind("people.moved", policy=DeliveryPolicy())
async def moved(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Somebody takes part in another course."""
    listed = await enrolments.by_id(context.tx, enrolment_id_of(row))
    if listed is None or listed.enrolment.state is not Membership.ACTIVE:
        return GONE
    texts = context.texts(to)
    return calls.say(row.chat_id, Screen(text=texts("news.moved"), buttons=[[to_home(texts)]]))


@notices.kind("people.ended", policy=DeliveryPolicy())
async def ended(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Somebody no longer takes part; they can still see and delete their data."""
    listed = await enrolments.by_id(context.tx, enrolment_id_of(row))
    if listed is None or listed.enrolment.state is not Membership.LEFT:
        return GONE
    texts = context.texts(to)
    button = tap(texts.label("more.my_data"), OpenMyData())
    return calls.say(row.chat_id, Screen(text=texts("news.ended"), buttons=[[button]]))
