"""When a survey is asked, and what may be told of its answers."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.small_groups import SMALLEST_GROUP
from bot.surveys.domain import SurveyFigures, figures_of, mean, results, schedule
from tests.surveys.asking import QUESTIONS, SURVEY
from tests.world import local

ZONE = "Asia/Phnom_Penh"


@pytest.mark.parametrize(
    ("trained", "founded", "quiet", "opens", "reminds", "ends"),
    [
        # The training ended on a Wednesday.
        ("2023-05-31", "2023-05-22", "", "06-01 09:00", "06-07 09:00", "06-15 20:00"),
        # The cohort was founded after it: days count from then.
        ("2023-05-31", "2023-06-05", "", "06-06 09:00", "06-12 09:00", "06-20 20:00"),
        # A weekend and a quiet day are passed over.
        ("2023-06-02", "2023-05-22", "2023-06-05", "06-06 09:00", "06-09 09:00", "06-19 20:00"),
    ],
)
def test_a_survey_is_asked_some_days_after_the_training(
    trained: str, founded: str, quiet: str, opens: str, reminds: str, ends: str
) -> None:
    plan = schedule(
        SURVEY,
        date.fromisoformat(trained),
        founded_on=date.fromisoformat(founded),
        zone=ZONE,
        quiet_days=[quiet],
    )

    assert (plan.opens_at, plan.remind_at, plan.ends_at) == (
        local(f"2023-{opens}"), local(f"2023-{reminds}"), local(f"2023-{ends}"),
    )  # fmt: skip


def test_nobody_is_reminded_if_the_course_does_not_say_so() -> None:
    silent = replace(SURVEY, remind_days=None)

    plan = schedule(
        silent, date(2023, 5, 31), founded_on=date(2023, 5, 22), zone=ZONE, quiet_days=()
    )

    assert plan.remind_at is None


FIVE = {"1": 1, "4": 4}


@pytest.mark.parametrize(
    ("counts", "words", "told", "said"),
    [
        ({"useful": {"4": 4}}, {"missing": ["More"]}, {}, {}),
        ({"useful": FIVE}, {"missing": ["b", "a"]}, {"useful": FIVE}, {"missing": ("a", "b")}),
        ({"useful": FIVE, "sure": {"5": 2}}, {}, {"useful": FIVE}, {}),
        ({"useful": {**FIVE, "5": 0}}, {"missing": []}, {"useful": FIVE}, {}),
        ({}, {"missing": list("edcba")}, {}, {"missing": tuple("abcde")}),
        ({}, {"missing": list("dcba")}, {}, {}),
    ],
)
def test_nothing_is_told_that_fewer_than_five_have_answered(
    counts: dict[str, dict[str, int]],
    words: dict[str, list[str]],
    told: dict[str, dict[str, int]],
    said: dict[str, tuple[str, ...]],
) -> None:
    found = results(counts, words)

    assert (found.counts, found.words) == (told, said)


ANSWERS = st.dictionaries(st.sampled_from("12345"), st.integers(0, 9), max_size=5)


@given(st.dictionaries(st.sampled_from(["useful", "sure", "best"]), ANSWERS))
def test_what_is_told_is_whole_or_not_there(counts: dict[str, dict[str, int]]) -> None:
    told = results(counts, {}).counts

    for question, of in counts.items():
        people = sum(of.values())
        assert (question in told) == (people >= SMALLEST_GROUP)
        assert sum(told.get(question, {}).values()) in {0, people}
    assert results(told, {}).counts == told, "what may be told stays the same"


def test_the_mean_of_a_scale_counts_each_person_once() -> None:
    assert mean({"1": 1, "4": 4}) == pytest.approx(3.4)


SCALE, CHOICE, _ = QUESTIONS


def scale(*people: int) -> dict[str, int]:
    """Return how many people gave 1, 2, 3, 4 and 5."""
    return {str(score): many for score, many in enumerate(people, 1) if many}


@pytest.mark.parametrize(
    ("people", "shown"),
    [
        # Every count is five or more, or nobody's.
        ((0, 0, 6, 5, 7), {"1": 0, "2": 0, "3": 6, "4": 5, "5": 7}),
        ((0, 0, 0, 6, 5), {"1": 0, "2": 0, "3": 0, "4": 6, "5": 5}),
        # One small count withholds all: with mean and n it could be worked out.
        ((0, 0, 1, 6, 5), {}),
        ((2, 0, 0, 2, 3), {}),
    ],
)
def test_a_scale_shows_all_counts_or_none_beside_its_mean(
    people: tuple[int, ...], shown: dict[str, int]
) -> None:
    found = figures_of(SCALE, scale(*people))

    assert found == SurveyFigures(n=sum(people), counts=shown, mean=mean(scale(*people)))


@pytest.mark.parametrize(
    ("people", "most"),
    [
        ((0, 0, 0, 0, 6), "45"),
        ((0, 0, 0, 1, 5), "45"),
        ((0, 0, 1, 0, 9), "45"),
        ((0, 0, 0, 6, 0), "45"),
        ((0, 0, 0, 9, 4), "45"),
        ((0, 0, 2, 6, 0), "34"),
        ((0, 0, 6, 0, 0), "34"),
        ((0, 6, 0, 0, 0), "23"),
        ((6, 0, 0, 0, 0), "12"),
        ((5, 1, 1, 0, 0), "12"),
    ],
)
def test_scores_that_are_nearly_all_alike_are_told_as_a_range(
    people: tuple[int, ...], most: str
) -> None:
    found = figures_of(SCALE, scale(*people))

    assert found == SurveyFigures(n=sum(people), counts={}, most=tuple(most))


@pytest.mark.parametrize(
    ("counts", "shown", "most"),
    [
        ({"lessons": 6, "cases": 5}, {"lessons": 6, "cases": 5, "talks": 0}, ()),
        # Two small counts hide each other.
        (
            {"lessons": 6, "cases": 2, "talks": 3},
            {"lessons": 6, "cases": None, "talks": None},
            (),
        ),
        # A small one could be worked out, so the next one is withheld, too.
        (
            {"lessons": 7, "cases": 5, "talks": 1},
            {"lessons": 7, "cases": None, "talks": None},
            (),
        ),
        # All alike, or nearly so: one answer that most gave, without any number.
        ({"cases": 6}, {}, ("cases",)),
        ({"cases": 6, "talks": 1}, {}, ("cases",)),
        ({"cases": 3, "talks": 2}, {}, ("cases",)),
        ({"lessons": 2, "cases": 2, "talks": 2}, {}, ()),
        # The course has lost an answer.
        ({"lessons": 6, "tea": 5}, {"lessons": 6, "cases": 0, "talks": 0, "tea": 5}, ()),
    ],
)
def test_a_choice_withholds_small_counts_and_what_gives_them_away(
    counts: dict[str, int], shown: dict[str, int | None], most: tuple[str, ...]
) -> None:
    found = figures_of(CHOICE, counts)

    assert found == SurveyFigures(n=sum(counts.values()), counts=shown, most=most)


@given(
    st.lists(st.integers(0, 9), min_size=5, max_size=5).filter(
        lambda each: sum(each) >= SMALLEST_GROUP
    )
)
def test_no_scale_tells_a_small_count_or_what_everybody_said(people: list[int]) -> None:
    found = figures_of(SCALE, scale(*people))

    assert not any(many and many < SMALLEST_GROUP for many in found.counts.values())
    alike = max(people) == sum(people)
    assert bool(found.most) or not alike
    assert (found.mean is None) == bool(found.most), "a range stands in place of the mean"
    if found.most:
        assert 2 * sum(scale(*people).get(each, 0) for each in found.most) > sum(people)


@given(
    st.dictionaries(st.sampled_from(["lessons", "cases", "talks"]), st.integers(1, 9)).filter(
        lambda each: sum(each.values()) >= SMALLEST_GROUP
    )
)
def test_nobody_can_work_out_a_small_count_of_a_choice(counts: dict[str, int]) -> None:
    found = figures_of(CHOICE, counts)

    hidden = [counts.get(each, 0) for each, many in found.counts.items() if many is None]
    assert not any(many and many < SMALLEST_GROUP for many in found.counts.values())
    assert not hidden or (len(hidden) > 1 and sum(hidden) >= SMALLEST_GROUP)
    assert sum(each or 0 for each in found.counts.values()) + sum(hidden) in {0, found.n}
