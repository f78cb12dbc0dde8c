"""Results, certificate and the retention check, in both languages, against the limits."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image

from bot.catalog.course import Course
from bot.catalog.measure import visible_text
from bot.catalog.reference import Signer
from bot.documents.certificate import certificate_pdf, certificate_png
from bot.documents.pictures import WIDTH, progress_card
from bot.learning.attempts import screens as quiz
from bot.learning.attempts.service import Finished
from bot.learning.certificate import screens as certificate
from bot.learning.certificate.service import Confirmed, Issued
from bot.learning.certificate.storage import Certificate, CertificateId
from bot.learning.offers import screens as offers
from bot.learning.quiz.domain import AttemptId, Score
from bot.learning.recap.service import LearningOverview, PartProgress
from bot.learning.results import screens as results
from bot.learning.results.domain import (
    ActivityWeeks,
    BestResult,
    Completion,
    LearningResults,
    QuizResult,
    completion,
)
from bot.learning.results.service import MyResults
from bot.learning.retention.domain import RetentionComparison, Share
from bot.locale import Texts
from bot.locale.catalogue import LANGUAGES
from bot.membership.domain import CohortId, EnrolmentId, PersonId
from bot.telegram.kit.screen import Screen
from bot.writing import utf16_units
from tests.learning.quiz.test_screens import CATALOGUE
from tests.shipped import shipped_courses
from tests.telegram.limits import fits, labels, neutral

NOW = datetime(2023, 7, 31, 5, 15, tzinfo=UTC)
ZONE = "Asia/Phnom_Penh"
PLACE = EnrolmentId(2**40)
NOTHING = RetentionComparison(baseline=None, posttest=None, retention=None)
WEEK = (1, 0, 2, 0, 1, 0, 0)


def share(right: int, total: int) -> Share:
    return Share(right=right, total=total, people=1)


def quizzes(many: int, half: int | None) -> tuple[QuizResult, ...]:
    first, best = Score(right=4, total=10), Score(right=9, total=10)
    return tuple(
        QuizResult(part=part, first=first, best=best, half=half) for part in range(1, many + 1)
    )


def mine(
    course: Course,
    *,
    many: int = 3,
    half: int | None = 6,
    measured: RetentionComparison = NOTHING,
    activity: ActivityWeeks | None = None,
) -> MyResults:
    found = LearningResults(
        read=15, lessons=18, quizzes=quizzes(many, half), measured=measured, activity=activity
    )
    return MyResults(
        course=course, results=found, completion=how_far(course, 50), certificate=None, zone=ZONE
    )


def how_far(course: Course, *best: int | None) -> Completion:
    assert course.certificate is not None
    known = [BestResult(part=part, percent=each) for part, each in enumerate(best, 1)]
    return completion(course.certificate, read=15, lessons=18, best=known)


def every_kind(course: Course) -> list[MyResults]:
    after_only = RetentionComparison(baseline=None, posttest=share(0, 9), retention=None)
    full = RetentionComparison(
        baseline=share(1, 5), posttest=share(26, 30), retention=share(24, 30)
    )
    return [
        mine(course, many=0, half=None),
        mine(course, half=None, measured=after_only),
        mine(course, measured=full, activity=ActivityWeeks(days=20, weeks=(WEEK,) * 10)),
        mine(course, many=1, activity=ActivityWeeks(days=1, weeks=((0, 0, 0, 0, 0, 0, 1),))),
    ]


def certificate_of(course: Course, name: str = "Sok Dara") -> Certificate:
    return Certificate(
        id=CertificateId(2**40),
        enrolment_id=PLACE,
        person_id=PersonId(1),
        cohort_id=CohortId(1),
        name=name,
        listed_name=name,
        course=course.id,
        lessons=18,
        quizzes=3,
        since=NOW - timedelta(days=60),
        issued_at=NOW,
    )


def issued(course: Course, name: str = "Sok Dara") -> Issued:
    return Issued(certificate=certificate_of(course, name), code="333F-K7QD-9WXH", course=course)


def screens(course: Course, texts: Texts) -> list[Screen]:
    made = issued(course)
    confirmed = Confirmed(
        certificate=made.certificate, course=course, code=made.code, listed="Dara <b>"
    )
    found = every_kind(course)
    return [
        *(results.caption(each, texts) for each in found),
        *(results.as_text(each, texts, pictures=True, now=NOW) for each in found),
        results.nothing(texts),
        certificate.none_here(texts),
        certificate.missing(how_far(course, 50, None, 100), texts),
        certificate.ask_name("ស" * 64, texts),
        certificate.write_name(texts, has_one=True),
        certificate.issued(made, texts, ZONE),
        certificate.file(texts),
        certificate.ask_code(texts),
        certificate.confirmed(confirmed, texts, ZONE),
        certificate.confirmed(replace(confirmed, course=None), texts, ZONE),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_screens_fit_and_begin_neutrally(language: str) -> None:
    texts = CATALOGUE.texts(language)
    for course in shipped_courses().values():
        for screen in screens(course, texts):
            fits(screen)
            neutral(screen, course)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("questions", [1, 10, 20])
def test_the_offer_of_a_check_is_short_and_neutral(language: str, questions: int) -> None:
    texts = CATALOGUE.texts(language)
    screen = offers.check_offered(questions, PLACE, texts)
    said = visible_text(str(screen.text))
    fits(screen)
    assert said.startswith("Romleuk\n\n")
    assert said.count("\n") == 2
    assert utf16_units(said) <= 100
    for course in shipped_courses().values():
        assert course.topic_words_in(said) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_result_of_a_check_tells_what_was_before_and_leads_to_the_next(language: str) -> None:
    texts = CATALOGUE.texts(language)
    [course] = shipped_courses().values()
    outcome = Finished(
        attempt=AttemptId(2**40),
        quiz="m4.u1",
        part=1,
        score=Score(right=8, total=10),
        first=None,
        best=None,
        half=7,
        missed=2,
        review=course.unit("m4.u1").cards[:2],
        is_check=True,
        after=Score(right=9, total=10),
        next_check=("m4.u2", 2),
    )
    screen = quiz.finished(outcome, texts)
    fits(screen)
    neutral(screen, course)
    assert str(texts("attempts.after", right=9, total=10)) in screen.text
    assert str(texts("attempts.half", half=7)) in screen.text
    assert labels(screen)[0] == [texts.label("common.what_you_remember", part=2)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_open_checks_are_above_the_quizzes_and_fit(language: str) -> None:
    texts = CATALOGUE.texts(language)
    [course] = shipped_courses().values()
    score = Score(right=7, total=10)
    parts = tuple(
        PartProgress(number=number, unit=unit, read=6, is_read=True, asked=None, score=score)
        for number, unit in enumerate(course.units, 1)
    )
    due = tuple(unit.id for unit in course.units)
    known = LearningOverview(
        course=course, parts=parts, lesson=None, quiz=None, untried=(), read=18, checks=due
    )
    screen = quiz.overview(known, texts)
    fits(screen)
    neutral(screen, course)
    assert labels(screen)[:3] == [
        [texts.label("common.what_you_remember", part=n)] for n in (1, 2, 3)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_results_is_drawn_and_its_parts_are_left_out(language: str) -> None:
    texts = CATALOGUE.texts(language)
    [course] = shipped_courses().values()
    heights = []
    for found in every_kind(course):
        about = results.picture_data(found, texts, now=NOW)
        picture = Image.open(BytesIO(progress_card(about)))
        assert picture.width == WIDTH
        heights.append(picture.height)
    assert heights[0] == min(heights)
    assert heights[2] == max(heights)


def test_what_was_not_measured_is_said_and_is_never_0() -> None:
    texts = CATALOGUE.texts("en")
    [course] = shipped_courses().values()
    measured = RetentionComparison(baseline=None, posttest=share(26, 30), retention=None)
    drawn = results.picture_data(mine(course, measured=measured), texts, now=NOW)["kept"]
    said = results.as_text(mine(course, measured=measured), texts, pictures=False, now=NOW).text

    assert [(ring["value"], ring["share"], ring["line"]) for ring in drawn["rings"]] == [
        ("–", None, "not measured"),
        ("87 %", 26 / 30, "26 of 30"),
        ("–", None, "not yet"),
    ]
    assert "Before: not measured" in said
    assert results.picture_data(mine(course), texts, now=NOW)["kept"] is None
    assert (
        "What you remember" not in results.as_text(mine(course), texts, pictures=True, now=NOW).text
    )


@pytest.mark.parametrize(("half", "named"), [(None, False), (6, True)])
def test_the_course_is_on_the_picture_only_if_there_is_a_figure(
    half: int | None, *, named: bool
) -> None:
    [course] = shipped_courses().values()
    drawn = results.picture_data(mine(course, half=half), CATALOGUE.texts("en"), now=NOW)["quizzes"]

    assert ("course" in [each["what"] for each in drawn["legend"]]) is named
    assert [row["course"] for row in drawn["rows"]] == [None if half is None else 0.6] * 3


def test_a_course_without_a_certificate_has_no_button_for_one() -> None:
    texts = CATALOGUE.texts("en")
    [course] = shipped_courses().values()
    found = mine(course)
    assert "Certificate" in labels(results.caption(found, texts))[0]
    without = MyResults(
        course=course, results=found.results, completion=None, certificate=None, zone=ZONE
    )
    assert labels(results.caption(without, texts)) == [["As text"], ["✕ Close"]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["Sok Dara", "សុខ ដារ៉ា", "W" * 64, "<b>&amp;"])
def test_the_certificate_is_drawn_with_the_words_of_its_language(language: str, name: str) -> None:
    [course] = shipped_courses().values()
    about = certificate.certificate_data(issued(course, name), CATALOGUE.texts(language), ZONE)

    assert about["name"] == name
    assert about["issued_on"] == "2023-07-31"
    assert certificate_png(about).startswith(b"\x89PNG")
    assert certificate_pdf(about).startswith(b"%PDF-")
    assert len(certificate_pdf(about)) < 300_000


def test_the_certificate_names_the_module_its_parts_and_who_signed() -> None:
    course = shipped_courses()["community-liberation-toolkit"]
    made = issued(course)
    signed = replace(made, certificate=replace(made.certificate, signed_name="Sophea"))
    texts = CATALOGUE.texts("en")

    unsigned = certificate.certificate_data(made, texts, ZONE)
    about = certificate.certificate_data(signed, texts, ZONE)

    assert unsigned["signed"] == [{"name": "", "role": "Coordinator of the course"}]
    assert about["signed"] == [{"name": "Sophea", "role": "Coordinator of the course"}]
    assert about["module"] == "Module 4: Ensuring Access to Social and Economic Services"
    assert about["parts"].startswith("What modern slavery is")
    assert about["detail"].endswith("18 lessons, 3 quizzes")


def test_a_signer_of_the_course_keeps_their_name() -> None:
    course = shipped_courses()["community-liberation-toolkit"]
    assert course.certificate is not None
    [coordinator] = course.certificate.signed
    director = Signer(role=coordinator.role, name=course.short)
    rule = replace(course.certificate, signed=(director, coordinator))
    made = issued(replace(course, certificate=rule))
    signed = replace(made, certificate=replace(made.certificate, signed_name="Sophea"))

    about = certificate.certificate_data(signed, CATALOGUE.texts("en"), ZONE)

    assert [each["name"] for each in about["signed"]] == ["Module 4", "Sophea"]
