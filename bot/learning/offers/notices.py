"""Writes offers to learn when they are sent, if they are still right."""

from bot.learning.offers.domain import OfferKind
from bot.learning.offers.screens import check_offered, lessons_offered, warm_up_offered
from bot.learning.offers.service import still_wanted
from bot.learning.quiz.domain import AttemptId
from bot.learning.retention import service as retention
from bot.learning.rhythm.service import words_for
from bot.membership.domain import EnrolmentId
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import LEARNING, Drop
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind(OfferKind.WARM_UP, OfferKind.LESSONS, policy=LEARNING)
async def offer(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    enrolment, kind = EnrolmentId(row.number("enrolment")), OfferKind(row.kind)
    course = await still_wanted(context.act, enrolment, kind)
    if course is None:
        return Drop(state="dropped", reason="done or moved")
    texts, line = context.texts(to), await words_for(context.act, enrolment, row.kind)
    screen = (
        warm_up_offered(course, enrolment, texts)
        if kind is OfferKind.WARM_UP
        else lessons_offered(enrolment, texts, line)
    )
    return calls.say(row.chat_id, screen)


@notices.kind(retention.KIND, policy=LEARNING)
async def check(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    enrolment, attempts = EnrolmentId(row.number("enrolment")), row.about["attempts"]
    assert isinstance(attempts, list)
    told = [AttemptId(each) for each in attempts]
    offered = await retention.offer_check(context.act, enrolment, told)
    if offered is None:
        return Drop(state="dropped", reason="begun or gone")
    line = await words_for(context.act, enrolment, row.kind)
    return calls.say(row.chat_id, check_offered(offered, enrolment, context.texts(to), line))
