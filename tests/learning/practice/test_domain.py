"""What is asked, by which question, and when the next message goes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.learning.domain import MessageTimes, PracticeCalendar
from bot.learning.memory.domain import Memory, Review, recall_chance, recollect
from bot.learning.practice.domain import (
    KNOWN_AT_MEETING,
    PracticeMessageKind,
    PracticeQuestion,
    ask_again_at,
    askable,
    due_questions,
    enough_due_at,
    hard_ones,
    has_due,
    message_after_wait,
    next_variant,
    practice_message_kind,
    questions_if_due,
    variants,
    weakest_questions,
)
from bot.learning.recap.domain import ReadingProgress
from tests.small_course import SMALL

ASK = PracticeMessageKind.ASK
NOON = datetime(2023, 6, 1, 5, 15, tzinfo=UTC)  # Thursday, 12:15 in Phnom Penh
TWO = {f"o{n}": (f"o{n}.a", f"o{n}.b") for n in range(9)}


def calendar(*, days: int = 0b0011111, minute: int = 735, **without: Any) -> PracticeCalendar:
    """Practice at noon on working days, unless changed."""
    times = MessageTimes(zone="Asia/Phnom_Penh", days=days, minute=minute)
    return PracticeCalendar(times=times, **without)


WORKDAYS = calendar()


def memory(objective: str, *days_ago: float, item: str = "x") -> Memory:
    """Right answers, so many days before NOON."""
    answers = [
        Review(item=item, right=True, at=NOON - timedelta(days=ago))
        for ago in sorted(days_ago, reverse=True)
    ]
    made = recollect(objective, answers)
    assert made is not None
    return made


SEVERAL = [memory(f"o{n}", 9, 8) for n in range(3)]


@pytest.mark.parametrize(
    ("items", "last", "next_one"),
    [
        (("a", "b"), "a", "b"),
        (("a", "b"), "b", "a"),
        (("a", "b", "c"), "b", "c"),
        (("a",), "a", "a"),
        (("b", "c"), "retired", "b"),
    ],
)
def test_the_same_objective_comes_by_another_question(
    items: tuple[str, ...], last: str, next_one: str
) -> None:
    assert next_variant(items, last) == next_one


def test_three_of_what_is_due_are_asked_the_least_remembered_first() -> None:
    memories = [memory(f"o{n}", 40 + n, 30 + n, item=f"o{n}.a") for n in range(9)]
    asked = due_questions(memories, TWO, session_at=None, now=NOON)
    weakest = sorted(memories, key=lambda each: recall_chance(each, at=NOON))[:3]
    assert asked == tuple(
        PracticeQuestion(objective=each.objective, item=f"{each.objective}.b") for each in weakest
    )


def test_what_is_not_due_is_asked_only_on_request() -> None:
    fresh = [memory("o1", 3, 0.1), memory("o2", 4, 0.1)]
    assert due_questions(fresh, TWO, session_at=None, now=NOON) == ()
    assert {ask.objective for ask in weakest_questions(fresh, TWO, now=NOON)} == {"o1", "o2"}


def test_an_objective_without_a_question_is_skipped() -> None:
    gone = [memory("retired", 40), memory("o1", 30, 28)]
    assert [ask.objective for ask in due_questions(gone, TWO, session_at=None, now=NOON)] == ["o1"]


@pytest.mark.parametrize(
    ("stability", "days_ago", "session_in", "comes"),
    [
        (46, 1, None, "by itself"),
        (46, 1, 10, "by itself"),  # firm enough on the day
        (15, 4, 10, "a week before"),
        (46, 10, 30, "a week before"),
        (5, 3, 20, "by itself"),  # due long before the meeting anyway
        (6, 2, 4, "by itself"),  # asked inside the last week already
    ],
)
def test_a_meeting_brings_forward_what_might_be_forgotten(
    stability: int, days_ago: int, session_in: int | None, comes: str
) -> None:
    reviewed = NOON - timedelta(days=days_ago)
    made = replace(
        memory("o1", 20, 18),
        stability=float(stability),
        reviewed_at=reviewed,
        due_at=reviewed + timedelta(days=stability),
    )
    session = NOON + timedelta(days=session_in) if session_in is not None else None
    expected = made.due_at
    if comes == "a week before":
        assert session is not None
        expected = session - timedelta(days=7)
        assert recall_chance(made, at=session) < KNOWN_AT_MEETING
        assert expected < made.due_at
    assert ask_again_at(made, session_at=session) == expected


@pytest.mark.parametrize(
    ("unanswered", "says"),
    [(0, ASK), (1, ASK), (2, ASK), (3, PracticeMessageKind.STOP), (4, None), (9, None)],
)
def test_the_fourth_message_says_that_it_was_the_last(
    unanswered: int, says: PracticeMessageKind | None
) -> None:
    assert practice_message_kind(unanswered) is says


@pytest.mark.parametrize(
    ("unanswered", "goes"),
    [
        (0, "Fri 02 Jun 12:15"),
        (1, "Mon 05 Jun 12:15"),  # two practice days
        (2, "Wed 07 Jun 12:15"),  # four
        (3, "Tue 13 Jun 12:15"),  # eight
        (4, None),
    ],
)
def test_each_unanswered_message_doubles_the_wait(unanswered: int, goes: str | None) -> None:
    assert when(SEVERAL, unanswered, WORKDAYS) == goes


@pytest.mark.parametrize(
    ("changes", "goes"),
    [
        ({}, "Fri 02 Jun 12:15"),
        ({"minute": 17 * 60}, "Fri 02 Jun 17:00"),
        ({"session_days": {date(2023, 6, 2)}}, "Mon 05 Jun 12:15"),
        ({"quiet_days": {"2023-06-02", "2023-06-05"}}, "Tue 06 Jun 12:15"),
        ({"days": 0b0001010}, "Tue 06 Jun 12:15"),
        ({"days": 0b1000000}, "Sun 04 Jun 12:15"),
        ({"days": 0}, None),
    ],
)
def test_days_and_hours_are_the_persons(changes: dict[str, Any], goes: str | None) -> None:
    assert when(SEVERAL, 0, calendar(**changes)) == goes


def test_no_message_goes_before_something_is_due() -> None:
    made = memory("o1", 2, 0)
    assert made.due_at == NOON + timedelta(days=11)
    assert when([made, replace(made, objective="o2")], 0, WORKDAYS) == "Mon 12 Jun 12:15"


@pytest.mark.parametrize(
    ("due_in", "session_in", "goes"),
    [
        ((2, 3, 4), None, 4),  # when the third is due
        ((2, 3, 40), None, 9),  # or when the first has waited for a week
        ((2, 3), None, 3),  # all that there is
        ((2,), None, None),  # never for one
        ((2, 30, 40), 8, 5),  # three days before a meeting at the latest
        ((6, 30, 40), 8, 6),
        ((-9, -8, 40), None, -2),
    ],
)
def test_questions_are_gathered(
    due_in: tuple[int, ...], session_in: int | None, goes: int | None
) -> None:
    firm = memory("o0", 60, 40)
    memories = [
        replace(
            firm,
            objective=f"o{n}",
            due_at=NOON + timedelta(days=days),
            reviewed_at=NOON - timedelta(days=1),
            stability=1000.0,
        )
        for n, days in enumerate(due_in)
    ]
    session = None if session_in is None else NOON + timedelta(days=session_in)
    at = enough_due_at(memories, session_at=session)
    assert at == (None if goes is None else NOON + timedelta(days=goes))


@pytest.mark.parametrize(
    ("answers", "shown_after", "hard"),
    [
        ("nnnn", None, True),
        ("nnn", None, False),
        ("nynynyn", None, True),
        ("yyyyyyyy", None, False),
        ("nnnn", 3, False),  # read after the fourth miss
        ("nnnnnnn", 3, False),
        ("nnnnnnnn", 3, True),
    ],
)
def test_what_was_missed_four_times_is_hard_until_its_lesson_was_read(
    answers: str, shown_after: int | None, *, hard: bool
) -> None:
    given = [
        Review(item="x", right=each == "y", at=NOON + timedelta(days=n))
        for n, each in enumerate(answers)
    ]
    shown = {} if shown_after is None else {"o1": given[shown_after].at + timedelta(hours=1)}
    assert hard_ones({"o1": given}, shown) == (frozenset({"o1"}) if hard else frozenset())


def test_three_are_asked_as_soon_as_one_is_due() -> None:
    known = [memory("o1", 20, 19), memory("o2", 3, 2, 1), memory("o3", 3, 2), memory("o4", 2, 1)]
    due = due_questions(known, TWO, session_at=None, now=NOON)
    asked = questions_if_due(known, TWO, session_at=None, now=NOON)
    assert len(asked) == 3
    assert asked[: len(due)] == due
    assert len({each.objective for each in asked}) == 3
    assert questions_if_due([memory("o1", 3, 2, 0.1)], TWO, session_at=None, now=NOON) == ()


@pytest.mark.parametrize(
    ("answered", "until", "asked"),
    [
        ((30, 28, 12), 60, ("o0", "o1", "o2")),
        ((12, 28, 30), 60, ("o2", "o1", "o0")),
        ((30, 28, 10), 60, ()),  # somebody practised ten days ago
        ((30, 28, 12), -2, ()),  # six months are over
        ((12, 12), 60, ("o0", "o1")),
    ],
)
def test_the_best_are_asked_what_they_answered_longest_ago(
    answered: tuple[int, ...], until: int, asked: tuple[str, ...]
) -> None:
    """All of it is so firm that nothing is due for a year."""
    memories = [firm(f"o{n}", ago) for n, ago in enumerate(answered)]
    found = questions_if_due(
        memories, TWO, session_at=None, now=NOON, until=NOON + timedelta(days=until)
    )
    assert tuple(each.objective for each in found) == asked
    assert questions_if_due(memories, TWO, session_at=None, now=NOON) == ()


@pytest.mark.parametrize(
    ("unanswered", "until", "at"),
    [
        (0, 60, "Mon 12 Jun 12:15"),  # eleven days after the last answer, and after a Sunday
        (1, 60, "Mon 12 Jun 12:15"),
        (3, 60, "Tue 13 Jun 12:15"),
        (4, 60, None),
        (0, 10, "Fri 31 May 12:15"),  # when it is due by itself
    ],
)
def test_practice_goes_on_for_the_best_until_six_months_are_over(
    unanswered: int, until: int, at: str | None
) -> None:
    memories = [firm(f"o{n}", 0) for n in range(3)]
    end = NOON + timedelta(days=until)
    assert when(memories, unanswered, WORKDAYS, until=end) == at


def firm(objective: str, days_ago: int) -> Memory:
    """Something that is due a year after its last answer."""
    made = memory(objective, days_ago)
    return replace(made, stability=365.0, due_at=made.reviewed_at + timedelta(days=365))


def reading(furthest: int, *, finished: bool = False) -> ReadingProgress:
    return ReadingProgress(
        unit="m1.u1", card=furthest, furthest=furthest, read_at=NOON, finished=finished
    )


@pytest.mark.parametrize(
    ("read", "items"),
    [
        (None, ()),
        (reading(1), ("m1.u1.q1",)),
        (reading(2), ("m1.u1.q1", "m1.u1.q2")),
        (reading(1, finished=True), ("m1.u1.q1", "m1.u1.q2", "m1.u1.q3")),
    ],
)
def test_nobody_is_asked_about_a_lesson_that_they_have_not_read(
    read: ReadingProgress | None, items: tuple[str, ...]
) -> None:
    by = variants(SMALL, {} if read is None else {"m1.u1": read})
    assert by == ({"m1.u1.o1": items} if items else {})
    given = [Review(item="m1.u1.q1", right=True, at=NOON)]
    answers = {"m1.u1.o1": given, "m1.u2.o1": given}
    assert set(askable(answers, by)) == set(by)


def test_nothing_learned_means_no_message() -> None:
    assert message_after_wait([], 0, WORKDAYS, session_at=None, now=NOON) is None


def when(
    memories: list[Memory],
    unanswered: int,
    days: PracticeCalendar,
    *,
    until: datetime | None = None,
) -> str | None:
    at = message_after_wait(memories, unanswered, days, session_at=None, now=NOON, until=until)
    if at is None:
        return None
    return f"{at + timedelta(hours=7):%a %d %b %H:%M}"


def test_what_was_asked_a_moment_ago_is_not_announced_as_due() -> None:
    fresh, old = memory("o1", 0.01), memory("o2", 1)
    assert due_questions([fresh], TWO, session_at=None, now=NOON + timedelta(hours=1))
    assert not has_due([fresh], TWO, session_at=None, now=NOON + timedelta(hours=1))
    assert has_due([old], TWO, session_at=None, now=NOON)
    assert not has_due([memory("o1", 3, 0.5)], TWO, session_at=None, now=NOON)
