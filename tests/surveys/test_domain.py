"""When a survey is asked, and what may be told of its answers."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.small_groups import SMALLEST_GROUP
from bot.surveys.domain import mean, results, schedule
from tests.surveys.asking import SURVEY
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
