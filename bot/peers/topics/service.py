"""The planner's source of topics: one message to both every few weeks, until all are sent."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot.act import Act
from bot.catalog.course import Courses
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.peers import storage as pairs
from bot.peers.domain import Pair, PairId, PairState
from bot.peers.topics import storage
from bot.planning import Phase, Source
from bot.storage import set_aside
from bot.storage.database import Tx

KIND = "buddy.topic"
AT_ONCE = 200
VALID_FOR = timedelta(days=7)
"""A topic is not sent later than this; the buddy's screen shows it."""


class BuddyTopicSource(Source):
    """Sends the next topic of the course to both buddies."""

    name = "buddy_topics"
    phase = Phase.OFFERED

    def __init__(self, courses: Courses) -> None:
        self._courses = courses

    async def plan(self, act: Act) -> bool:
        """Send the next topic to a chunk of pairs."""
        due = await storage.due(act.tx, limit=AT_ONCE, now=act.now)
        await set_aside.all_or_each(
            act.tx,
            storage.PLACE,
            due,
            partial(_send, replace(act, courses=self._courses)),
            number=int,
            now=act.now,
        )
        return len(due) >= AT_ONCE

    async def next_due(self, tx: Tx) -> datetime | None:
        """Return when the next topic is due."""
        return await storage.next_due(tx)


async def _send(act: Act, due: Sequence[PairId]) -> None:
    for each in due:
        pair = await pairs.by_id(act.tx, each)
        if pair is not None:
            _next(act, pair)


def _next(act: Act, pair: Pair) -> None:
    course = act.courses.get(pair.course)
    number = pair.topics + 1
    there = len(course.buddy_topics.topics) if course is not None else 0
    if course is None or not pair.is_open or number >= there:
        storage.save_next(act.tx, pair.id, topics=pair.topics, topic_at=None)
        return
    topic_at = act.now + course.buddy_topics.every if number + 1 < there else None
    storage.save_next(act.tx, pair.id, topics=number, topic_at=topic_at)
    if pair.state is PairState.TOGETHER and pair.are_both_there:
        outbox.enqueue(act.tx, _messages(pair, number, now=act.now), now=act.now)


def _messages(pair: Pair, number: int, *, now: datetime) -> list[NewMessage]:
    return [
        NewMessage(
            chat_id=each.chat_id,
            lane=Lane.REMINDER,
            kind=KIND,
            due_at=now,
            about={"pair": pair.id, "topic": number},
            dedup=f"{KIND}:{pair.id}:{number}:{each.enrolment_id}",
            expires_at=now + VALID_FOR,
        )
        for each in pair.buddies
        if each.chat_id is not None
    ]
