"""What somebody reaches who has not read and always taps one kind of option."""

import pytest

from bot.catalog.checks.guessing import (
    FEWEST_QUESTIONS,
    MOST,
    MOST_OF_TWO,
    Habit,
    QuestionInOneLanguage,
    by_one_question,
    echo,
    length,
    most,
    score,
    scores,
    too_easy,
)


def asked(*options: str, right: str = "", stem: str = "") -> QuestionInOneLanguage:
    """A question; those of `options` that stand in `right` are right."""
    return QuestionInOneLanguage(
        stem=stem,
        options=options,
        right=frozenset(at for at, option in enumerate(options) if option in right.split("|")),
    )


SCORES = {
    "the longest is right": (Habit.LONGEST, asked("aaa", "b", "c", right="aaa"), 1),
    "the longest is not": (Habit.LONGEST, asked("aaa", "b", "c", right="b"), 0),
    "two are longest": (Habit.LONGEST, asked("aaa", "bbb", "c", right="aaa"), 1 / 2),
    "all are alike": (Habit.LONGEST, asked("a", "b", "c", "d", right="d"), 1 / 4),
    "the shortest is right": (Habit.SHORTEST, asked("aaa", "b", "ccc", right="b"), 1),
    "the first is right": (Habit.FIRST, asked("a", "b", right="a"), 1),
    "the second is right": (Habit.FIRST, asked("a", "b", right="b"), 0),
    "two are right, and longest": (Habit.LONGEST, asked("aa", "bbb", "c", right="aa|bbb"), 1),
    "two are right, one of them short": (Habit.LONGEST, asked("aa", "bbb", "c", right="c|bbb"), 0),
    "two are right, one by lot": (Habit.LONGEST, asked("bbb", "aa", "cc", right="bbb|cc"), 1 / 2),
    "two are right of four alike": (Habit.LONGEST, asked("a", "b", "c", "d", right="a|d"), 1 / 6),
    "none is right": (Habit.LONGEST, asked("a", "b"), 0),
    "the right one repeats the question": (
        Habit.ECHO,
        asked("the first debt", "nothing", right="the first debt", stem="Which debt is it?"),
        1,
    ),
    "no option repeats the question": (
        Habit.ECHO,
        asked("one", "nothing", right="one", stem="Which debt is it?"),
        1 / 2,
    ),
}


@pytest.mark.parametrize(("habit", "question", "wanted"), SCORES.values(), ids=SCORES.keys())
def test_a_habit_scores(habit: Habit, question: QuestionInOneLanguage, wanted: float) -> None:
    assert score(habit, [question]) == pytest.approx(wanted)


def test_the_score_of_a_unit_is_the_share_of_its_questions() -> None:
    unit = [asked("aaa", "b", right="aaa"), asked("aaa", "b", right="b")]

    assert scores(unit) == {
        Habit.LONGEST: 0.5,
        Habit.SHORTEST: 0.5,
        Habit.FIRST: 0.5,
        Habit.ECHO: 0.5,
    }
    assert score(Habit.LONGEST, []) == 0


@pytest.mark.parametrize(
    ("text", "clusters"),
    [("work", 4), ("ការងារ", 4), ("ស្ត្រី", 1), ("ក\u200bខ", 2), ("", 0)],
)
def test_khmer_is_measured_in_clusters(text: str, clusters: int) -> None:
    assert length(text) == clusters


@pytest.mark.parametrize(
    ("stem", "option", "repeated"),
    [
        ("Who decides about the card?", "The commune decides", 1),
        ("Which debts bind a person?", "A debt that binds", 0),
        ("Which loans bind a family?", "The loan of the families", 1),
        ("តើអ្នកណាសម្រេច?", "ឃុំអ្នកណា", 1),
        ("តើអ្នកណាសម្រេច?", "មិនដឹង", 0),
    ],
)
def test_an_option_repeats_the_question(stem: str, option: str, repeated: int) -> None:
    assert echo(stem, option) == repeated


def test_more_than_two_of_five_by_a_habit_is_too_easy() -> None:
    easy, hard = asked("aaa", "b", "cc", right="aaa"), asked("b", "aaa", "cc", right="cc")

    assert too_easy([easy] * 2 + [hard] * 3) == {}
    assert too_easy([easy] * 3 + [hard] * 2) == {Habit.LONGEST: 0.6, Habit.FIRST: 0.6}


def test_of_questions_with_two_options_chance_alone_has_half() -> None:
    first, second = asked("aaa", "bbb", right="aaa"), asked("aaa", "bbb", right="bbb")

    assert most([first]) == MOST_OF_TWO
    assert too_easy([first] * 6 + [second] * 4) == {}
    assert too_easy([first] * 7 + [second] * 3) == {Habit.FIRST: 0.7}
    assert most([first, asked("a", "b", "c", right="a")]) == pytest.approx(0.5)


def test_a_few_questions_tell_nothing_of_a_habit() -> None:
    easy = asked("aaa", "b", right="aaa")

    assert too_easy([easy] * (FEWEST_QUESTIONS - 1)) == {}


@pytest.mark.parametrize(
    ("share", "questions", "little"),
    [(0.42, 6, True), (0.5, 9, True), (0.58, 6, False), (0.42, 10, False), (0.7, 5, False)],
)
def test_a_short_quiz_may_be_over_the_limit_by_one_question(
    *, share: float, questions: int, little: bool
) -> None:
    assert by_one_question(share, MOST, questions) is little
