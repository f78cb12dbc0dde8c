"""Writes the message of a topic in neutral words of the course; the topic stands behind a tap."""

from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import LEARNING, Drop
from bot.peers import storage
from bot.peers.domain import PairId, PairState
from bot.peers.topics import screens, service
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()
OVER = Drop(state="dropped", reason="over")


@notices.kind(service.KIND, policy=LEARNING)
async def topic(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    pair = await storage.by_id(context.tx, PairId(row.number("pair")))
    if pair is None or pair.state is not PairState.TOGETHER or not pair.is_open:
        return OVER
    if pair.of(to.person_id) is None or row.number("topic") != pair.topics:
        return OVER
    course = context.bot.courses.get(pair.course)
    found = None if course is None else course.buddy_topics.topic(pair.topics)
    if found is None:
        return OVER
    texts = context.texts(to)
    return calls.say(row.chat_id, screens.topic(found, pair.id, texts))
