"""The bot's messages in the chat of a lost phone are deleted; the colleagues are told."""

from datetime import datetime

from bot.desk.stolen_phone import storage
from bot.desk.stolen_phone.service import TOLD, WIPE
from bot.membership.domain import CohortId, PersonId
from bot.membership.person import storage as people
from bot.outbox.domain import DELETABLE, OutboxRow, Recipient
from bot.outbox.gate.domain import AWAITED, TIDYING, Drop
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen, paragraphs
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind(WIPE, policy=TIDYING)
async def wipe(context: RenderContext, row: OutboxRow, _to: Recipient) -> Call | Drop:
    """Delete one page of the messages since 48 hours before the phone was cut off."""
    since = datetime.fromisoformat(str(row.about["since"])) - DELETABLE
    found = await storage.messages(context.tx, row.chat_id, page=row.number("page"), since=since)
    if not found:
        return Drop(state="dropped", reason="nothing to delete")
    return calls.delete_all(row.chat_id, found)


@notices.kind(TOLD, policy=AWAITED, cover="common.cover_people")
async def was_cut_off(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Tell a coordinator that a colleague cut off somebody's phone."""
    if not await context.is_still_coordinator(to, CohortId(row.number("cohort"))):
        return Drop(state="dropped", reason="no longer so")
    person = await people.by_id(context.tx, PersonId(row.number("person")))
    by = await people.by_id(context.tx, PersonId(row.number("by")))
    if person is None or by is None:
        return Drop(state="dropped", reason="no longer so")
    texts = context.texts(to)
    told = texts("stolen_phone.told", by=by.name, name=person.name)
    return calls.say(row.chat_id, Screen(text=paragraphs(texts("stolen_phone.title"), told)))
