"""Offers to learn, written when they are sent, if they still hold."""

from bot.domain.delivery.gate import LEARNING, Drop
from bot.domain.delivery.lanes import Owed, Recipient
from bot.domain.learning.offer import Offer
from bot.domain.people.person import EnrolmentId
from bot.services.learning.offers import still_wanted
from bot.tg import calls
from bot.tg.calls import Call
from bot.tg.rendering.kinds import Desk, Renders
from bot.tg.screens.learning.offers import lessons_offered, warm_up_offered

renders = Renders()


@renders.kind(Offer.WARM_UP, Offer.LESSONS, manners=LEARNING)
async def offer(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Offer the warm-up or lessons."""
    enrolment, kind = EnrolmentId(int(str(row.about["enrolment"]))), Offer(row.kind)
    course = await still_wanted(desk.tx, desk.house.courses, enrolment, kind, now=desk.now)
    if course is None:
        return Drop(state="dropped", reason="done or moved")
    texts = desk.texts(to)
    screen = (
        warm_up_offered(course, enrolment, texts)
        if kind is Offer.WARM_UP
        else lessons_offered(enrolment, texts)
    )
    return calls.say(row.chat_id, screen)
