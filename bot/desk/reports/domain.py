"""A report holds all figures of a cohort, each with its n, put together from the counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.catalog.course import Course
from bot.desk.report_counts.domain import CombinedCounts, ReportCounts
from bot.desk.report_figures.domain import FEW, Few, Figure, Pulse, pulse_of
from bot.desk.report_learning.domain import (
    CombinedFigures,
    PartFigures,
    begun_purposes,
    learned_figures,
    part_figures,
    together_figures,
)
from bot.desk.report_overview.domain import Behaviour, Reach, Week, reach_figures, week_figures
from bot.desk.report_participation.domain import (
    MeetingFigures,
    OrganizationFigures,
    meeting_figures,
    organization_figures,
)
from bot.desk.report_questions.domain import ItemFigures, item_figures
from bot.learning.attempts.domain import SMALLEST_GROUP
from bot.learning.quiz.domain import WARM_UP
from bot.membership.domain import Cohort


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All figures of a cohort at the instant `now`."""

    cohort: Cohort
    course: Course
    now: datetime
    reach: Reach
    meetings: tuple[MeetingFigures, ...]
    pulse: Pulse | Few | None
    warm_up: Figure
    together: tuple[CombinedFigures, ...]
    parts: tuple[PartFigures, ...]
    behaviour: Behaviour
    items: tuple[ItemFigures, ...]
    organizations: tuple[OrganizationFigures, ...]
    weeks: tuple[Week, ...]

    @property
    def places(self) -> tuple[int, int] | None:
        """Attendances and expected attendances over all meetings noted; None without any."""
        noted = [each for each in self.meetings if each.there is not None]
        if not noted:
            return None
        return sum(each.there or 0 for each in noted), sum(each.expected for each in noted)

    @property
    def is_small(self) -> bool:
        """Whether the cohort is too small for sharing any figure."""
        return self.reach.inside < SMALLEST_GROUP


def report(
    cohort: Cohort,
    course: Course,
    counted: ReportCounts,
    together: Mapping[str | None, CombinedCounts],
    *,
    first_monday: date,
    now: datetime,
) -> Report:
    """Put the figures of a cohort together."""
    meetings = meeting_figures(course, counted.meetings, counted.attended)
    told = [each.pulse.scores for each in meetings if isinstance(each.pulse, Pulse)]
    few = FEW if any(each.pulse is FEW for each in meetings) else None
    behaved = counted.behaved[0] if counted.behaved else (0, 0, 0)
    return Report(
        cohort=cohort,
        course=course,
        now=now,
        reach=reach_figures(counted.reached),
        meetings=meetings,
        pulse=pulse_of(tuple(map(sum, zip(*told, strict=True)))) or few,
        warm_up=learned_figures(counted.measured, WARM_UP).baseline,
        together=tuple(
            together_figures(module, rows, begun_purposes(course, module, counted.measured))
            for module, rows in together.items()
        ),
        parts=part_figures(course, counted),
        behaviour=Behaviour(practised=behaved[0], walked=behaved[1], certified=behaved[2]),
        items=item_figures(course, counted.items, counted.picked),
        organizations=organization_figures(counted),
        weeks=week_figures(counted, first_monday, cohort, now),
    )
