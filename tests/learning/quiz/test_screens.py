"""Screens of all shipped lessons and quizzes, in both languages, against Telegram's limits."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from bot.catalog.course import Course, Item
from bot.catalog.measure import visible_text
from bot.documents import recipe_of
from bot.learning.attempts import screens as attempts_screens
from bot.learning.attempts.service import Finished
from bot.learning.offers import screens as offers
from bot.learning.offers.domain import OfferKind
from bot.learning.quiz import screens as quiz
from bot.learning.quiz.domain import (
    AttemptId,
    QuizQuestion,
    Score,
    as_picked,
    is_correct,
    mask,
    right_picks,
)
from bot.learning.quiz.service import QuizQuestionAnswered, QuizQuestionAsked, WrongTickCount
from bot.learning.recap import screens as recap
from bot.learning.recap.domain import Position
from bot.learning.recap.screens import saved_caption, saved_lessons
from bot.learning.recap.service import FinishedUnit, LearningOverview, OpenedLesson, PartProgress
from bot.locale import Catalogue
from bot.locale.catalogue import LANGUAGES
from bot.membership.domain import EnrolmentId
from bot.telegram.kit.fitting import cut, length, split_to_fit
from bot.telegram.kit.screen import Screen
from bot.writing import clusters, utf16_units
from tests.shipped import shipped, shipped_courses
from tests.telegram.limits import fits, labels, neutral

CATALOGUE = Catalogue()
BIG = AttemptId(2**40)


def question(item: Item, *, picked: int = 0) -> QuizQuestion:
    return QuizQuestion(attempt=BIG, index=9, item=item, number=10, total=10, picked=picked)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_lesson_fits_and_begins_neutrally(language: str) -> None:
    texts = CATALOGUE.texts(language)
    for course in shipped_courses().values():
        for unit in course.every_unit:
            for number, card in enumerate(unit.cards, 1):
                for back_to in (None, BIG):
                    opened = OpenedLesson(
                        course=course, unit=unit, card=card, number=number, back_to=back_to
                    )
                    for words_only in (False, True):
                        screen = recap.card(opened, texts, words_only=words_only)
                        fits(screen)
                        neutral(screen, course)
                        assert str(card.sight.in_(language)) in screen.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_fits_before_and_after_every_answer(language: str) -> None:
    texts = CATALOGUE.texts(language)
    for course in shipped_courses().values():
        for item in (item for unit in course.every_unit for item in (*unit.items, *unit.variants)):
            asked = quiz.asked(QuizQuestionAsked(question=question(item), changed=True), texts)
            fits(asked)
            neutral(asked, course)
            for option in item.options:
                assert str(Markup.escape(option.text.in_(language))) in asked.text
                picked = mask([option.id]) if item.choose == 1 else as_picked(item, "abc")
                answered = QuizQuestionAnswered(
                    course=course,
                    question=question(item),
                    picked=picked,
                    right=is_correct(item, picked),
                    last=True,
                )
                screen = quiz.answered(answered, texts)
                fits(screen)
                assert str(Markup.escape(option.feedback.in_(language))) in screen.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_of_a_part_loses_nothing_and_its_caption_tells_no_topic(language: str) -> None:
    texts = CATALOGUE.texts(language)
    for course in shipped_courses().values():
        for unit in course.every_unit:
            about = saved_lessons(course, unit, texts)
            caption = saved_caption(unit, texts)
            fits(caption)
            assert course.topic_words_in(f"{caption.text} {about['title']}") == ()
            page = recipe_of("reading")(about).decode()
            assert page.count("<article>") == page.count("</article>") >= len(unit.cards)
            for card in unit.cards:
                assert str(Markup.escape(card.title.in_(language))) in page
                assert str(card.sight.in_(language)) in page
                assert card.more is None or str(card.more.in_(language)) in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_overviews_ends_results_and_offers_fit(language: str) -> None:
    texts = CATALOGUE.texts(language)
    for course in shipped_courses().values():
        parts = tuple(
            PartProgress(
                number=number,
                unit=unit,
                read=number % 3,
                is_read=number == 3,
                asked=Position(unit=unit.id, at=4, of=10) if number == 1 else None,
                score=Score(right=7, total=10) if number == 2 else None,
            )
            for number, unit in enumerate(course.units, 1)
        )
        on = Position(unit=course.units[0].id, at=10, of=10)
        seen = LearningOverview(course=course, parts=parts, lesson=on, quiz=on, untried=(), read=4)
        for unit in course.units:
            end = FinishedUnit(course=course, unit=unit, part=1)
            for screen in (
                recap.overview(seen, texts),
                attempts_screens.overview(seen, texts),
                recap.finished_unit(end, texts),
                _result(course, texts.language),
                offers.put_off(texts),
                offers.all_days_again(texts),
                *(offers.fewer_days(n, EnrolmentId(2**40), texts) for n in range(3)),
            ):
                fits(screen)
                neutral(screen, course)


def _result(course: Course, language: str) -> Screen:
    unit = course.units[0]
    result = Finished(
        attempt=BIG,
        quiz=unit.id,
        part=1,
        score=Score(right=0, total=10),
        first=Score(right=3, total=10),
        best=Score(right=4, total=10),
        half=6,
        missed=10,
        review=unit.cards,
    )
    return attempts_screens.finished(result, CATALOGUE.texts(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_offer_is_short_and_names_no_topic(language: str) -> None:
    texts = CATALOGUE.texts(language)
    for course in shipped_courses().values():
        for screen in (
            offers.warm_up_offered(course, EnrolmentId(2**40), texts),
            offers.lessons_offered(EnrolmentId(2**40), texts),
        ):
            fits(screen)
            words = visible_text(str(screen.text))
            assert utf16_units(words) <= 100
            assert len([line for line in words.split("\n") if line]) <= 2
            assert course.topic_words_in(words) == ()


# ---- what stands where -------------------------------------------------------------------

EN, KM = CATALOGUE.texts("en"), CATALOGUE.texts("km")


def test_letters_are_khmer_in_khmer() -> None:
    item = shipped().item("m4.u1.q12")

    buttons = [labels(quiz.asked(QuizQuestionAsked(question=question(item)), t)) for t in (EN, KM)]

    assert [rows[0] for rows in buttons] == [["A", "B", "C", "D"], ["ក", "ខ", "គ", "ឃ"]]


def test_a_wrong_answer_is_told_not_this_one_and_why() -> None:
    item = shipped().item("m4.u1.q12")
    options = list(question(item).options)
    right = "ABCD"[next(at for at, o in enumerate(options) if o.right)]
    at, other = next((at, o) for at, o in enumerate(options) if not o.right)
    answered = QuizQuestionAnswered(
        course=shipped(), question=question(item), picked=mask([other.id]), right=False, last=False
    )

    screen = quiz.answered(answered, EN)

    said = visible_text(str(screen.text))
    assert f"{'ABCD'[at]}.  {other.text.in_('en')}   ← you" in said
    assert f"Not this one. {other.feedback.in_('en')}" in said
    assert f"The answer is {right}. " in said
    assert "✔ you" not in said
    assert "wrong" not in said.lower()
    assert labels(screen) == [["Next ▶"], ["📖 Lesson 2", "Stop here"]]


def test_a_right_answer_is_told_why_it_is_right() -> None:
    item = shipped().item("m4.u1.q12")
    answered = QuizQuestionAnswered(
        course=shipped(), question=question(item), picked=mask(item.right), right=True, last=True
    )

    screen = quiz.answered(answered, EN)

    said = visible_text(str(screen.text))
    assert "   ✔ you" in said
    assert "Right. It says what happens" in said
    assert "Not this one" not in said
    assert labels(screen) == [["See the result ▶"], ["📖 Lesson 2"]]


def test_several_right_answers_state_the_count_and_give_a_sentence_for_each() -> None:
    item = shipped().item("m4.u1.q9")
    ticked = question(item, picked=mask("ab"))

    asked = quiz.asked(QuizQuestionAsked(question=ticked), EN)
    some = mask([*sorted(item.right)[:2], next(o.id for o in item.options if not o.right)])
    answered = QuizQuestionAnswered(
        course=shipped(), question=question(item), picked=some, right=False, last=False
    )
    said = visible_text(str(quiz.answered(answered, EN).text))

    assert str(asked.text).startswith("Question 10 of 10 · choose 3")
    assert labels(asked)[1] == ["Check (2 of 3)"]
    assert sorted(label[0] for label in labels(asked)[0]) == ["☐", "☐", "☑", "☑"]
    assert "2 of 3. You need all 3 to get the point." in said
    assert all(option.feedback.in_("en") in said for option in item.options)
    assert said.count("✔") == 3


def test_a_wrong_number_of_ticks_is_told_over_the_chat() -> None:
    assert quiz.wrong_tick_count(WrongTickCount(wanted=3, full=False), EN) == "Please choose 3."
    assert quiz.wrong_tick_count(WrongTickCount(wanted=3, full=True), EN) == (
        "You have chosen 3. Untick one first."
    )


def test_the_result_says_first_best_half_and_what_to_read_again() -> None:
    said = visible_text(str(_result(shipped(), "en").text))

    assert said.startswith(
        "Quiz 1 · finished\n\n0 of 10. First time: 3 of 10. Best so far: 4 of 10."
    )
    assert "On the first try, half of your course got 6 or more. Only you can see" in said
    assert "Worth another look: " in said
    assert labels(_result(shipped(), "en"))[2:] == [
        ["Only the 10 I missed"],
        ["📝 My plan"],
        ["Try again", "🏠 Home"],
    ]


def test_a_draft_translation_says_so_and_can_be_flagged() -> None:
    unit = shipped().units[0]
    opened = OpenedLesson(course=shipped(), unit=unit, card=unit.cards[0], number=1)

    assert ["This is unclear"] not in labels(recap.card(opened, EN))
    assert [KM.label("recap.unclear")] in labels(recap.card(opened, KM))
    assert KM("learning.lesson_draft") in recap.card(opened, KM).text


def test_content_newer_than_the_training_says_so() -> None:
    def shown(trained_on: str) -> str:
        course = shipped().for_trained_on(date.fromisoformat(trained_on))
        unit = course.unit("m4.u2")
        opened = OpenedLesson(course=course, unit=unit, card=unit.cards[3], number=4)
        return visible_text(str(recap.card(opened, EN).text))

    assert "Update since your training: October 2023 · April 2024" in shown("2023-05-31")
    assert "Update since your training: April 2024\n" in shown("2023-12-01")
    assert "Update since" not in shown("2026-01-31")


# ---- cutting -----------------------------------------------------------------------------


@given(st.text(alphabet="កខគរស្ំាិ\u17d2\u200b ab😀\n", max_size=200), st.integers(8, 40))
def test_a_text_is_never_cut_inside_a_cluster(text: str, room: int) -> None:
    pieces = cut(text, room)

    assert "".join(pieces) == text
    whole = list(clusters(text))
    starts = {0}
    for cluster in whole:
        starts.add(max(starts) + len(cluster))
    at = 0
    for piece in pieces:
        assert at in starts
        assert length(str(Markup.escape(piece))) <= room or len(list(clusters(piece))) == 1
        at += len(piece)


def test_a_paragraph_too_long_for_one_message_is_cut_as_plain_text() -> None:
    long = Markup("<b>Title</b>\n\n") + Markup("<i>") + "កម្ពុជា " * 600 + Markup("</i>")

    pieces = split_to_fit(long, 1000)

    assert pieces[0] == "<b>Title</b>"
    assert all(length(piece) <= 1000 for piece in pieces)
    assert "".join(pieces[1:]) == "កម្ពុជា " * 600


def test_kinds_of_offers_are_those_of_the_planner() -> None:
    assert {str(kind) for kind in OfferKind} == {"learning.warmup", "learning.lessons"}


SIGHT = 700
"""Characters of a message that a phone of 390 pixels shows without scrolling: 18 lines of 40."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reason_is_in_sight_before_the_question_and_sources_are_behind(language: str) -> None:
    texts = CATALOGUE.texts(language)
    for course in shipped_courses().values():
        for unit in course.every_unit:
            for item in (*unit.items, *unit.variants):
                asked = question(item)
                first = as_picked(item, [item.options[0].id])
                for picked in (right_picks(item), first):
                    words = str(quiz.answer_words(course, asked, picked, texts))
                    _reason_is_first(words, str(item.stem.in_(language)))


def _reason_is_first(words: str, stem: str) -> None:
    before, _, after = words.partition(stem)
    assert "<b>" in before, "the verdict stands before the question"
    assert len(visible_text(before)) <= SIGHT
    if "<blockquote expandable>" in after:
        assert words.endswith("</blockquote>"), "nothing stands after the sources"
