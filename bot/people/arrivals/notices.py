"""Writes who has come: one person as before, several as counts with names."""

from bot.membership.domain import CohortId
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import FOR_STAFF, Drop
from bot.people.arrivals import screens
from bot.people.arrivals.service import KIND, WhoCame, arrivals_since
from bot.people.joining.screens import came_in
from bot.people.notices import GONE
from bot.people.requests.screens import request
from bot.people.requests.service import request_of
from bot.people.rights.service import runs_several
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind(KIND, policy=FOR_STAFF, cover="common.cover_people", open_label="arrivals.open")
async def arrivals(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Say who has joined and who asks to join; without a sound if nobody asks."""
    cohort = CohortId(row.number("cohort"))
    if not await context.is_still_coordinator(to, cohort):
        return GONE
    found = await arrivals_since(context.tx, cohort, row.number("since"))
    if found is None:
        return GONE
    screen = await _screen(context, row, found, to)
    return calls.say(row.chat_id, screen, silent=not found.all_waiting)


async def _screen(context: RenderContext, row: OutboxRow, found: WhoCame, to: Recipient) -> Screen:
    texts = context.texts(to)
    if (found.all_joined, found.all_waiting) == (1, 0):
        screen = came_in(found.joined[0], texts, inside=found.inside, on_list=found.on_list)
    elif (found.all_joined, found.all_waiting) == (0, 1):
        screen = request(await request_of(context.tx, found.waiting[0]), texts)
    else:
        screen = screens.arrivals(found, texts)
    if await runs_several(context.act, row.chat_id):
        return screens.in_cohort(found.cohort, screen, texts)
    return screen
