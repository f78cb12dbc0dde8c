"""All notices about people look at the place that they are about."""

from bot.membership.domain import EnrolmentId, Listed
from bot.membership.enrolment import storage as enrolments
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import Drop
from bot.telegram.outgoing.kinds import RenderContext

GONE = Drop(state="dropped", reason="no longer so")


async def concerning(context: RenderContext, row: OutboxRow, to: Recipient) -> Listed | None:
    """Return the place a row is about, if its reader still runs that cohort."""
    listed = await enrolments.one(context.tx, enrolment_in(row))
    if listed is None or not await context.is_still_coordinator(to, listed.enrolment.cohort_id):
        return None
    return listed


def enrolment_in(row: OutboxRow) -> EnrolmentId:
    """Return the enrolment that a row of the outbox is about."""
    return EnrolmentId(row.number("enrolment"))
