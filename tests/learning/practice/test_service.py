"""Who gets messages about practice, what is asked, and what a meeting changes."""

from datetime import datetime, timedelta

import pytest

from bot.act import Act
from bot.catalog.course import Courses
from bot.learning import storage as offers
from bot.learning.attempts import service as quiz
from bot.learning.attempts import storage as attempts
from bot.learning.attempts.service import RunResult
from bot.learning.offers.service import LearningOffers
from bot.learning.practice import service as practice
from bot.learning.practice.domain import PracticeMessageKind
from bot.learning.practice.service import LessonFirst, PracticeMessage, Practised
from bot.learning.quiz import service as answers
from bot.learning.quiz import storage as quiz_storage
from bot.learning.quiz.domain import AttemptId, Purpose, QuizQuestion, mask, wording_digest
from bot.learning.quiz.service import QuizQuestionAnswered, QuizQuestionAsked
from bot.learning.recap.storage import note_card
from bot.learning.rhythm.domain import PRACTICE_KIND
from bot.refusals import ForeignButton, StaleButton
from bot.storage.database import Database, Tx
from tests.learners import Learners, learners, plan_meetings
from tests.small_course import SMALL, course, item, unit, without


def local(text: str) -> datetime:
    """Return "2023-05-29 09:00" in Phnom Penh as an instant."""
    return datetime.fromisoformat(f"{text}+07:00")


MONDAY = local("2023-05-22 10:00")
COURSES = {"small": SMALL}


@pytest.fixture
async def known(database: Database) -> Learners:
    """Two people; the first has read everything."""
    found = await learners(database, SMALL, now=MONDAY, many=2)

    async def read(tx: Tx) -> None:
        for each in SMALL.units:
            note_card(tx, found.place, each.id, len(each.cards), is_last=True, now=MONDAY)

    await database.run(read)
    return found


async def answered(
    database: Database, known: Learners, *days: str, right: bool = True, parts: int = 2
) -> None:
    """Read the first parts but for the last lesson, and answer one question on these days.

    Each answer is in a run of its own.
    """

    async def work(tx: Tx, at: datetime) -> None:
        for part in ("m1.u1", "m1.u2")[:parts]:
            read = len(SMALL.unit(part).cards) - 1
            note_card(tx, known.place, part, read, is_last=False, now=at)
            begun = await attempts.start(
                tx,
                known.place,
                part,
                course="small",
                purpose=Purpose.REPEAT,
                items=(f"{part}.q1",),
                now=at,
            )
            assert begun is not None
            asked = SMALL.item(f"{part}.q1")
            quiz_storage.save_answer(tx, begun, asked, 2, correct=right, now=at)
            quiz_storage.finish(tx, begun.id, now=at)

    for day in days:
        await database.run(lambda tx, day=day: work(tx, local(f"{day} 08:00")))  # type: ignore[misc]


async def due_days(database: Database, until: str) -> list[str]:
    """Let the planner run whenever something is due; return on which days practice was enqueued."""
    source, now = LearningOffers(COURSES), MONDAY
    while now <= local(until):
        await database.run(lambda tx, now=now: source.plan(Act(tx=tx, now=now)))  # type: ignore[misc]
        next_look = await database.run(source.next_due)
        assert next_look is not None
        now = next_look

    async def owed(tx: Tx) -> list[str]:
        rows = await tx.ask(
            "SELECT due_at FROM outbox WHERE kind = :kind ORDER BY id", kind=PRACTICE_KIND
        )
        at = (datetime.fromtimestamp(row["due_at"] / 1000, tz=MONDAY.tzinfo) for row in rows)
        return [f"{each:%a %d %b}" for each in at]

    return await database.run(owed)


async def written(
    database: Database, known: Learners, number: int, at: str
) -> PracticeMessage | None:
    return await database.run(
        lambda tx: practice.write_message(
            Act(tx=tx, now=local(at), courses=COURSES), known.place, number
        )
    )


async def test_a_message_counts_as_unanswered_only_when_it_is_sent(
    database: Database, known: Learners
) -> None:
    await answered(database, known, "2023-05-22")
    days = await due_days(database, "2023-05-25 13:00")
    assert days[-2:] == ["Wed 24 May", "Thu 25 May"], "one that was displaced costs nobody a turn"

    first = await written(database, known, 1, "2023-05-25 12:15")
    assert first == PracticeMessage(kind=PracticeMessageKind.ASK, questions=2)
    again = await written(database, known, 1, "2023-05-25 12:16")
    assert again == first, "a lost claim is written once more"
    assert await written(database, known, 3, "2023-05-25 12:17") is None
    assert await written(database, known, 5, "2023-05-25 12:17") is None


async def joined_long_ago(database: Database) -> None:
    """Practice asks only what is due: the half year in which it goes on anyway is over."""

    async def work(tx: Tx) -> None:
        tx.do("UPDATE enrolments SET joined_at = :at", at=MONDAY - timedelta(days=200))

    await database.run(work)


async def test_nobody_gets_a_message_about_what_they_have_not_read(
    database: Database, known: Learners
) -> None:
    await answered(database, known, "2023-05-22")

    async def unread(tx: Tx) -> None:
        tx.do("UPDATE readings SET furthest = 0, finished_at = NULL")

    await database.run(unread)

    assert await due_days(database, "2023-05-25 13:00") == []
    assert await written(database, known, 1, "2023-05-25 12:15") is None


async def test_a_meeting_brings_practice_forward(database: Database, known: Learners) -> None:
    firm = ("2023-05-01", "2023-05-03", "2023-05-15")
    await answered(database, known, *firm)
    await joined_long_ago(database)
    meeting = local("2023-06-14 09:00")
    by_itself = await due_days(database, "2023-06-01 13:00")
    assert by_itself == []

    await plan_meetings(database, known.cohort, [(meeting, "m1.u2")])
    early = await due_days(database, "2023-06-13 13:00")

    assert early[0] == "Wed 07 Jun", "seven days before, not when it would be due by itself"


async def test_never_asked_means_nothing_is_planned_or_opened(
    database: Database, known: Learners
) -> None:
    assert await due_days(database, "2023-06-09 13:00") == []
    opened = await database.run(
        lambda tx: practice.open_practice(known.act(tx, now=MONDAY, courses=COURSES), known.place)
    )
    assert opened is None


async def test_a_whole_run_by_other_questions(database: Database, known: Learners) -> None:
    await answered(database, known, "2023-05-22")
    now = local("2023-05-24 12:20")

    async def begin(tx: Tx) -> QuizQuestionAsked | LessonFirst | None:
        return await practice.open_practice(known.act(tx, now=now, courses=COURSES), known.place)

    asked: QuizQuestionAsked | LessonFirst | RunResult | None = await database.run(begin)
    items = []
    while isinstance(asked, QuizQuestionAsked):
        question = asked.question
        items.append(question.item.id)
        assert (await _answer(database, known, question, now=now)).practice
        asked = await _onward(database, known, question, now=now)

    assert sorted(items) == ["m1.u1.q2", "m1.u2.q1"]
    assert isinstance(asked, Practised)
    assert asked.next_at is not None
    assert asked.next_at > now + timedelta(hours=12)
    assert not asked.stopped


async def _answer(
    database: Database,
    known: Learners,
    question: QuizQuestion,
    *,
    now: datetime,
    courses: Courses = COURSES,
) -> QuizQuestionAnswered:
    """Give the right answer, as far as one option is one."""
    asked, option = question.item, min(question.item.right)

    async def work(tx: Tx) -> QuizQuestionAnswered | QuizQuestionAsked:
        return await answers.answer(
            known.act(tx, now=now, courses=courses),
            question.attempt,
            question.index,
            option,
            wording_digest(asked),
        )

    told = await database.run(work)
    assert isinstance(told, QuizQuestionAnswered)
    assert told.picked == mask(asked.right)
    return told


async def _onward(
    database: Database, known: Learners, question: QuizQuestion, *, now: datetime
) -> QuizQuestionAsked | RunResult:
    return await database.run(
        lambda tx: quiz.go_on(known.act(tx, now=now, courses=COURSES), question.attempt)
    )


async def test_what_was_missed_four_times_comes_as_its_lesson_once(
    database: Database, known: Learners
) -> None:
    await answered(database, known, "2023-05-15")
    await answered(
        database, known, *(f"2023-05-{day}" for day in (17, 18, 19, 20)), right=False, parts=1
    )

    async def opens(at: str) -> QuizQuestionAsked | LessonFirst | None:
        act_at = local(at)
        return await database.run(
            lambda tx: practice.open_practice(
                known.act(tx, now=act_at, courses=COURSES), known.place
            )
        )

    first = await opens("2023-05-24 12:20")
    assert isinstance(first, LessonFirst)
    assert (first.lesson.unit.id, first.lesson.number) == ("m1.u1", 2), (
        "that of the question which comes next"
    )
    run, later = first.run_id, local("2023-05-24 12:21")
    assert run is not None
    asked = await database.run(
        lambda tx: quiz.go_on(known.act(tx, now=later, courses=COURSES), run)
    )
    assert isinstance(asked, QuizQuestionAsked)
    assert asked.question.item.id == "m1.u2.q1", "not the question that was missed"
    assert asked.question.total == 1

    again = await opens("2023-05-26 12:20")
    assert isinstance(again, QuizQuestionAsked), (
        "the lesson was shown; the question has its chance again"
    )
    assert {again.question.total} == {2}


async def test_a_question_that_was_taken_out_is_not_asked(
    database: Database, known: Learners
) -> None:
    await answered(database, known, "2023-05-22")
    shorter = {"small": course(unit("m1.u1", items=(item("m1.u1.q3"),)))}
    opened = await database.run(
        lambda tx: practice.open_practice(
            known.act(tx, now=local("2023-05-24 12:20"), courses=shorter), known.place
        )
    )
    assert isinstance(opened, QuizQuestionAsked)
    assert (opened.question.item.id, opened.question.total) == ("m1.u1.q3", 1)


async def test_a_guess_keeps_its_number_when_a_question_was_taken_out(
    database: Database, known: Learners
) -> None:
    await answered(database, known, "2023-05-22")
    now = local("2023-05-24 12:20")
    opened = await database.run(
        lambda tx: practice.open_practice(known.act(tx, now=now, courses=COURSES), known.place)
    )
    assert isinstance(opened, QuizQuestionAsked)
    shorter = {"small": without(SMALL, opened.question.item.id)}
    asked = await database.run(
        lambda tx: quiz.go_on(known.act(tx, now=now, courses=shorter), opened.question.attempt)
    )
    assert isinstance(asked, QuizQuestionAsked)
    told = await _answer(database, known, asked.question, now=now, courses=shorter)
    guessed = await database.run(
        lambda tx: practice.mark_unsure(
            known.act(tx, now=now, courses=shorter), asked.question.attempt, asked.question.index
        )
    )
    assert (guessed.question.number, guessed.question.total) == (1, 1)
    assert guessed.question == told.question


async def test_foreign_and_strange_taps_are_refused(database: Database, known: Learners) -> None:
    await answered(database, known, "2023-05-22")
    with pytest.raises(ForeignButton):
        await database.run(
            lambda tx: practice.open_practice(
                known.act(tx, now=MONDAY, courses=COURSES, who=1), known.place
            )
        )
    with pytest.raises(ForeignButton):
        await database.run(
            lambda tx: practice.start_again(known.act(tx, now=MONDAY, who=1), known.place)
        )
    quiz_run = AttemptId(1)
    with pytest.raises(StaleButton):
        await database.run(
            lambda tx: practice.mark_unsure(known.act(tx, now=MONDAY, courses=COURSES), quiz_run, 0)
        )


async def test_stopped_messages_are_not_planned(database: Database, known: Learners) -> None:
    await answered(database, known, "2023-05-22")
    messages = [
        await written(database, known, number, f"2023-06-0{number} 12:15")
        for number in (1, 2, 3, 4)
    ]
    assert [each and each.kind for each in messages] == [
        *[PracticeMessageKind.ASK] * 3,
        PracticeMessageKind.STOP,
    ]
    assert await due_days(database, "2023-07-21 13:00") == []

    await database.run(lambda tx: practice.start_again(known.act(tx, now=MONDAY), known.place))
    member = await database.run(lambda tx: offers.find_learner(tx, known.place))
    assert member is not None
    assert member.unanswered == 0
