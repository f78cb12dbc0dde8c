"""What has waited for two working days rings once more, at all who may answer."""

from datetime import datetime

from bot.domain.questions.question import NobodyToAsk
from bot.services.planner import Source
from bot.services.questions import ringing
from bot.services.questions.circle import circle_of
from bot.services.questions.thread import load
from bot.storage import questions
from bot.storage.database import Tx
from bot.storage.questions import Asked

AT_ONCE = 50


class QuestionRings(Source):
    """The planner's source for questions that nobody has answered in the time promised."""

    matter = "questions"

    async def plan(self, tx: Tx, *, now: datetime) -> bool:
        """Ring for a chunk of them; from then on they head the coordinators' day."""
        due = await questions.due_again(tx, limit=AT_ONCE, now=now)
        if not due:
            return False
        questions.rang_again(tx, [each.question.id for each in due])
        for each in due:
            await _ring(tx, each, now=now)
        return len(due) >= AT_ONCE

    async def next_due(self, tx: Tx) -> datetime | None:
        """Return when the next of them has waited long enough."""
        return await questions.next_ring(tx)


async def _ring(tx: Tx, asked: Asked, *, now: datetime) -> None:
    thread = await load(tx, asked.question.id)
    try:
        circle = circle_of(thread.hearers, besides=asked.question.person_id)
    except NobodyToAsk:
        return  # it stays in the list, and heads the day of whoever comes back
    bell = ringing.now_bell(now, stands_in=circle.stands_in, again=True)
    parts = [each.id for each in thread.unanswered]
    ringing.ring(tx, thread.id, parts, circle.hearers, bell, now=now)
