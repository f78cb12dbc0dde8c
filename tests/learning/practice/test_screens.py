"""Messages and screens of practice, in both languages, against Telegram's limits and our own."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.catalog.measure import visible_text
from bot.learning.practice import screens as practice
from bot.learning.practice.domain import PracticeMessageKind, Remembered, Span
from bot.learning.practice.service import PracticeMessage, Practised
from bot.learning.quiz import screens as quiz
from bot.learning.quiz.domain import Score, is_correct, right_picks
from bot.learning.quiz.service import QuizQuestionAnswered
from bot.locale.catalogue import LANGUAGES
from bot.membership.domain import EnrolmentId
from bot.writing import utf16_units
from tests.learning.quiz.test_screens import CATALOGUE, question
from tests.shipped import shipped_courses
from tests.telegram.limits import fits, labels, neutral

PLACE = EnrolmentId(2**40)
NOW = datetime(2023, 6, 5, 5, 15, tzinfo=UTC)
NOTICES = [
    *(PracticeMessage(kind=PracticeMessageKind.ASK, questions=each) for each in (2, 3)),
    PracticeMessage(kind=PracticeMessageKind.STOP, questions=3),
]


def over(
    next_at: datetime | None, *, stopped: bool = False, stays: Remembered | None = None
) -> Practised:
    return Practised(
        enrolment=PLACE,
        zone="Asia/Phnom_Penh",
        next_at=next_at,
        stopped=stopped,
        score=Score(right=2, total=3),
        stays=stays,
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("written", NOTICES)
def test_a_notice_is_two_short_neutral_lines(written: PracticeMessage, language: str) -> None:
    screen = practice.message_screen(written, PLACE, CATALOGUE.texts(language))
    said = visible_text(str(screen.text))
    fits(screen)
    assert said.startswith("Romleuk\n\n")
    assert said.count("\n") == 2
    assert utf16_units(said) <= 100
    for course in shipped_courses().values():
        assert course.topic_words_in(said) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_other_screens_fit(language: str) -> None:
    texts = CATALOGUE.texts(language)
    courses = shipped_courses().values()
    titles = (card for each in courses for unit in each.units for card in unit.cards)
    stays = [over(NOW, stays=Remembered(card=card, span=span)) for card in titles for span in Span]
    ends = [over(None), over(NOW + timedelta(days=3)), over(NOW + timedelta(days=40)), *stays]
    screens = [practice.done(each, texts, now=NOW) for each in [*ends, over(None, stopped=True)]]
    for screen in (*screens, practice.nothing(texts), practice.started_again(PLACE, texts)):
        fits(screen)
        for course in shipped_courses().values():
            neutral(screen, course)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unsure", [False, True])
def test_the_not_sure_button_fits(language: str, *, unsure: bool) -> None:
    texts = CATALOGUE.texts(language)
    for course in shipped_courses().values():
        for item in (item for unit in course.every_unit for item in unit.items):
            picked = right_picks(item)
            outcome = QuizQuestionAnswered(
                course=course,
                question=question(item),
                picked=picked,
                right=is_correct(item, picked),
                last=True,
                practice=True,
                unsure=unsure,
            )
            screen = quiz.answered(outcome, texts)
            fits(screen)
            every = [label for row in labels(screen) for label in row]
            assert (texts.label("quiz.practice_not_sure") in every) is not unsure


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (3, "Romleuk\n\n✔ Done for now: 2 of 3. Next practice: around Thursday."),
        (7, "Romleuk\n\n✔ Done for now: 2 of 3. Next practice: around Mon 12 June."),
        (None, "Romleuk\n\n✔ Done for now: 2 of 3."),
    ],
)
def test_the_end_names_the_next_day(days: int | None, said: str) -> None:
    next_at = None if days is None else NOW + timedelta(days=days)
    screen = practice.done(over(next_at), CATALOGUE.texts("en"), now=NOW)
    assert visible_text(str(screen.text)) == said
    assert labels(screen) == [["🏠 Home"]]


def test_stopped_notices_can_be_started_again() -> None:
    screen = practice.done(over(None, stopped=True), CATALOGUE.texts("en"), now=NOW)
    assert labels(screen) == [["Start again"], ["🏠 Home"]]
