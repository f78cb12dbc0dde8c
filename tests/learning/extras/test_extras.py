"""What may be read freely: it is listed, read and asked about, and counts for nothing."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.catalog.reference import CertificateRule
from bot.desk.report_pages.domain import modules_of, quizzes_of
from bot.learning.attempts.domain import part_of_quiz
from bot.learning.buttons import OpenExtras
from bot.learning.extras import screens, service
from bot.learning.practice.domain import variants
from bot.learning.quiz.domain import WARM_UP, Purpose, Score
from bot.learning.quiz.service import QuizQuestionAsked
from bot.learning.recap import screens as recap_screens
from bot.learning.recap import service as recap
from bot.learning.recap.domain import ReadingProgress, next_lesson
from bot.learning.recap.service import FinishedUnit
from bot.learning.results.domain import completion_in, progress
from bot.locale import Catalogue
from bot.membership.domain import EnrolmentId
from bot.storage.sqlite import SqliteDatabase
from tests.learners import learners
from tests.learning.quiz.pupils import NOW, Pupil
from tests.small_course import course, item, unit

EXTRA = unit("m1.u2", cards=2, items=(item("m1.u2.q1"),), extra=True)
COURSE = replace(
    course(unit("m1.u1", items=(item("m1.u1.q1"),)), EXTRA, unit("m1.u3", cards=1)),
    certificate=CertificateRule(lessons=None, quizzes=None, correct=60, signed=()),
)
TEXTS = Catalogue().texts("en")


def reading(unit_id: str, cards: int, *, done: bool = True) -> ReadingProgress:
    read_at = datetime(2023, 6, 1, tzinfo=UTC)
    return ReadingProgress(unit=unit_id, card=cards, furthest=cards, read_at=read_at, finished=done)


def test_the_parts_of_a_course_are_numbered_without_it() -> None:
    assert [part_of_quiz(COURSE, each) for each in ("m1.u1", "m1.u2", "m1.u3")] == [1, None, 2]
    assert COURSE.extras == (EXTRA,)
    assert COURSE.unit("m1.u2") is EXTRA


def test_reading_it_counts_for_no_figure() -> None:
    read = {"m1.u2": reading("m1.u2", 2)}

    done = progress(COURSE, read, (), [("m1.u2", Score(right=1, total=1))])

    assert (done.lessons_read, done.lessons) == (0, 4)
    assert done.score is None
    assert done.untried == ("m1.u1",)
    met = completion_in(COURSE, done)
    assert met is not None
    assert (met.read, met.lessons, met.passed, met.quizzes) == (0, 4, 0, 1)


def test_a_certificate_does_not_wait_for_it() -> None:
    read = {"m1.u1": reading("m1.u1", 3), "m1.u3": reading("m1.u3", 1)}

    done = progress(COURSE, read, (), [("m1.u1", Score(right=1, total=1))])

    met = completion_in(COURSE, done)
    assert met is not None
    assert met.is_met


def test_nobody_is_led_to_it_even_after_beginning_it() -> None:
    begun = {"m1.u2": reading("m1.u2", 1, done=False)}
    rest = {"m1.u1": reading("m1.u1", 3), "m1.u3": reading("m1.u3", 1)}

    onward = next_lesson(COURSE.units, begun)
    assert onward is not None
    assert onward.unit == "m1.u1"
    assert next_lesson(COURSE.units, begun | rest) is None


def test_reports_measure_without_it() -> None:
    assert quizzes_of(COURSE, None) == {WARM_UP, "m1.u1", "m1.u3"}
    assert quizzes_of(COURSE, "m1") == {"m1.u1", "m1.u3"}
    assert modules_of(course(EXTRA)) == (None,)


def test_practice_may_ask_about_it_once_it_was_read() -> None:
    assert variants(COURSE, {"m1.u2": reading("m1.u2", 1)}) == {"m1.u2.o1": ("m1.u2.q1",)}
    assert variants(COURSE, {}) == {}


async def test_somebody_finds_it_reads_it_and_takes_a_quiz_that_measures_nothing(
    sqlite_database: SqliteDatabase,
) -> None:
    pupil = Pupil(sqlite_database, await learners(sqlite_database, COURSE, now=NOW), COURSE)
    place = pupil.known.place

    async def finds() -> str:
        found = await pupil.does(lambda act: service.list_extras(act, place))
        return str(screens.listed(found, TEXTS).text)

    assert "2 lessons" in await finds()
    await pupil.does(lambda act: recap.open_unit(act, place, "m1.u2"))
    assert "1 of 2 lessons read" in await finds()
    await pupil.does(lambda act: recap.open_card(act, place, "m1.u2", 2))
    assert "✔ 2 lessons read" in await finds()
    end = await pupil.does(lambda act: recap.open_card(act, place, "m1.u2", 3))
    assert isinstance(end, FinishedUnit)
    assert "That's all of it. A quiz helps it stick" in recap_screens.finished_unit(end, TEXTS).text

    asked = await pupil.begins("m1.u2")

    assert isinstance(asked, QuizQuestionAsked)
    taken = await sqlite_database.run(lambda tx: tx.ask("SELECT purpose FROM attempts"))
    assert [row["purpose"] for row in taken] == [Purpose.REPEAT]


@pytest.mark.parametrize(
    ("unit_id", "part", "times"), [("m1.u1", 1, 0), ("m1.u3", 2, 1), ("m1.u2", None, 1)]
)
def test_it_is_offered_after_the_last_part_and_after_each_other(
    unit_id: str, part: int | None, times: int
) -> None:
    end = FinishedUnit(course=COURSE, unit=COURSE.unit(unit_id), part=part)

    rows = recap_screens.finished_unit(end, TEXTS).buttons

    assert [tapped.button for row in rows for tapped in row].count(OpenExtras()) == times


def test_a_course_without_any_says_so() -> None:
    assert (
        "nothing here yet"
        in screens.listed(
            service.ExtrasList(course=COURSE, enrolment=EnrolmentId(1), modules=()), TEXTS
        ).text
    )
