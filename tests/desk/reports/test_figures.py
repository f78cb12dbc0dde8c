"""From counts to figures: what is suppressed of organizations."""

from bot.desk.report_deeds.domain import NOTHING, deeds
from bot.desk.report_figures.domain import (
    FEW,
    AttendedRow,
    CombinedCounts,
    ReachedRow,
    ReportCounts,
    ScoredRow,
)
from bot.desk.reports.domain import OrganizationFigures, report, week_of
from bot.membership.domain import Cohort, CohortId
from tests.small_course import SMALL
from tests.world import local

NOW = local("2023-06-01 08:00")
COHORT = Cohort(id=CohortId(1), course=SMALL.id, title="May", zone="Asia/Phnom_Penh")


NO_DEEDS = deeds(NOTHING, (), zone=COHORT.zone, begun=NOW.date(), now=NOW)


def organizations(*known: tuple[int, int, int]) -> list[OrganizationFigures]:
    """The figures of organizations of which so many are listed, inside, and took a quiz."""
    numbered = list(enumerate(known, 1))
    counted = ReportCounts(
        reached=tuple(ReachedRow(n, "km", of, in_, in_, 0, 0) for n, (of, in_, _) in numbered),
        attended=tuple(AttendedRow(1, n, in_, in_, 0, 0) for n, (_, in_, _) in numbered if in_),
        scored=tuple(ScoredRow(n, took, 5, 10) for n, (*_, took) in numbered if took),
        organizations=tuple((n, f"Organization {n}") for n, _ in numbered),
    )  # fmt: skip
    made = report(
        COHORT, SMALL, counted, {None: CombinedCounts()}, NO_DEEDS,
        first_monday=week_of(NOW, COHORT), now=NOW,
    )  # fmt: skip
    return list(made.organizations)


def test_each_figure_is_suppressed_by_the_people_behind_it() -> None:
    made = organizations((9, 9, 9), (7, 4, 4), (8, 6, 5))
    assert [each.suppressed for each in made] == [False, False, False]
    assert [each.attendance_suppressed for each in made] == [False, True, True], (
        "four inside, and the next"
    )
    assert [each.first is FEW for each in made] == [False, True, True], "four took it"


def test_an_organization_suppressed_on_the_list_is_suppressed_everywhere() -> None:
    made = organizations((9, 9, 9), (4, 4, 4), (6, 6, 6), (7, 7, 7))
    assert [each.suppressed for each in made] == [False, True, True, False]
    assert [each.attendance_suppressed for each in made] == [False, True, True, False]


def test_an_organization_without_anybody_inside_hides_nobody() -> None:
    made = organizations((9, 9, 0), (6, 0, 0))
    assert [each.attendance_suppressed for each in made] == [False, False]
    assert [each.first for each in made] == [None, None]
