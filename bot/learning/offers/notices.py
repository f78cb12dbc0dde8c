"""Writes offers to learn when they are sent, if they are still right."""

from bot.catalog.course import LinePurpose
from bot.learning.offers.domain import OfferKind
from bot.learning.offers.screens import check_offered, lessons_offered, warm_up_offered
from bot.learning.offers.service import step_still_wanted, warm_up_still_wanted
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


@notices.kind(OfferKind.WARM_UP, policy=LEARNING)
async def offer_warm_up(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    enrolment = EnrolmentId(row.number("enrolment"))
    course = await warm_up_still_wanted(context.act, enrolment)
    if course is None:
        return Drop(state="dropped", reason="done or moved")
    await words_for(context.act, enrolment, row.kind)
    return calls.say(row.chat_id, warm_up_offered(course, enrolment, context.texts(to)))


@notices.kind(OfferKind.LESSONS, policy=LEARNING)
async def offer_step(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Offer the lesson or quiz that comes next now; another one than planned if that was done."""
    enrolment = EnrolmentId(row.number("enrolment"))
    offered = await step_still_wanted(context.act, enrolment)
    if offered is None:
        return Drop(state="dropped", reason="done or moved")
    purpose = LinePurpose.NEXT_LESSONS if offered.is_next else LinePurpose.LESSONS
    line = await words_for(context.act, enrolment, row.kind, offered.step.key, purpose=purpose)
    return calls.say(row.chat_id, lessons_offered(enrolment, context.texts(to), line))


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
