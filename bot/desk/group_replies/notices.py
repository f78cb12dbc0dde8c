"""Tells coordinators how many replies were grave, and asks others to answer in private."""

from bot.desk.group_replies import screens, service
from bot.membership.domain import CohortId
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import AWAITED, FOR_STAFF, Drop
from bot.peers.problem import storage as problems
from bot.peers.problem.domain import ProblemId, ProblemState
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()
OVER = Drop(state="dropped", reason="over")


@notices.kind(service.GRAVE, policy=FOR_STAFF, cover="common.cover_people")
async def grave_replies(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Tell a coordinator how many there were; not who wrote them, and not what."""
    cohort = CohortId(row.number("cohort"))
    if not await context.is_still_coordinator(to, cohort):
        return OVER
    number = await service.count_lately(context.act, cohort)
    return calls.say(row.chat_id, screens.grave(number, context.texts(to))) if number else OVER


@notices.kind(service.PRIVATELY, policy=AWAITED)
async def answer_privately(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Ask somebody who replied in the group to answer in this chat."""
    problem = await problems.by_id(context.tx, ProblemId(row.number("problem")))
    if problem is None or problem.state is not ProblemState.POSTED:
        return OVER
    return calls.say(row.chat_id, screens.answer_privately(problem.id, context.texts(to)))
