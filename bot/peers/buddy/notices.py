"""Writes unasked messages about a pair: neutral lines without a name, while they are true."""

from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import DeliveryPolicy, Drop
from bot.peers import service, storage
from bot.peers.buddy import screens
from bot.peers.domain import Pair, PairId, PairState
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()
OFFER = DeliveryPolicy()
"""Such a message counts as one of the two a day, leaves room for the day's meetings, and waits at
night, on quiet days and in a pause.
"""
OVER = Drop(state="dropped", reason="over")


@notices.kind(service.ASKED, policy=OFFER)
async def asked(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Ask whether somebody wants a buddy."""
    pair = await _pair(context, row)
    own = None if pair is None else pair.of(to.person_id)
    if pair is None or own is None or own.answer is not None:
        return OVER
    if pair.state is not PairState.ASKED or not pair.are_both_there or not pair.is_open:
        return OVER
    return _news("buddy.asked_push", context, row, to)


@notices.kind(service.TOGETHER, policy=OFFER)
async def together(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Tell somebody that they have a buddy now."""
    pair = await _pair(context, row)
    if pair is None or pair.state is not PairState.TOGETHER or pair.of(to.person_id) is None:
        return OVER
    return _news("buddy.together_push", context, row, to)


@notices.kind(service.ENDED, service.NONE, policy=OFFER)
async def ended(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Tell somebody that they have no buddy any more, or that no pair came about: no reason."""
    pair = await _pair(context, row)
    own = None if pair is None else pair.of(to.person_id)
    if pair is None or own is None or pair.state is not PairState.ENDED:
        return OVER
    if not own.is_there or await storage.open_of(context.tx, own.enrolment_id) is not None:
        return OVER
    key = "buddy.none_push" if pair.together_at is None else "buddy.ended_push"
    return _news(key, context, row, to)


async def _pair(context: RenderContext, row: OutboxRow) -> Pair | None:
    return await storage.by_id(context.tx, PairId(row.number("pair")))


def _news(key: str, context: RenderContext, row: OutboxRow, to: Recipient) -> Call:
    pair = PairId(row.number("pair"))
    return calls.say(row.chat_id, screens.news(key, pair, context.texts(to)))
