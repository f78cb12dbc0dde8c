"""Somebody who was let in gets Home."""

from dataclasses import replace

from bot.home.overview import screens
from bot.home.overview.service import HomeView, find_home
from bot.membership.enrolment import storage as enrolments
from bot.membership.visitor.storage import load_visitors
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import AWAITED, Drop
from bot.people.notices import GONE, enrolment_id_of
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext
from bot.telegram.slots import Slots, facts_of

notices = Notices()


@notices.kind("people.let_in", policy=AWAITED)
async def let_in(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    listed = await enrolments.by_id(context.tx, enrolment_id_of(row))
    if listed is None or listed.telegram_id is None:
        return GONE
    known = await load_visitors(context.tx, [listed.telegram_id])
    slots = context.bot.part(Slots)
    act = replace(context.act, visitor=known[listed.telegram_id])
    found = await find_home(act, facts_of(*slots.home))
    if not isinstance(found, HomeView):
        return GONE
    screen = screens.home(found, slots, context.texts(to), now=context.now, unasked=True)
    return calls.say(row.chat_id, screen, pinned=True)
