"""The table of what still waits: counts by kind and language, and the next step, in the chat."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.catalog.course import Course, Signature
from bot.catalog.loading import load_course
from bot.catalog.measure import visible_text
from bot.catalog.speech import wording_of_card
from bot.catalog.waiting import course_status
from bot.catalog.waiting_table import Needed, waiting_table
from bot.learning.review.service import CourseReview
from bot.learning.voice_notes.domain import SentVoice, VoiceNote, VoiceNoteId
from bot.learning.waiting import screens
from bot.locale import Catalogue
from bot.locale.catalogue import LANGUAGES
from bot.membership.domain import Cohort, CohortId
from tests.catalog.sample import COURSES
from tests.shipped import shipped
from tests.telegram.limits import fits

CATALOGUE = Catalogue()
WATER = load_course(COURSES / "clean-water")
DAY = date(2026, 3, 1)
SIGNED = Signature(on="2026-02-14", by="Sok Dara")


def review(course: Course, *voices: VoiceNote, today: date = DAY) -> CourseReview:
    return CourseReview(
        cohort=Cohort(id=CohortId(1), course=course.id, title="Module 1", zone="Asia/Phnom_Penh"),
        course=course,
        status=course_status(course),
        unclear=(),
        today=today,
        voices=tuple(voices),
    )


def shown(found: CourseReview, language: str) -> str:
    return visible_text(str(screens.table(found, CATALOGUE, CATALOGUE.texts(language)).text))


def recorded(course: Course, language: str, *, approved: bool) -> VoiceNote:
    card = course.units[0].cards[1]
    return VoiceNote(
        id=VoiceNoteId(1),
        card=card.id,
        language=language,
        wording=wording_of_card(card, language),
        voice=SentVoice(file_id="x", seconds=60, size_bytes=1000),
        approved=approved,
        recorded_by=None,
        speaker=None,
        recorded_at=datetime(2026, 2, 14, tzinfo=UTC),
    )


def signed(course: Course, *languages: str) -> Course:
    signatures = tuple((language, SIGNED) for language in languages)
    texts = tuple(replace(text, signatures=signatures) for text in course.safety_texts)
    return replace(course, safety_texts=texts)


def test_the_table_tells_how_many_wait_of_each_kind_in_each_language() -> None:
    page = shown(review(WATER), "en")
    assert page.startswith("Content · still to do\n")
    for line in (
        "Emergency texts: English 8 of 9 · ខ្មែរ 9",
        "Lessons: English ✔ · ខ្មែរ 8",
        "Numbers for emergencies: ✔",
        "Other services: 1",
        "Voice notes of lessons: English 2 · ខ្មែរ 1 of 2",
    ):
        assert line in page.splitlines(), line
    assert "Notes of the editors" not in page, "there are none"


def test_each_thing_that_waits_has_a_next_step_in_the_words_of_its_button() -> None:
    page = shown(review(WATER), "en")
    assert "Next: Emergency texts, then “▶ Sign one by one”." in page
    assert "Next: 🎙 Voice notes. Choose a lesson" in page
    assert page.count("Next: ") == 4

    done = signed(WATER, "en", "km")
    assert "Emergency texts: English ✔ · ខ្មែរ ✔\n\nA native reader" in shown(review(done), "en")
    assert "Emergency texts: English ✔ · ខ្មែរ 9\nNext: " in shown(review(signed(WATER, "en")), "en")


def test_a_number_that_was_tried_too_long_ago_waits_again() -> None:
    tried = date.fromisoformat("2026-02-14")
    last = tried + WATER.directory.good_for
    assert "Numbers for emergencies: ✔" in shown(review(WATER, today=last), "en")
    later = shown(review(WATER, today=last + timedelta(days=1)), "en")
    assert "Numbers for emergencies: 1\n" in later


def test_a_recording_counts_once_a_colleague_has_approved_it() -> None:
    counts = "Voice notes of lessons: English 2 · ខ្មែរ 1 of 2"
    heard = "Voice notes of lessons: English 1 of 2 · ខ្មែរ 1 of 2"
    waiting = recorded(WATER, "en", approved=False)
    assert counts in shown(review(WATER, waiting), "en")
    assert heard in shown(review(WATER, recorded(WATER, "en", approved=True)), "en")
    outdated = replace(recorded(WATER, "en", approved=True), wording="another")
    assert counts in shown(review(WATER, outdated), "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_fits_a_phone_in_both_languages(language: str) -> None:
    screen = screens.table(review(shipped()), CATALOGUE, CATALOGUE.texts(language))
    fits(screen)
    rows = waiting_table(shipped(), course_status(shipped()), CATALOGUE, today=DAY)
    assert {row.needed for row in rows if row.open} == set(Needed)
    for needed in Needed:
        assert CATALOGUE.texts(language)(f"waiting.{needed}") in screen.text


def test_a_course_that_needs_nobody_says_so() -> None:
    empty = replace(
        WATER, modules=(), terms=(), services=(), sources=(), safety_texts=(), provinces=()
    )
    nothing = replace(course_status(empty), parts=())
    table = waiting_table(replace(empty, languages=("en",)), nothing, CATALOGUE, today=DAY)
    assert [row.open for row in table] == [0]
    english = replace(empty, languages=("en",))
    assert "Everything is done." in shown(replace(review(english), status=nothing), "en")


def test_every_text_of_the_screens_waits_in_a_language_that_has_none() -> None:
    course = replace(shipped(), languages=("en", "th", "km"))
    rows = waiting_table(course, course_status(course), CATALOGUE, today=DAY)
    [row] = [row for row in rows if row.kind == "screens"]
    every = len(CATALOGUE.keys("en"))
    assert [(each.language, each.all) for each in row.counts] == [
        (language, every) for language in ("en", "th", "km")
    ]
    assert row.counts[1].open == every
