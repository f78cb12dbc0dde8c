"""The report of a course of fourteen after its three days, for sample pictures."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from bot.catalog.course import Course
from bot.community.totals.domain import SumRow
from bot.desk.report_deeds.domain import DeedCounts, Deeds, deeds, surveyed_in
from bot.desk.report_figures.domain import FEW, BeforeAndAfter, BehavedRow, Pulse
from bot.desk.report_pages.domain import CombinedFigures, Learned, PartFigures
from bot.desk.reports.domain import MeetingFigures, OrganizationFigures, ReachFigures, Report, Week
from bot.desk.reports.screens import page
from bot.learning.retention.domain import Share
from bot.locale import Catalogue
from bot.membership.domain import Cohort, CohortId
from bot.plans.domain import UNSAID, PlanProgress, PlanState
from bot.surveys.domain import Round, RoundId
from tests.shipped import shipped_courses
from tests.world import local

STARTS = [local(f"2023-05-{day} 09:00") for day in (29, 30, 31)]
PULSES = ((0, 0, 2, 4, 6), (0, 1, 2, 5, 3), (0, 0, 1, 5, 5))
THERE = ((12, 1), (11, 2), (11, 1))


def share(right: int, total: int, people: int) -> Share:
    return Share(right=right, total=total, people=people)


def sample() -> Report:
    """Return it; thirteen of the fourteen joined, the second part has no retention yet."""
    [course] = shipped_courses().values()
    learned = Learned(
        baseline=share(21, 50, 10), posttest=share(262, 330, 12), retention=share(58, 80, 8)
    )
    return Report(
        cohort=Cohort(
            id=CohortId(1), course=course.id, title="Module 4, May 2023", zone="Asia/Phnom_Penh"
        ),
        course=course,
        now=local("2023-07-31 18:00"),
        reach=ReachFigures(
            listed=14, inside=13, reachable=13, week=6, month=11, languages=(("km", 10), ("en", 3))
        ),
        meetings=tuple(
            MeetingFigures(
                part=part, title="", starts_at=at, expected=13, there=there, excused=excused,
                unsure=0, pulse=Pulse(scores=scores),
            )
            for part, (at, scores, (there, excused)) in enumerate(
                zip(STARTS, PULSES, THERE, strict=True), 1
            )
        ),
        pulse=Pulse(scores=(0, 1, 5, 14, 14)),
        warm_up=learned.baseline,
        together=(
            CombinedFigures(
                module=None,
                learned=learned,
                taught=BeforeAndAfter(before=share(20, 48, 9), after=share(39, 48, 9)),
                kept=BeforeAndAfter(before=share(64, 80, 8), after=share(58, 80, 8)),
            ),
        ),
        parts=tuple(
            PartFigures(
                part=part, unit=unit.id, begun=12, finished=12 - part,
                learned=Learned(
                    baseline=None,
                    posttest=share(89 - 4 * part, 110, 11),
                    retention=share(58, 80, 8) if part == 1 else None,
                ),
                first=share(89 - 4 * part, 110, 11),
            )
            for part, unit in enumerate(course.units, 1)
        ),
        behaviour=BehavedRow(practised=9, walked=7, certified=5),
        items=(),
        organizations=(
            OrganizationFigures(
                name="Lotus House", listed=6, inside=6, places=18, there=17, suppressed=False,
                attendance_suppressed=False, first=share(150, 180, 6),
            ),
            *(
                OrganizationFigures(
                    name=name, listed=4, inside=inside, places=3 * inside, there=9, suppressed=True,
                    attendance_suppressed=True, first=FEW,
                )
                for name, inside in (("River School", 4), ("Bright Path", 3))
            ),
        ),
        weeks=tuple(
            Week(monday=date(2023, 5, 22) + timedelta(weeks=n), joined=j, learned=a, finished=f)
            for n, (j, a, f) in enumerate(
                [(12, 10, 0), (1, 12, 19), (0, 9, 8), (0, 7, 3), (0, 8, 0), (0, 6, 1),
                 (0, 8, 0), (0, 5, 0), (0, 6, 2), (0, 7, 0), (0, 3, 0)]
            )
        ),
        deeds=done(course),
    )  # fmt: skip


def done(course: Course) -> Deeds:
    """Return what nine of them did until the end of July, and two surveys that have ended."""
    return deeds(
        DeedCounts(
            planners=9,
            doers=6,
            plans={PlanState.DONE: 7, PlanState.OPEN: 5, PlanState.DROPPED: 1},
            asked=24,
            answers={PlanProgress.DONE: 7, PlanProgress.PARTLY: 4, PlanProgress.NOT_YET: 8},
            barriers={"time": 6, "money": 5, "afraid": 2, UNSAID: 3},
            made={local("2023-06-02 09:00"): 9, local("2023-07-04 10:00"): 4},
            done={local("2023-06-20 09:00"): 3, local("2023-07-12 09:00"): 4},
            sessions=(
                SumRow("2023-06", "m4", "04", "", "", 3, 31, 12, 9),
                SumRow("2023-07", "m4.u1", "04", "", "", 5, 40, 22, 18),
            ),
        ),
        surveyed_in(course, ROUNDS, COUNTS),
        zone="Asia/Phnom_Penh",
        begun=date(2023, 5, 22),
        now=local("2023-07-31 18:00"),
    )


def held(number: int, survey: str, opened: str) -> Round:
    at = local(f"2023-{opened} 09:00")
    return Round(
        id=RoundId(number),
        cohort_id=CohortId(1),
        survey=survey,
        anonymous=True,
        questions=("useful", "sure"),
        opened_at=at,
        ends_at=at + timedelta(days=14),
        counted_at=at + timedelta(days=15),
        finished=10,
    )


ROUNDS = (held(1, "training", "06-07"), held(2, "companion", "06-30"))
COUNTS = {
    RoundId(1): {
        "useful": {"3": 1, "4": 4, "5": 6},
        "sure": {"2": 2, "3": 5, "4": 4},
        "best": {"cases": 7, "story": 4},
    },
    RoundId(2): {"list": {"yes": 6, "partly": 3, "no": 1}, "bot": {"3": 2, "4": 5, "5": 3}},
}


def picture(name: str, number: int, language: str) -> Mapping[str, Any]:
    """Return the data of one of the pictures of a report."""
    told = page(sample(), name, Catalogue().texts(language), for_sharing=True)
    return told.drawings(language)[number - 1]
