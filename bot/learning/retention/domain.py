"""Retention: one blueprint asked before, right after, and one, three and six months later.

A blueprint is the number of questions for each objective. The check repeats the blueprint of the
post-test with other questions, if the unit has them, so that it measures what was learned and not
which sentence was remembered. Each figure has its number of answers; what was not measured is None
and never 0.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.catalog.course import Course
from bot.catalog.unit import Item, Unit
from bot.learning.attempts.domain import check_opened_at
from bot.learning.quiz.domain import AttemptId, Purpose

MEASURING = (Purpose.BASELINE, Purpose.POSTTEST, Purpose.RETENTION)

# ---- when to check, and by which questions -----------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredAttempt:
    """A run that measures something; `offered_at`: when its check was offered."""

    attempt: AttemptId
    quiz: str
    purpose: Purpose
    finished_at: datetime | None
    started_at: datetime | None = None
    offered_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AvailableCheck:
    """A check that is open; `attempt` is the run with which it compares.

    `offered`: the person got a message about it.
    """

    attempt: AttemptId
    quiz: str
    offered: bool


def checks_due(
    course: Course,
    taken: Collection[MeasuredAttempt],
    starts: Mapping[str, datetime],
    *,
    now: datetime,
) -> tuple[AvailableCheck, ...]:
    """Return the checks that are open and were not begun, in the order of the course.

    They compare with the post-test. For somebody who did a quiz only before its meeting, they count
    from the meeting: `starts` tells when the first one on each unit begins.
    """
    found = (
        _open_check(course, [each for each in taken if each.quiz == unit.id], starts, now=now)
        for unit in course.units
        if unit.items
    )
    return tuple(check for check in found if check is not None)


def _open_check(
    course: Course,
    runs: Sequence[MeasuredAttempt],
    starts: Mapping[str, datetime],
    *,
    now: datetime,
) -> AvailableCheck | None:
    basis, since = _looked_back_at(runs, starts)
    if basis is None or since is None:
        return None
    checked = [
        each.started_at or each.finished_at or now
        for each in runs
        if each.purpose is Purpose.RETENTION
    ]
    opened = check_opened_at(since, checked, course.rhythm.checks, now=now)
    if opened is None:
        return None
    offered = basis.offered_at is not None and basis.offered_at >= opened
    return AvailableCheck(attempt=basis.attempt, quiz=basis.quiz, offered=offered)


def _looked_back_at(
    runs: Sequence[MeasuredAttempt], starts: Mapping[str, datetime]
) -> tuple[MeasuredAttempt | None, datetime | None]:
    """Return the run with which checks compare, and the instant from which they count."""
    tested = [each for each in runs if each.purpose is Purpose.POSTTEST]
    if tested:
        last = tested[-1]
        return (last, last.started_at or last.finished_at) if last.finished_at else (None, None)
    early = [each for each in runs if each.purpose is Purpose.BASELINE and each.finished_at]
    return (early[-1], starts.get(early[-1].quiz)) if early else (None, None)


def same_blueprint(
    unit: Unit, objectives: Sequence[str], asked: Mapping[str, datetime]
) -> tuple[str, ...]:
    """Return a unit's questions for the blueprint of an earlier run, in the order of the unit.

    `objectives` has one entry for each question of that run; `asked` tells when the person was last
    asked a question. New questions come first, then those asked longest ago. An objective that is
    gone gives no question; without any, the whole quiz is asked.
    """
    wanted = Counter(objectives)

    def freshest(item: Item) -> tuple[bool, float]:
        at = asked.get(item.id)
        return at is not None, 0.0 if at is None else at.timestamp()

    chosen: set[str] = set()
    every = (*unit.items, *unit.variants)
    for objective, many in wanted.items():
        variants = sorted((i for i in every if i.objective == objective), key=freshest)
        chosen |= {item.id for item in variants[:many]}
    return tuple(item.id for item in every if item.id in chosen) or tuple(i.id for i in unit.items)


# ---- results -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredAnswer:
    """One answer in a run. `person` is the enrolment, which counts as one person."""

    person: int
    attempt: AttemptId
    quiz: str
    purpose: Purpose
    finished: bool
    item: str
    objective: str
    right: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of the answers were right, and how many people gave them."""

    right: int
    total: int
    people: int

    @property
    def of_one(self) -> float:
        """The share of right answers, from 0 to 1."""
        return self.right / self.total


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionComparison:
    """Before, right after, and the first check; None for what was not measured."""

    baseline: Share | None
    posttest: Share | None
    retention: Share | None

    @property
    def is_empty(self) -> bool:
        return self.baseline is None and self.posttest is None and self.retention is None


def compare_marks(marks: Iterable[ScoredAnswer]) -> RetentionComparison:
    """Return what finished runs measured, of one person or of a group.

    In a group the three shares may come from different people: `paired` compares the same ones.
    """
    by: dict[Purpose, list[ScoredAnswer]] = {purpose: [] for purpose in MEASURING}
    for mark in _counted(marks):
        if mark.purpose in by:
            by[mark.purpose].append(mark)
    return RetentionComparison(
        baseline=_share(by[Purpose.BASELINE]),
        posttest=_share(by[Purpose.POSTTEST]),
        retention=_share(by[Purpose.RETENTION]),
    )


def paired(
    marks: Collection[ScoredAnswer], earlier: Purpose, later: Purpose
) -> tuple[Share, Share] | None:
    """Compare two measurements of the same people and objectives.

    For each person only objectives that were asked both times count; None if there are none.
    """
    counted = _counted(marks)
    both = _asked(counted, earlier) & _asked(counted, later)
    kept = [mark for mark in counted if (mark.person, mark.objective) in both]
    before = _share([mark for mark in kept if mark.purpose is earlier])
    after = _share([mark for mark in kept if mark.purpose is later])
    return None if before is None or after is None else (before, after)


def last_check(marks: Iterable[ScoredAnswer]) -> Share | None:
    """Return the result of the last finished checks of all quizzes together, or None."""
    checks = [mark for mark in marks if mark.finished and mark.purpose is Purpose.RETENTION]
    last: dict[str, AttemptId] = {}
    for mark in checks:
        last[mark.quiz] = max(last.get(mark.quiz, mark.attempt), mark.attempt)
    return _share([mark for mark in checks if last[mark.quiz] == mark.attempt])


def _counted(marks: Iterable[ScoredAnswer]) -> list[ScoredAnswer]:
    """Leave out runs that were not finished, and later checks of a quiz than the first."""
    finished = [mark for mark in marks if mark.finished]
    first: dict[tuple[int, str], AttemptId] = {}
    for mark in finished:
        if mark.purpose is Purpose.RETENTION:
            key = mark.person, mark.quiz
            first[key] = min(first.get(key, mark.attempt), mark.attempt)
    return [
        mark
        for mark in finished
        if mark.purpose is not Purpose.RETENTION or first[mark.person, mark.quiz] == mark.attempt
    ]


def _asked(marks: Iterable[ScoredAnswer], purpose: Purpose) -> set[tuple[int, str]]:
    return {(mark.person, mark.objective) for mark in marks if mark.purpose is purpose}


def _share(marks: Sequence[ScoredAnswer]) -> Share | None:
    if not marks:
        return None
    return Share(
        right=sum(mark.right for mark in marks),
        total=len(marks),
        people=len({mark.person for mark in marks}),
    )
