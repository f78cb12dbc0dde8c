"""A small course with surveys, and a cohort whose people answer one of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.act import Act
from bot.catalog.course import Course, Survey, SurveyAnswer, SurveyQuestion, Surveys
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Enrolment, Membership, Visitor
from bot.storage.database import Database, Tx
from bot.surveys import storage
from bot.surveys.answering.service import answer, write
from bot.surveys.domain import Round, RoundSchedule
from bot.surveys.opening import storage as opening
from tests.learners import Learners, learners
from tests.small_course import SMALL, text

NOW = datetime(2023, 6, 1, 2, tzinfo=UTC)
ENDS = NOW + timedelta(days=14)
SECRET = b"a secret beside the database...."

QUESTIONS = (
    SurveyQuestion(id="useful", text=text("How useful?")),
    SurveyQuestion(
        id="best",
        text=text("Which part?"),
        answers=tuple(
            SurveyAnswer(id=each, label=text(each)) for each in ("lessons", "cases", "talks")
        ),
    ),
    SurveyQuestion(id="missing", text=text("What was missing?"), words=True),
)
SURVEY = Survey(
    id="after",
    title=text("After the course"),
    line=text("Three short questions"),
    anonymous=True,
    after_days=1,
    open_days=14,
    remind_days=6,
    questions=QUESTIONS,
)
NAMED = replace(SURVEY, id="later", anonymous=False)
COURSE = replace(SMALL, surveys=Surveys(consent=0, surveys=(SURVEY, NAMED)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """People of a cohort in which a survey is open."""

    database: Database
    learners: Learners
    round: Round

    def act(self, tx: Tx, who: int, *, now: datetime = NOW, course: Course = COURSE) -> Act:
        """Return what a use case of one of them acts with."""
        act = self.learners.act(tx, now=now, courses={course.id: course}, who=who)
        place = Enrolment(
            id=self.learners.places[who],
            person_id=self.learners.people[who],
            cohort_id=self.learners.cohort,
            organization_id=None,
            state=Membership.ACTIVE,
            joined_at=NOW,
        )
        return replace(act, visitor=Visitor(person=act.person, enrolments=(place,)))

    async def say(self, tx: Tx, who: int, useful: str, best: str, missing: str) -> None:
        """Let one of them answer all three questions; an empty answer leaves a question out."""
        act, number = self.act(tx, who), self.round.id
        await answer(act, number, 0, useful, secret=SECRET)
        await answer(act, number, 1, best, secret=SECRET)
        if missing:
            await write(act, number, 2, missing, secret=SECRET)
        else:
            await answer(act, number, 2, "", secret=SECRET)


async def answering(database: Database, *, many: int, survey: Survey = SURVEY) -> Answering:
    """Let so many people be in a cohort in which a survey is open."""
    group = await learners(database, COURSE, now=NOW, many=many)

    async def work(tx: Tx) -> Round:
        cohort = await cohorts.by_id(tx, group.cohort)
        assert cohort is not None
        plan = RoundSchedule(opens_at=NOW, remind_at=None, ends_at=ENDS)
        opening.add(tx, cohort, survey, plan, now=NOW)
        [found] = await storage.of_cohort(tx, group.cohort)
        return found

    return Answering(database=database, learners=group, round=await database.run(work))


async def all_say(group: Answering, tx: Tx, answers: Sequence[tuple[str, str, str]]) -> None:
    """Let everybody answer, in order."""
    for who, (useful, best, missing) in enumerate(answers):
        await group.say(tx, who, useful, best, missing)
