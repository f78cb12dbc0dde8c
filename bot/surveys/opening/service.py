"""Opens surveys on their day, asks people, and reminds once those who have not finished."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot.act import Act
from bot.catalog.course import Courses, Survey
from bot.days import at_minute, local_day
from bot.learning import storage as learning
from bot.learning.domain import Learner
from bot.learning.offers.domain import dedup_key
from bot.learning.offers.service import MINIMUM_VALIDITY
from bot.learning.rhythm import service as rhythm
from bot.membership.domain import EnrolmentId, PersonId
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.planning import Lap, Phase, Source
from bot.plans.domain import working_day
from bot.storage import set_aside
from bot.storage.database import Tx
from bot.surveys.calendar import storage as asking_days
from bot.surveys.calendar.domain import CohortCalendar, planned
from bot.surveys.domain import MORNING, Round, RoundId, RoundSchedule
from bot.surveys.opening import storage
from bot.surveys.opening.storage import DueRound, RoundStep

ASKED, REMINDED = "survey.ask", "survey.remind"
AT_ONCE = 200
LOOKED_AT = 10
"""Cohorts in one tick: a thousand cohorts take eight minutes."""
REST = timedelta(days=3)
"""The shortest time between the question and the reminder."""
LAST_CHANCE = timedelta(days=1)
"""The shortest time before the end in which people are still asked or reminded."""
_KIND = {RoundStep.ASK: ASKED, RoundStep.REMIND: REMINDED}


class SurveyRounds(Source):
    name = "surveys"
    phase = Phase.OFFERED
    is_alone = True

    def __init__(self, courses: Courses) -> None:
        self._courses = courses
        self._lap = Lap(LOOKED_AT)

    async def plan(self, act: Act) -> bool:
        """Open the surveys that are due, and ask or remind a chunk of people."""
        calendars = await asking_days.calendars(act.tx, self._lap, now=act.now)
        for calendar, survey, plan in await self._unopened(act.tx, calendars):
            if plan.opens_at <= act.now:
                storage.add(act.tx, calendar.cohort, survey, plan, now=act.now)
        due = await storage.due(act.tx, now=act.now)
        await set_aside.all_or_each(
            act.tx,
            storage.PLACE,
            due,
            partial(self._write, act),
            number=lambda each: each.round.id,
            now=act.now,
        )
        return bool(due)

    async def next_due(self, tx: Tx) -> datetime | None:
        calendars = await asking_days.every_calendar(tx)
        ahead = [plan.opens_at for _, _, plan in await self._unopened(tx, calendars)]
        asked = await storage.next_due(tx)
        return min([*ahead, *([] if asked is None else [asked])], default=None)

    async def _unopened(
        self, tx: Tx, calendars: Sequence[CohortCalendar]
    ) -> list[tuple[CohortCalendar, Survey, RoundSchedule]]:
        """Return the surveys that were not opened yet, with when they open."""
        known = await storage.opened(tx, [each.cohort.id for each in calendars])
        return [
            (calendar, survey, plan)
            for calendar in calendars
            for course in [self._courses.get(calendar.cohort.course)]
            if course is not None
            for survey in course.surveys.surveys
            if (calendar.cohort.id, survey.id) not in known
            for plan in [planned(calendar, course, survey)]
            if plan is not None
        ]

    async def _write(self, act: Act, due: Sequence[DueRound]) -> None:
        for each in due:
            course = self._courses.get(each.course)
            survey = None if course is None else course.surveys.survey(each.round.survey)
            if course is None or survey is None:
                storage.plan_next(act.tx, each.round.id, None, None)
                continue
            people = await storage.people(
                act.tx,
                each,
                consent=course.surveys.consent,
                attended=survey.attended,
                asked_until=act.now - REST if each.step is RoundStep.REMIND else None,
                limit=AT_ONCE,
            )
            free = await self._with_room(act, people)
            messages = [
                _message(each, asked, free[asked.enrolment], now=act.now)
                for asked in people
                if asked.enrolment in free
            ]
            outbox.enqueue(act.tx, messages, now=act.now)
            if len(people) == AT_ONCE:
                storage.go_on(act.tx, each.round.id, people)
            else:
                storage.plan_next(act.tx, each.round.id, *next_step(each, now=act.now))

    async def _with_room(
        self, act: Act, people: Sequence[storage.SurveyRecipient]
    ) -> Mapping[EnrolmentId, Learner]:
        """Return the people who may get one more message this week; the others wait."""
        if not people:
            return {}
        members = [
            each
            for each in await learning.members(act.tx, [each.enrolment for each in people])
            if each.paused_until is None or each.paused_until <= act.now
        ]
        said = await rhythm.histories(act, members)
        free = rhythm.with_room(replace(act, courses=self._courses), members, said)
        return {each.enrolment_id: each for each in free}


def next_step(due: DueRound, *, now: datetime) -> tuple[RoundStep | None, datetime | None]:
    """Return what comes next in a round after everybody was looked at, and when.

    People whose week was full are looked at again on the next working morning.
    """
    day = working_day(local_day(now, due.zone) + timedelta(days=1), due.quiet_days)
    again = at_minute(day, MORNING, due.zone)
    if due.step is RoundStep.ASK and due.remind_at is not None and due.remind_at <= again:
        return RoundStep.REMIND, due.remind_at
    if again <= due.round.ends_at - LAST_CHANCE:
        return due.step, again
    return None, None


def _message(
    due: DueRound, asked: storage.SurveyRecipient, member: Learner, *, now: datetime
) -> NewMessage:
    """Return today's message; people get either this or an offer to learn on a day.

    If it cannot be sent today, the next working morning decides again.
    """
    today = member.local_day(now)
    evening = at_minute(today, member.quiet_from, member.times.zone)
    return NewMessage(
        chat_id=asked.chat,
        lane=Lane.REMINDER,
        kind=_KIND[asked.step],
        due_at=now,
        about={"round": due.round.id},
        dedup=dedup_key(asked.person, today),
        expires_at=min(due.round.ends_at, max(evening, now + MINIMUM_VALIDITY)),
    )


# ---- at the moment of sending -----------------------------------------------------------------


async def still_asked(
    act: Act, kind: str, round_: RoundId, person: PersonId
) -> tuple[Round, Survey] | None:
    """Return a round and its survey if somebody may be asked and has not finished it; else None.

    The message is noted, since it counts towards the limit of the week.
    """
    asked = await storage.asked_in(act.tx, round_, person)
    if asked is None or asked[0].is_over(now=act.now):
        return None
    found, course_id, enrolment = asked
    course = act.courses.get(course_id)
    survey = None if course is None else course.surveys.survey(found.survey)
    if survey is None or (survey.attended and not await storage.came(act.tx, enrolment)):
        return None
    await rhythm.words_for(act, enrolment, kind, str(round_))
    return found, survey
