"""Invites leaders to plan a step, instead of that day's offer to learn."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.act import Act
from bot.catalog.course import Courses
from bot.learning import storage as learning
from bot.learning.domain import Learner, Meeting
from bot.learning.offers import service as offers
from bot.learning.offers.domain import is_offered_today
from bot.learning.rhythm import service as rhythm
from bot.learning.rhythm.domain import MessageHistory, begins_on
from bot.membership.domain import EnrolmentId
from bot.outbox import storage as outbox
from bot.planning import CHUNK, Source
from bot.plans.invitation import storage
from bot.plans.invitation.domain import KIND, Occasion, RecentDeeds, occasion_on
from bot.storage.database import Tx


class PlanInvitations(Source):
    """Invites members who learned something, did a step, or began two months ago.

    It runs before the offers to learn, for the same members at the same instant, and has the same
    deduplication key for a person and a day: so people get one of the two messages. Whatever they
    finish is a unit in their readings, whether it is a part of the course or one of More.
    """

    name = "plan_invitations"
    is_alone = True
    plans_with = "learning"

    def __init__(self, courses: Courses) -> None:
        self._courses = courses

    async def plan(self, act: Act) -> bool:
        """Invite a chunk of the members who are free for it today.

        Members who are due stay so until the offers to learn have decided, so pages without
        anybody to invite are passed over.
        """
        acting, after = replace(act, courses=self._courses), 0
        while True:
            page = await storage.due(act.tx, after=after, limit=CHUNK, now=act.now)
            today = [each for each in page if is_offered_today(each, now=act.now)]
            ready = [each for each, _ in await _invited(acting, today)]
            messages = [offers.message(each, KIND, now=act.now) for each in ready]
            outbox.enqueue(act.tx, messages, now=act.now)
            if ready or len(page) < CHUNK:
                return bool(ready) and len(page) >= CHUNK
            after = page[-1].enrolment_id

    async def next_due(self, _tx: Tx) -> datetime | None:
        """Return None: the offers to learn are due at the same instant."""
        return None


async def _invited(act: Act, members: Sequence[Learner]) -> list[tuple[Learner, Occasion]]:
    """Return who is invited today and why: they react to messages, and the week has room."""
    able = [each for each in members if _has_steps(act.courses, each)]
    if not able:
        return []
    meetings = await learning.meetings_of(act.tx, {each.cohort_id for each in able})
    deeds = await storage.deeds_of(act.tx, [each.enrolment_id for each in able], now=act.now)
    said = await rhythm.histories(act, able)
    found = []
    for each in rhythm.heard_from(rhythm.with_room(act, able, said), said):
        occasion = _occasion(act, each, meetings[each.cohort_id], deeds, said)
        if occasion is not None:
            found.append((each, occasion))
    return found


def _occasion(
    act: Act,
    member: Learner,
    meetings: Sequence[Meeting],
    deeds: Mapping[EnrolmentId, RecentDeeds],
    said: rhythm.Histories,
) -> Occasion | None:
    today = member.local_day(act.now)
    return occasion_on(
        today,
        member,
        meetings,
        deeds[member.enrolment_id],
        begins=begins_on(member, act.courses[member.course], now=act.now),
        invited_at=_invited_at(said[member.enrolment_id], member, act.now),
        now=act.now,
    )


def _invited_at(history: MessageHistory, member: Learner, now: datetime) -> datetime | None:
    """Return when somebody was invited last; today's counts only for another course.

    That of today is this one, if its first sending was lost.
    """
    today = member.local_day(now)
    before = [each.at for each in history.all if each.kind == KIND and each.on != today]
    return max(before, default=None)


def _has_steps(courses: Courses, member: Learner) -> bool:
    course = courses.get(member.course)
    return course is not None and bool(course.plan_steps)


async def invite(act: Act, enrolment: EnrolmentId) -> Occasion | None:
    """Note, at the moment of sending, that somebody is invited, and return why.

    None if it is not true any more: they have planned a step meanwhile, or left.
    """
    member = await learning.find_learner(act.tx, enrolment)
    if member is None or not _has_steps(act.courses, member):
        return None
    meetings = await learning.meetings_of(act.tx, [member.cohort_id])
    deeds = await storage.deeds_of(act.tx, [enrolment], now=act.now)
    said = await rhythm.histories(act, [member])
    occasion = _occasion(act, member, meetings[member.cohort_id], deeds, said)
    if occasion is not None:
        await rhythm.words_for(act, enrolment, KIND)  # it counts as one of the week's messages
    return occasion
