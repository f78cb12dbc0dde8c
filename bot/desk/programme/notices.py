"""Once a month: a neutral line, with a button behind which all cohorts are."""

from bot.desk.programme import screens
from bot.desk.programme.service import KIND, cohorts_of
from bot.membership.domain import PersonId
from bot.membership.person import storage as people
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import FOR_STAFF, Drop
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind(KIND, policy=FOR_STAFF)
async def month(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    screen = await month_again(context, row, to)
    if screen is None:
        return Drop(state="dropped", reason="role")
    return calls.say(row.chat_id, screen)


@notices.again(KIND)
async def month_again(context: RenderContext, row: OutboxRow, to: Recipient) -> Screen | None:
    """Return the line with its button; None if they no longer see several cohorts."""
    person = await people.by_id(context.tx, PersonId(row.number("person")))
    cohorts = await cohorts_of(context.act, None if person is None else person.telegram_id)
    return screens.ready(cohorts[0].id, context.texts(to)) if cohorts else None
