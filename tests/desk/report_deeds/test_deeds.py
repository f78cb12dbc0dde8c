"""What leaders did, as figures: nothing of fewer than five people, and every month."""

from dataclasses import replace
from datetime import date

import pytest

from bot.community.totals.domain import SumRow
from bot.desk.report_deeds.domain import NOTHING, DeedCounts, Deeds, deeds, months
from bot.desk.reports.screens import page
from bot.locale import Catalogue
from tests.documents.report_sample import ROUNDS, done, sample
from tests.shipped import shipped_courses
from tests.world import local

ZONE = "Asia/Phnom_Penh"
NOW = local("2023-08-03 08:00")
TEXTS = Catalogue().texts("en")


def put_together(counts: DeedCounts) -> Deeds:
    return deeds(counts, (), zone=ZONE, begun=date(2023, 5, 22), now=NOW)


@pytest.mark.parametrize(
    ("named", "told", "few"),
    [
        ({}, (), 0),
        ({"time": 4}, (), 1),
        ({"time": 5, "money": 7, "road": 1}, (("money", 7), ("time", 5)), 1),
        ({"": 9, "own": 5}, (("own", 5),), 0),
    ],
)
def test_a_barrier_is_told_if_five_people_named_it(
    named: dict[str, int], told: tuple[tuple[str, int], ...], few: int
) -> None:
    found = put_together(replace(NOTHING, barriers=named))

    assert (found.barriers, found.few_barriers) == (told, few)


def session(month: str, people: int) -> SumRow:
    return SumRow(month, "m4", "04", "", "", 1, people, 0, 0)


def test_every_month_is_there_and_small_ones_tell_nothing() -> None:
    counts = replace(
        NOTHING,
        # An hour before midnight in UTC is already July in Phnom Penh.
        made={local("2023-06-01 00:30"): 2, local("2023-07-01 03:00"): 1},
        done={local("2023-07-31 23:00"): 4},
        sessions=(session("2023-06", 30), session("2023-07", 3), session("2023-08", 40)),
    )

    found = months(counts, zone=ZONE, begun=date(2023, 5, 22), now=NOW)

    assert [(each.first.month, each.made, each.done) for each in found] == [
        (5, 0, 0), (6, 2, 0), (7, 1, 4), (8, 0, 0),
    ]  # fmt: skip
    assert [each.people for each in found] == [0, None, None, 40], "and the smallest other one"


def test_a_year_is_shown_at_most() -> None:
    found = months(NOTHING, zone=ZONE, begun=date(2021, 1, 1), now=NOW)

    assert [found[0].first, found[-1].first] == [date(2022, 9, 1), date(2023, 8, 1)]


def test_the_overview_tells_a_question_of_its_level_as_it_was_asked_last() -> None:
    [course] = shipped_courses().values()
    found = done(course)

    assert [each.question.id for each in found.latest(1)] == ["useful"]
    assert [each.question.id for each in found.latest(3)] == ["list"]
    assert found.latest(4) == (), "it was not asked yet"
    assert {each.round for each in found.surveyed} == set(ROUNDS)


def said(name: str, *, for_sharing: bool = False) -> str:
    return str(page(sample(), name, TEXTS, for_sharing=for_sharing).said(TEXTS))


def test_the_overview_has_plans_communities_and_surveys_on_their_levels() -> None:
    overview = said("overview")

    third = overview[overview.index("3 · Behaviour") : overview.index("4 · Results")]
    assert "Planned a step: 9 of 13" in third
    assert "Did a planned step: 6 of 13" in third
    assert "Steps planned: 13 (done 7 · open 5 · dropped 1)" in third
    assert "most: Yes (10 people · After a month)" in third
    assert "8 sessions, 132 people" in overview[overview.index("4 · Results") :]


def test_a_page_tells_what_stood_in_the_way_only_of_five_people_and_more() -> None:
    told = said("deeds")

    assert "Answered: 19 of 24" in told
    assert "Not yet: 8 of 19" in told
    assert "1 other, named by fewer than five" in told
    assert "People reached: 132" in told
    assert "6 people" in told[told.index("What stood in the way") :]


def test_surveys_have_a_page_with_every_question() -> None:
    told = said("surveys", for_sharing=True)

    assert "After the meetings · How useful were the meetings for your daily work?" in told
    assert "On average: 4.5 (11 people · scores withheld)" in told
    assert "Was the language of the meetings right for you?" in told
    assert "Answered: – (fewer than 5)" in told
