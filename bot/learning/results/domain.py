"""Progress and results: what somebody read, reached and still knows, and when they learned.

Only the person sees results; coordinators see what was read and finished. Comparisons need a group
of five people.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.catalog.course import Course
from bot.catalog.reference import CertificateRule
from bot.days import monday_of
from bot.learning.attempts.domain import part_of_quiz, reached_by_half
from bot.learning.domain import Meeting
from bot.learning.measures.domain import PostTest, posttest_of
from bot.learning.quiz.domain import MISSED, AttemptId, Run, Score
from bot.learning.recap.domain import Position, Readings, lessons_read, next_lesson
from bot.learning.retention.domain import RetentionComparison, ScoredAnswer, compare_marks

MOST_WEEKS: Final = 10
WEEK: Final = timedelta(days=7)
NOTHING, PRACTISED, MEETING = 0, 1, 2
"""What happened on a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizResult:
    """What somebody reached in the quiz of a part of the course (from 1), and half of the group.

    `half` is what at least half of the group reached the first time; None in a group under five.
    """

    part: int
    first: Score
    best: Score
    half: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityWeeks:
    """What happened on each day of the last weeks; `days` counts those with an answer.

    Weeks begin on Monday, and the current week is the last one.
    """

    days: int
    weeks: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningResults:
    """All results of somebody in a course; `activity` is None before the first answer.

    `posttest`: whether a missing post-test can still be done.
    """

    read: int
    lessons: int
    quizzes: tuple[QuizResult, ...]
    measured: RetentionComparison
    activity: ActivityWeeks | None
    posttest: PostTest = PostTest.OVER

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show yet."""
        return self.read == 0 and not self.quizzes and self.activity is None


def quiz_results(
    course: Course, marks: Sequence[ScoredAnswer], group: Mapping[str, Sequence[int]]
) -> tuple[QuizResult, ...]:
    """Return the results of each finished quiz, in the order of the course.

    `group` has the first results of the members for each quiz, unsorted and without names.
    """
    runs = _finished_runs(marks)
    found = []
    for part, unit in enumerate(course.units, 1):
        scores = runs.get(unit.id, [])
        if scores:
            best = max(scores, key=lambda score: (score.right / score.total, score.total))
            half = reached_by_half(group.get(unit.id, ()))
            found.append(QuizResult(part=part, first=scores[0], best=best, half=half))
    return tuple(found)


def results(
    course: Course,
    marks: Sequence[ScoredAnswer],
    group: Mapping[str, Sequence[int]],
    *,
    read: int,
    lessons: int,
    meetings: Sequence[Meeting],
    zone: str,
    now: datetime,
) -> LearningResults:
    """Return the results from somebody's answers (`marks`, oldest first) and readings."""
    met = [meeting.starts_at for meeting in meetings]
    return LearningResults(
        read=read,
        lessons=lessons,
        quizzes=quiz_results(course, marks, group),
        measured=compare_marks(marks),
        activity=activity_weeks([mark.at for mark in marks], met, zone=zone, now=now),
        posttest=posttest_of(course, marks, meetings, now=now),
    )


def activity_weeks(
    answered: Collection[datetime], meetings: Collection[datetime], *, zone: str, now: datetime
) -> ActivityWeeks | None:
    """Return on which local days somebody answered or had a meeting, at most ten weeks back.

    A day with both counts as one with an answer.
    """
    if not answered:
        return None
    there = ZoneInfo(zone)
    days = {at.astimezone(there).date() for at in answered}
    met = {at.astimezone(there).date() for at in meetings if at <= now}
    last = monday_of(now.astimezone(there).date())
    first = max(monday_of(min(days | met)), last - (MOST_WEEKS - 1) * WEEK)
    weeks = tuple(
        tuple(_activity(first + timedelta(days=7 * week + day), days, met) for day in range(7))
        for week in range((last - first).days // 7 + 1)
    )
    return ActivityWeeks(days=sum(week.count(PRACTISED) for week in weeks), weeks=weeks)


def _activity(day: date, answered: Collection[date], met: Collection[date]) -> int:
    if day in answered:
        return PRACTISED
    return MEETING if day in met else NOTHING


def _finished_runs(marks: Sequence[ScoredAnswer]) -> dict[str, list[Score]]:
    """Return the scores of finished runs by quiz, in the order in which they were begun."""
    runs: dict[tuple[AttemptId, str], list[bool]] = {}
    for mark in marks:
        if mark.finished:
            runs.setdefault((mark.attempt, mark.quiz), []).append(mark.right)
    found: dict[str, list[Score]] = {}
    for (_, quiz), right in sorted(runs.items()):
        found.setdefault(quiz, []).append(Score(right=sum(right), total=len(right)))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class BestResult:
    """The best result in a part's quiz, in per cent; None if it was never finished."""

    part: int
    percent: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """How far somebody is: lessons and quizzes done, and those that the rule asks for.

    `open` are the quizzes that are not passed yet.
    """

    read: int
    lessons: int
    passed: int
    quizzes: int
    correct: int
    open: tuple[BestResult, ...]

    @property
    def is_met(self) -> bool:
        return self.read >= self.lessons and self.passed >= self.quizzes


def percent(right: int, total: int) -> int:
    """Return a share in whole per cent, rounded down: 59.9 is not 60."""
    return 100 * right // total if total else 0


def completion(
    rule: CertificateRule, *, read: int, lessons: int, best: Sequence[BestResult]
) -> Completion:
    """Compare somebody with a rule; `best` has every quiz of the course, in order.

    A rule that asks for more than the course has asks for all of it.
    """
    passed = [each for each in best if each.percent is not None and each.percent >= rule.correct]
    return Completion(
        read=read,
        lessons=lessons if rule.lessons is None else min(rule.lessons, lessons),
        passed=len(passed),
        quizzes=len(best) if rule.quizzes is None else min(rule.quizzes, len(best)),
        correct=rule.correct,
        open=tuple(each for each in best if each not in passed),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PartScore:
    part: int
    score: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningProgress:
    """How many lessons were read, where to continue, and the result of the quiz finished last.

    `quiz` is the open run: `unit` is its quiz id, for `OpenQuiz`. `untried` are the units whose
    quiz was never begun. `best` has every quiz of the course, in order.
    """

    lessons_read: int
    lessons: int
    lesson: Position | None
    quiz: Position | None
    score: PartScore | None
    untried: tuple[str, ...]
    best: tuple[BestResult, ...]


def progress(
    course: Course,
    readings: Readings,
    runs: Sequence[Run],
    finished: Collection[tuple[str, Score]],
) -> LearningProgress:
    """Return the progress: `runs` are open, latest first, `finished` ones oldest first."""
    read, lessons = lessons_read(course, readings)
    tried = {quiz for quiz, _ in finished} | {run.attempt.quiz for run in runs}
    scores = [(part_of_quiz(course, quiz), score) for quiz, score in finished if MISSED not in quiz]
    parts = [PartScore(part=part, score=score) for part, score in scores if part is not None]
    return LearningProgress(
        lessons_read=read,
        lessons=lessons,
        lesson=next_lesson(course.units, readings),
        quiz=next((onward for run in runs if (onward := _onward(run))), None),
        score=parts[-1] if parts else None,
        untried=tuple(u.id for u in course.units if u.items and u.id not in tried),
        best=tuple(
            BestResult(part=part, percent=_best(unit.id, finished))
            for part, unit in enumerate(course.units, 1)
            if unit.items
        ),
    )


def completion_in(course: Course, done: LearningProgress) -> Completion | None:
    """Return how far somebody is from the certificate of a course; None if it gives none."""
    if course.certificate is None:
        return None
    return completion(
        course.certificate, read=done.lessons_read, lessons=done.lessons, best=done.best
    )


def _best(quiz: str, finished: Collection[tuple[str, Score]]) -> int | None:
    shares = (percent(each.right, each.total) for of, each in finished if of == quiz and each.total)
    return max(shares, default=None)


def _onward(run: Run) -> Position | None:
    question = run.question()
    if question is None or run.is_practice:
        return None
    return Position(unit=run.attempt.quiz, at=question.number, of=question.total)
