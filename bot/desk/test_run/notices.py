"""A coordinator who asked for a test run gets its messages."""

from bot.desk.morning.notices import GONE
from bot.desk.test_run import screens, service
from bot.desk.test_run.service import Sample
from bot.membership.domain import CohortId
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ASKED, Drop
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind(service.KIND, policy=ASKED)
async def sample(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    cohort = CohortId(row.number("cohort"))
    run = await service.run_of(context.act, cohort)
    which = Sample(str(row.about["sample"]))
    if which not in run.samples:
        return GONE
    return calls.say(row.chat_id, screens.sample(run, which, context.texts(to)))
