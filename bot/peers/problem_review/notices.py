"""Tells a leader in neutral words that their proposal has an answer."""

from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import DeliveryPolicy, Drop
from bot.peers.problem import storage
from bot.peers.problem.domain import ProblemId, ProblemState
from bot.peers.problem_review import screens, service
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind(service.DECLINED, policy=DeliveryPolicy())
async def declined(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Tell that the proposal has an answer; the reason stands behind a tap."""
    problem = await storage.by_id(context.tx, ProblemId(row.number("problem")))
    if problem is None or problem.state is not ProblemState.DECLINED:
        return Drop(state="dropped", reason="over")
    if problem.person != to.person_id:
        return Drop(state="dropped", reason="over")
    return calls.say(row.chat_id, screens.answered(context.texts(to)))
