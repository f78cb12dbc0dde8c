"""What comes next for somebody, by what they did."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.learning.domain import Meeting
from bot.learning.path.domain import (
    CompletedContent,
    PathState,
    PathStep,
    PathTurn,
    step_offered,
    step_to_offer,
    steps_ahead,
    went_on,
    what_comes,
)
from bot.learning.recap.domain import ReadingProgress
from bot.learning.rhythm.domain import UnaskedMessage
from tests.small_course import SMALL

NOW = datetime(2023, 6, 5, 5, 15, tzinfo=UTC)
TODAY = date(2023, 6, 5)
L1, L2, L3, U1 = "m1.u1.c1", "m1.u1.c2", "m1.u1.c3", "m1.u1"
M1, M2, U2 = "m1.u2.c1", "m1.u2.c2", "m1.u2"


def done(
    read: Sequence[tuple[str, int]] = (), quizzes: Sequence[str] = (), early: Sequence[str] = ()
) -> CompletedContent:
    """What was read: a unit, and up to which lesson."""
    last = {str(unit.id): len(unit.cards) for unit in SMALL.units}
    return CompletedContent(
        readings={
            unit: ReadingProgress(
                unit=unit, card=at, furthest=at, read_at=NOW, finished=at == last[unit]
            )
            for unit, at in read
        },
        quizzes=set(quizzes),
        early=set(early),
    )


def meeting(days: int, unit: str | None) -> Meeting:
    return Meeting(starts_at=NOW + timedelta(days=days), unit=unit)


ALL_READ = ((U1, 3), (U2, 2))


@pytest.mark.parametrize(
    ("completed", "meetings", "keys"),
    [
        (done(), (), [L1, M1]),
        (done([(U1, 1)]), (), [L2, M1]),
        (done([(U1, 2)]), (), [L3, M1]),
        (done([(U1, 3)]), (), [U1, M1]),  # the quiz comes once the part is read
        (done([(U1, 2)], [U1]), (), [L3, M1]),  # the quiz without the lessons
        (done([(U1, 3)], [U1]), (), [M1]),
        (done(ALL_READ, [U1, U2]), (), []),
        (done(), (meeting(-1, U1), meeting(3, U2)), [L1]),  # the second part is not met yet
        (done(), (meeting(-1, U1),), [L1, M1]),  # a part without a meeting is not left out
        (done(), (meeting(-9, U1), meeting(3, U1)), [L1, M1]),
        (done(ALL_READ, [U1, U2], [U1]), (meeting(-1, U1),), [U1]),  # again after the meeting
        (done(ALL_READ, [U1, U2], [U1]), (), []),
    ],
)
def test_the_steps_ahead(
    completed: CompletedContent, meetings: Sequence[Meeting], keys: list[str]
) -> None:
    assert [each.key for each in steps_ahead(SMALL, meetings, completed, now=NOW)] == keys


def test_a_step_names_the_place_of_the_lesson() -> None:
    steps = steps_ahead(SMALL, (), done([(U1, 3), (U2, 1)]), now=NOW)
    assert steps == (PathStep(unit=U1, at=0, key=U1), PathStep(unit=U2, at=2, key=M2))
    assert [each.is_lesson for each in steps] == [False, True]


def offers(*told: tuple[int, str]) -> tuple[UnaskedMessage, ...]:
    """Earlier offers: how many days ago, and of what."""
    return tuple(
        UnaskedMessage(
            kind="learning.lessons",
            about=about,
            words=0,
            on=TODAY - timedelta(days=ago),
            at=NOW - timedelta(days=ago),
        )
        for ago, about in told
    )


NEW, HALF, QUIZ = done(), done([(U1, 1)]), done([(U1, 3)])
THRICE = ((30, L1), (20, L1), (10, L1))


@pytest.mark.parametrize(
    ("completed", "told", "heard", "key"),
    [
        (NEW, (), None, L1),
        (NEW, ((1, L1),), 0, None),  # it rests for a week, and no other lesson comes
        (NEW, ((6, L1),), 0, None),
        (NEW, ((7, L1),), None, L1),
        (HALF, ((1, L1),), 0, L2),  # it was read, so the next one comes the next day
        (NEW, ((14, L1), (7, L1)), None, None),  # the last offer is kept for a sign
        (NEW, ((90, L1), (80, L1)), None, None),
        (NEW, ((90, L1), (80, L1)), 85, None),
        (NEW, ((90, L1), (80, L1)), 1, L1),  # back after weeks
        (NEW, THRICE, 1, M1),  # it waits, and the next part goes on
        (NEW, ((30, L1), (20, L1), (3, L1)), 1, None),  # but not at once
        (NEW, (*THRICE, (8, M1), (7, M1)), 1, M1),
        (NEW, (*THRICE, (9, M1), (8, M1), (7, M1)), 1, None),
        (QUIZ, (), None, U1),
        (QUIZ, ((1, U1),), 0, M1),  # a lesson need not wait for a quiz
        (QUIZ, ((1, U1), (1, M1)), 0, None),
        (QUIZ, ((30, U1), (20, U1), (10, U1)), 1, M1),
        (done(ALL_READ, [U1, U2]), ((3, U1),), 1, None),
        (NEW, ((3, ""),), 1, L1),  # an offer of an earlier release names nothing
    ],
)
def test_what_is_offered_today(
    completed: CompletedContent,
    told: Sequence[tuple[int, str]],
    heard: int | None,
    key: str | None,
) -> None:
    active_at = None if heard is None else NOW - timedelta(days=heard)
    steps = steps_ahead(SMALL, (), completed, now=NOW)
    found = step_to_offer(steps, offers(*told), active_at=active_at, today=TODAY)
    assert (None if found is None else found.key) == key


@pytest.mark.parametrize(
    ("completed", "told", "opens", "is_new"),
    [
        (NEW, (), L1, False),
        (NEW, ((1, L1),), L1, False),
        (HALF, ((1, L1),), L2, True),
        (NEW, (*THRICE, (1, M1)), M1, False),
        (QUIZ, ((2, U1), (1, M1)), M1, False),
        (done(ALL_READ, [U1, U2]), ((1, U2),), None, True),
    ],
)
def test_an_offer_opens_what_it_was_about_or_what_comes_next(
    completed: CompletedContent,
    told: Sequence[tuple[int, str]],
    opens: str | None,
    *,
    is_new: bool,
) -> None:
    steps = steps_ahead(SMALL, (), completed, now=NOW)
    found = step_offered(steps, offers(*told))
    assert (None if found is None else found.key) == opens
    assert went_on(steps, offers(*told)) is is_new


EVERYTHING = PathState(
    last_words=True,
    warm_up=True,
    check=True,
    step=True,
    entry=True,
    next_module=True,
    practice=True,
)
DUE = {
    PathTurn.WARM_UP: "warm_up",
    PathTurn.CHECK: "check",
    PathTurn.STEP: "step",
    PathTurn.ENTRY: "entry",
    PathTurn.NEXT_MODULE: "next_module",
    PathTurn.PRACTICE: "practice",
}


def test_the_most_important_comes_first() -> None:
    assert what_comes(EVERYTHING) is PathTurn.LAST_WORDS
    left = dict.fromkeys(DUE.values(), True)
    for first, field in DUE.items():
        assert what_comes(PathState(**left)) is first
        left[field] = False
    assert what_comes(PathState(**left)) is None


def test_practice_comes_before_the_calendar_after_a_long_time_without_questions() -> None:
    both = PathState(entry=True, next_module=True, practice=True)
    assert what_comes(both) is PathTurn.ENTRY
    assert what_comes(replace(both, is_overdue=True)) is PathTurn.PRACTICE
    assert what_comes(replace(both, practice=False, is_overdue=True)) is PathTurn.ENTRY
    assert what_comes(replace(both, step=True, is_overdue=True)) is PathTurn.STEP


@pytest.mark.parametrize("field", DUE.values())
def test_a_full_week_and_silence_stop_what_is_due(field: str) -> None:
    full = PathState(has_room=False, **{field: True})
    silent = PathState(is_silent=True, **{field: True})
    assert what_comes(full) is None
    assert what_comes(silent) is (PathTurn.CHECK if field == "check" else None)


def test_last_words_come_whoever_is_silent() -> None:
    assert what_comes(PathState(last_words=True, has_room=False, is_silent=True)) is (
        PathTurn.LAST_WORDS
    )
