"""Opens surveys when their day has come; asks people, and reminds those who are silent once."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from bot.act import Act
from bot.catalog.course import Course, Courses, Survey
from bot.membership.domain import PersonId
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.planning import Phase, Source
from bot.storage import set_aside
from bot.storage.database import Tx
from bot.surveys.domain import Round, RoundId, Schedule, schedule
from bot.surveys.opening import storage
from bot.surveys.opening.storage import CohortCalendar, DueRound, Step

ASKED, REMINDED = "survey.ask", "survey.remind"
AT_ONCE = 200
_KIND = {Step.ASK: ASKED, Step.REMIND: REMINDED}


def planned(calendar: CohortCalendar, course: Course, survey: Survey) -> Schedule | None:
    """Return when a survey is asked in a cohort; None as long as nobody can know.

    It needs the day on which the training ended, and somebody who came in.
    """
    trained = trained_on(calendar, course)
    if trained is None or not calendar.has_people:
        return None
    cohort = calendar.cohort
    return schedule(
        survey,
        trained,
        founded_on=calendar.founded_on,
        zone=cohort.zone,
        quiet_days=cohort.quiet_days,
    )


def trained_on(calendar: CohortCalendar, course: Course) -> date | None:
    """Return when a training ended: as a coordinator says, else the last meeting, else the pack."""
    return calendar.cohort.trained_on or calendar.met_on or course.trained_on


class SurveyRounds(Source):
    """The planner's source of surveys."""

    name = "surveys"
    phase = Phase.OFFERED

    def __init__(self, courses: Courses) -> None:
        self._courses = courses

    async def plan(self, act: Act) -> bool:
        """Open what is due, and ask or remind a chunk of people."""
        for calendar, survey, plan in await self._unopened(act.tx, now=act.now):
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
        """Return when a survey opens, or people are reminded, next."""
        ahead = [plan.opens_at for _, _, plan in await self._unopened(tx, now=None)]
        asked = await storage.next_due(tx)
        return min([*ahead, *([] if asked is None else [asked])], default=None)

    async def _unopened(
        self, tx: Tx, *, now: datetime | None
    ) -> list[tuple[CohortCalendar, Survey, Schedule]]:
        """Return the surveys that are still to be opened."""
        known = await storage.opened(tx)
        return [
            (calendar, survey, plan)
            for calendar in await storage.calendars(tx, now=now)
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
            if course is None or course.surveys.survey(each.round.survey) is None:
                storage.plan_next(act.tx, each.round.id, None, None)
                continue
            people = await storage.people(
                act.tx, each, consent=course.surveys.consent, limit=AT_ONCE
            )
            outbox.enqueue(
                act.tx, [_message(each, asked, now=act.now) for asked in people], now=act.now
            )
            if len(people) == AT_ONCE:
                storage.go_on(act.tx, each.round.id, people)
            elif each.step is Step.ASK and each.remind_at is not None:
                storage.plan_next(act.tx, each.round.id, Step.REMIND, each.remind_at)
            else:
                storage.plan_next(act.tx, each.round.id, None, None)


def _message(due: DueRound, asked: storage.Asked, *, now: datetime) -> NewMessage:
    return NewMessage(
        chat_id=asked.chat,
        lane=Lane.REMINDER,
        kind=_KIND[due.step],
        due_at=now,
        about={"round": due.round.id},
        dedup=f"survey:{due.round.id}:{due.step}:{asked.person}",
        expires_at=due.round.ends_at,
    )


# ---- at the moment of sending -----------------------------------------------------------------


async def still_asked(act: Act, round_: RoundId, person: PersonId) -> tuple[Round, Survey] | None:
    """Return a round and its survey if somebody has not answered it to the end; None if not."""
    found = await storage.asked_in(act.tx, round_, person)
    if found is None or found[0].is_over(now=act.now):
        return None
    course = act.courses.get(found[1])
    survey = None if course is None else course.surveys.survey(found[0].survey)
    return None if survey is None else (found[0], survey)
