"""What notices about people share: they load the enrolment that they are about."""

from bot.membership.domain import EnrolmentId, ListedPerson
from bot.membership.enrolment import storage as enrolments
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import Drop
from bot.telegram.outgoing.kinds import RenderContext

GONE = Drop(state="dropped", reason="no longer so")


async def load_listed(context: RenderContext, row: OutboxRow, to: Recipient) -> ListedPerson | None:
    """Return the enrolment of a row, if its reader still runs that cohort."""
    listed = await enrolments.by_id(context.tx, enrolment_id_of(row))
    if listed is None or not await context.is_still_coordinator(to, listed.enrolment.cohort_id):
        return None
    return listed


def enrolment_id_of(row: OutboxRow) -> EnrolmentId:
    return EnrolmentId(row.number("enrolment"))
