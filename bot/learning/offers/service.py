"""Offers to learn: the warm-up, lessons that lie open, else what stayed, else practice.

Each member is looked at once on a working day, at the hour of their own; who is new gets a
first look date. What is offered, if anything, is decided from what is true then, so a moved
meeting, a holiday or a finished lesson needs nobody to tell the planner.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.act import Act
from bot.catalog.course import Course, Courses
from bot.days import at_minute
from bot.learning import storage as offers
from bot.learning.attempts.domain import warm_up
from bot.learning.domain import Meeting, Member
from bot.learning.offers import storage
from bot.learning.offers.domain import (
    ALL_WEEK,
    Offer,
    fewer,
    next_look,
    offer_on,
    one_a_day,
    units_met,
)
from bot.learning.offers.storage import Done
from bot.learning.practice import service as practice
from bot.learning.quiz.domain import WARM_UP, AttemptId
from bot.learning.recap.domain import is_read
from bot.learning.retention import service as retention
from bot.learning.service import own_member
from bot.membership.domain import CohortId, EnrolmentId, PersonId
from bot.membership.enrolment import storage as enrolments
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.planning import Phase, Source
from bot.refusals import ForeignButton
from bot.storage.database import Tx

Meetings = Mapping[CohortId, Sequence[Meeting]]
AT_ONCE = 200
"""People looked at in one transaction: their answers are folded in it (0.7 ms for 50 each)."""
AT_LEAST = timedelta(hours=1)
"""So long an offer stays good, even if quiet hours begin sooner."""


class LearningOffers(Source):
    """The planner's source for warm-ups, lessons, checks and practice: one of them a day."""

    name = "learning"
    phase = Phase.OFFERED

    def __init__(self, courses: Courses) -> None:
        self._courses = courses

    async def plan(self, act: Act) -> bool:
        """Look at a chunk of the members whose look is due, and owe them what is to be offered."""
        members = await storage.due_members(act.tx, limit=AT_ONCE, now=act.now)
        if not members:
            return False
        storage.look_again(
            act.tx, [(m.enrolment_id, next_look(m.rhythm, now=act.now)) for m in members]
        )
        ready = [member for member in members if _may_be_written_to(member, now=act.now)]
        if ready:
            meetings = await offers.meetings_of(act.tx, {member.cohort_id for member in ready})
            outbox.enqueue(act.tx, await self._debts(act, ready, meetings), now=act.now)
        return len(members) >= AT_ONCE

    async def _debts(
        self, act: Act, ready: Sequence[Member], meetings: Meetings
    ) -> list[NewMessage]:
        """Return what each of some members is told today, if anything: what comes first wins."""
        offered = await self._offered(act, ready, meetings)
        rest = _without(ready, [member for member, _ in offered])
        checks = await retention.find_due(replace(act, courses=self._courses), rest, meetings)
        rest = _without(rest, [member for member, _ in checks])
        asked = await practice.find_due(replace(act, courses=self._courses), rest, meetings)
        debts = [_debt(member, str(offer), now=act.now) for member, offer in offered]
        debts += [
            _debt(member, retention.KIND, now=act.now, attempts=list(attempts))
            for member, attempts in checks
        ]
        debts += [
            _debt(member, practice.KIND, now=act.now, number=member.unanswered + 1)
            for member in asked
        ]
        return debts

    async def _offered(
        self, act: Act, ready: Sequence[Member], meetings: Meetings
    ) -> list[tuple[Member, Offer]]:
        """Return whom to offer what the calendar has for today, if it is still to be done."""
        found = [
            (each, calendar_offer(each, meetings[each.cohort_id], now=act.now)) for each in ready
        ]
        wanted = [(member, offer) for member, offer in found if offer is not None]
        if not wanted:
            return []
        done = await storage.done_by(act.tx, [member.enrolment_id for member, _ in wanted])
        return [
            (member, offer)
            for member, offer in wanted
            if self._is_open(
                member, offer, meetings[member.cohort_id], done[member.enrolment_id], now=act.now
            )
        ]

    async def next_due(self, tx: Tx) -> datetime | None:
        """Return when the next look is due."""
        return await storage.next_look(tx)

    def _is_open(
        self,
        member: Member,
        offer: Offer,
        meetings: Sequence[Meeting],
        done: Done,
        *,
        now: datetime,
    ) -> bool:
        course = self._courses.get(member.course)
        return course is not None and is_open(course, offer, meetings, done, now=now)


def _may_be_written_to(member: Member, *, now: datetime) -> bool:
    """Tell whether somebody can be reached and their look is of today; a late one is let pass."""
    if member.chat_id is None or member.look_at is None:
        return False
    if member.paused_until is not None and member.paused_until > now:
        return False
    zone = ZoneInfo(member.rhythm.zone)
    return member.look_at.astimezone(zone).date() == now.astimezone(zone).date()


def calendar_offer(member: Member, meetings: Sequence[Meeting], *, now: datetime) -> Offer | None:
    """Return what the calendar offers a member today."""
    zone = ZoneInfo(member.rhythm.zone)
    joined = member.joined_at or now
    return offer_on(
        now.astimezone(zone).date(),
        rhythm=member.rhythm,
        quiet_days=member.quiet_days,
        meetings=meetings,
        joined_on=joined.astimezone(zone).date(),
        now=now,
    )


def is_open(
    course: Course, offer: Offer, meetings: Sequence[Meeting], done: Done, *, now: datetime
) -> bool:
    """Tell whether what would be offered is still to be done.

    Lessons count as open while a unit that was met is unread or its quiz was never finished.
    """
    if offer is Offer.WARM_UP:
        return bool(warm_up(course)) and WARM_UP not in done.quizzes
    met = units_met(meetings, now=now) & {unit.id for unit in course.units}
    units = [unit for unit in course.units if not met or unit.id in met]
    return any(
        not is_read(unit, done.readings.get(unit.id))
        or (unit.items and unit.id not in done.quizzes)
        for unit in units
    )


def _without(members: Sequence[Member], taken: Sequence[Member]) -> list[Member]:
    gone = {member.enrolment_id for member in taken}
    return [member for member in members if member.enrolment_id not in gone]


def _debt(
    member: Member, kind: str, *, now: datetime, **numbers: int | list[AttemptId]
) -> NewMessage:
    assert member.chat_id is not None
    zone = ZoneInfo(member.rhythm.zone)
    today = now.astimezone(zone).date()
    evening = at_minute(today, member.quiet_from, member.rhythm.zone)
    return NewMessage(
        chat_id=member.chat_id,
        lane=Lane.REMINDER,
        kind=kind,
        due_at=now,
        about={"enrolment": member.enrolment_id, **numbers},
        dedup=one_a_day(member.person_id, today),
        expires_at=max(evening, now + AT_LEAST),
    )


# ---- at the moment of sending, and after a tap -------------------------------------------


async def still_wanted(act: Act, enrolment: EnrolmentId, offer: Offer) -> Course | None:
    """Return the course of an offer that still holds; None if it was done, moved or ended."""
    member = await offers.member(act.tx, enrolment)
    course = None if member is None else act.courses.get(member.course)
    if member is None or course is None:
        return None
    meetings = (await offers.meetings_of(act.tx, [member.cohort_id]))[member.cohort_id]
    done = (await storage.done_by(act.tx, [enrolment]))[enrolment]
    begun = any(meeting.starts_at <= act.now for meeting in meetings)
    if offer is Offer.WARM_UP and begun:
        return None
    return course if is_open(course, offer, meetings, done, now=act.now) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slowed:
    """Somebody wants fewer messages: on so many days of the week from now on."""

    days: int


async def write_less(tx: Tx, enrolment: EnrolmentId, person: PersonId) -> Slowed:
    """Write to somebody on fewer days. Raises `ForeignButton` for somebody else's place."""
    member = await own_member(tx, enrolment, person)
    days = fewer(member.rhythm.days)
    await storage.change_days(tx, enrolment, person, days)
    return Slowed(days=days.bit_count())


async def write_again(tx: Tx, enrolment: EnrolmentId, person: PersonId) -> None:
    """Write to somebody on all working days again. Raises `ForeignButton`."""
    if not await storage.change_days(tx, enrolment, person, ALL_WEEK):
        raise ForeignButton


async def use_place(act: Act, enrolment: EnrolmentId, person: PersonId) -> None:
    """Make an enrolment the one that is shown. Raises `ForeignButton` for somebody else's."""
    await own_member(act.tx, enrolment, person)
    enrolments.note_used(act.tx, enrolment, now=act.now)
