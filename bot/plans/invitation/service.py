"""Invites leaders to plan a first step, instead of that day's offer to learn."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.act import Act
from bot.catalog.course import Courses
from bot.learning import storage as learning
from bot.learning.domain import Learner
from bot.learning.offers import service as offers
from bot.learning.offers.domain import is_offered_today
from bot.learning.rhythm import service as rhythm
from bot.membership.domain import EnrolmentId
from bot.outbox import storage as outbox
from bot.planning import CHUNK, Source
from bot.plans.invitation import storage
from bot.plans.invitation.domain import KIND, is_invited_on
from bot.storage.database import Tx


class PlanInvitations(Source):
    """Invites members who have planned nothing yet.

    It runs before the offers to learn, for the same members at the same instant, and has the same
    deduplication key for a person and a day: so people get one of the two messages.
    """

    name = "plan_invitations"

    def __init__(self, courses: Courses) -> None:
        self._courses = courses

    async def plan(self, act: Act) -> bool:
        """Invite a chunk of the members who are free for it today."""
        members = await storage.due(act.tx, limit=CHUNK, now=act.now)
        meetings = await learning.meetings_of(act.tx, {each.cohort_id for each in members})
        invited = [
            each
            for each in members
            if self._has_steps(each)
            and is_offered_today(each, now=act.now)
            and is_invited_on(each.local_day(act.now), each, meetings[each.cohort_id], now=act.now)
        ]
        ready = await self._with_room(act, invited)
        outbox.enqueue(
            act.tx, [offers.message(each, KIND, now=act.now) for each in ready], now=act.now
        )
        return bool(ready) and len(members) >= CHUNK

    async def _with_room(self, act: Act, members: Sequence[Learner]) -> list[Learner]:
        """Return the members who were never invited and may get one more message this week."""
        if not members:
            return []
        said = await rhythm.histories(act, members)
        new = [
            each for each in members if all(one.kind != KIND for one in said[each.enrolment_id].own)
        ]
        return rhythm.with_room(replace(act, courses=self._courses), new, said)

    async def next_due(self, _tx: Tx) -> datetime | None:
        """Return None: the offers to learn are due at the same instant."""
        return None

    def _has_steps(self, member: Learner) -> bool:
        course = self._courses.get(member.course)
        return course is not None and bool(course.plan_steps)


async def invite(act: Act, enrolment: EnrolmentId) -> bool:
    """Note, at the moment of sending, that somebody is invited; False if a step is planned."""
    member = await learning.find_learner(act.tx, enrolment)
    if member is None or await storage.has_planned(act.tx, enrolment):
        return False
    await rhythm.words_for(act, enrolment, KIND)  # it counts as one of the week's messages
    return True
