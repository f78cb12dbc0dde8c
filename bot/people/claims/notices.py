"""Asks coordinators whether two are one, and tells the person that they are not."""

from bot.membership.domain import CohortId, PersonId
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import AWAITED, FOR_STAFF, Drop
from bot.people.claims import screens, service
from bot.people.notices import GONE
from bot.people.settings.buttons import SharedPhone
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen, tap
from bot.telegram.kit.ways import to_home
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind("people.claimed", policy=FOR_STAFF, cover="common.cover_people")
async def claimed(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    cohort = CohortId(row.number("cohort"))
    found = await service.load(
        context.tx, cohort, PersonId(row.number("person")), PersonId(row.number("invited"))
    )
    if found is None or found.apart or not await context.is_still_coordinator(to, cohort):
        return GONE
    mine = [
        each.cohort_id
        for each in found.places
        if await context.is_still_coordinator(to, each.cohort_id)
    ]
    return calls.say(row.chat_id, screens.asks(found, frozenset(mine), context.texts(to)))


@notices.kind(service.OTHER, policy=AWAITED)
async def other(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Say that the link is for somebody else, who needs an account of their own."""
    texts = context.texts(to)
    shared = tap(texts.label("common.shared_phone"), SharedPhone())
    screen = Screen(text=texts("claims.other"), buttons=[[shared], [to_home(texts)]])
    return calls.say(row.chat_id, screen)
