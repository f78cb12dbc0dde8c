"""Figures of what leaders did with the training, in all and month by month.

Plans are counted, and people with a plan; a barrier is shown only if five people named it. Months
are those of the cohort's calendar.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from bot.catalog.course import Course, SurveyQuestion
from bot.community.totals.domain import Breakdown, SumRow, Totals, totals
from bot.days import local_day
from bot.plans.domain import UNSAID, PlanProgress, PlanState
from bot.small_groups import SMALLEST_GROUP
from bot.surveys.domain import Round, RoundId, SurveyCounts, SurveyFigures, figures_of

MONTHS: Final = 12
"""How many months a report shows, the last ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedCounts:
    """The counts of a cohort.

    `planners` and `doers`: people inside who made a plan, and who finished one. `plans`: how many
    are in each state, also those without a leader any more. `asked` counts the check-ins, `answers`
    the answers to them. `barriers`: how many people named each. `made` and `done`: how many plans
    were made and finished in a quarter of an hour.
    """

    planners: int = 0
    doers: int = 0
    plans: Mapping[PlanState, int]
    asked: int = 0
    answers: Mapping[PlanProgress, int]
    barriers: Mapping[str, int]
    made: Mapping[datetime, int]
    done: Mapping[datetime, int]
    sessions: tuple[SumRow, ...] = ()


NOTHING: Final = DeedCounts(plans={}, answers={}, barriers={}, made={}, done={})


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What happened in a month (its first day); `sessions` in communities reached `people`.

    Both are None if too few people came.
    """

    first: date
    made: int
    done: int
    sessions: int | None
    people: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Surveyed:
    """The result of a question of a survey: the survey, the question, and what may be shown of it.

    `figures` is None if fewer than five people have answered it.
    """

    round: Round
    question: SurveyQuestion
    figures: SurveyFigures | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """All figures of what leaders did.

    `barriers` are those that at least five people have named, the most frequent first, each with
    the number of people; `few_barriers` is how many others were named. `community` is None if
    nobody logged a session.
    """

    counts: DeedCounts
    barriers: tuple[tuple[str, int], ...]
    few_barriers: int
    community: Totals | None
    months: tuple[Month, ...]
    surveyed: tuple[Surveyed, ...]

    @property
    def plans(self) -> int:
        return sum(self.counts.plans.values())

    def latest(self, level: int) -> tuple[Surveyed, ...]:
        """Return the questions of a level with a result, each as it was asked last."""
        last = {
            each.question.id: each
            for each in self.surveyed
            if each.question.level == level and each.figures is not None
        }
        return tuple(last.values())


def deeds(
    counts: DeedCounts,
    surveyed: Sequence[Surveyed],
    *,
    zone: str,
    begun: date,
    now: datetime,
) -> Deeds:
    """Make the figures; `begun` is the first day that months are shown from."""
    named = {each: n for each, n in counts.barriers.items() if each != UNSAID}
    enough = {each: n for each, n in named.items() if n >= SMALLEST_GROUP}
    return Deeds(
        counts=counts,
        barriers=tuple(sorted(enough.items(), key=lambda each: (-each[1], each[0]))),
        few_barriers=len(named) - len(enough),
        community=totals(counts.sessions, Breakdown.PLACE) if counts.sessions else None,
        months=months(counts, zone=zone, begun=begun, now=now),
        surveyed=tuple(surveyed),
    )


def months(counts: DeedCounts, *, zone: str, begun: date, now: datetime) -> tuple[Month, ...]:
    """Return what happened month by month, the empty months included, at most the last `MONTHS`."""
    last = local_day(now, zone).replace(day=1)
    first = max(begun.replace(day=1), _back(last, MONTHS - 1))
    made, done = _monthly(counts.made, zone), _monthly(counts.done, zone)
    by_month = totals(counts.sessions, Breakdown.MONTH)
    told = {date.fromisoformat(f"{each.key}-01"): each for each in by_month.groups}
    logged = {date.fromisoformat(f"{row.month}-01") for row in counts.sessions}
    found = []
    month = first
    while month <= last:
        group = told.get(month)
        hidden = group is None and month in logged
        found.append(
            Month(
                first=month,
                made=made[month],
                done=done[month],
                sessions=None if hidden else group.sessions if group else 0,
                people=None if hidden else group.people if group else 0,
            )
        )
        month = _back(month, -1)
    return tuple(found)


def surveyed_in(
    course: Course, rounds: Iterable[Round], counts: Mapping[RoundId, SurveyCounts]
) -> tuple[Surveyed, ...]:
    """Return the results of the rounds that are counted, the earliest first.

    Questions in own words and questions that the course no longer has are left out.
    """
    found = []
    for each in sorted(rounds, key=lambda each: each.opened_at):
        survey = course.surveys.survey(each.survey)
        if survey is None or each.counted_at is None or each.was_missed:
            continue
        told = counts.get(each.id, {})
        found += [
            Surveyed(
                round=each,
                question=question,
                figures=figures_of(question, told[question.id]) if question.id in told else None,
            )
            for question in survey.questions
            if not question.words
        ]
    return tuple(found)


def _monthly(by_quarter: Mapping[datetime, int], zone: str) -> Counter[date]:
    found: Counter[date] = Counter()
    for quarter, many in by_quarter.items():
        found[local_day(quarter, zone).replace(day=1)] += many
    return found


def _back(month: date, many: int) -> date:
    number = month.year * 12 + month.month - 1 - many
    return date(number // 12, number % 12 + 1, 1)
