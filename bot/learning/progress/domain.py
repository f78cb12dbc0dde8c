"""How far somebody is in lessons and quizzes, and how far from the certificate."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.catalog.course import Course
from bot.catalog.reference import CertificateRule
from bot.learning.attempts.domain import part_of
from bot.learning.quiz.domain import MISSED, Purpose, Run, Score
from bot.learning.recap.domain import Position, Readings, lessons_read, next_lesson


@dataclass(frozen=True, slots=True, kw_only=True)
class BestResult:
    """The best result in a part's quiz, in per cent; None if it was never finished."""

    part: int
    percent: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """How far somebody is: lessons and quizzes done of those that the rule asks for.

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
        """Whether nothing is missing."""
        return self.read >= self.lessons and self.passed >= self.quizzes


def percent(right: int, total: int) -> int:
    """Return a share in whole per cent, rounded down: 59.9 is not 60."""
    return 100 * right // total if total else 0


def completion(
    rule: CertificateRule, *, read: int, lessons: int, best: Sequence[BestResult]
) -> Completion:
    """Measure somebody by a rule; `best` has every quiz of the course, in order.

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
    """What somebody reached in the quiz of a part of the course (from 1)."""

    part: int
    score: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Lessons read of all, where to go on, and the result of the quiz finished last.

    `quiz` is the open run: `unit` is its quiz id, for `OpenQuiz`. `untried` are the units
    whose quiz was never begun. `best` has every quiz of the course, in order.
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
) -> Progress:
    """Put together what is known: open `runs`, latest first, and `finished` ones, oldest first."""
    read, lessons = lessons_read(course, readings)
    tried = {quiz for quiz, _ in finished} | {run.attempt.quiz for run in runs}
    scores = [(part_of(course, quiz), score) for quiz, score in finished if MISSED not in quiz]
    parts = [PartScore(part=part, score=score) for part, score in scores if part is not None]
    return Progress(
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


def completion_in(course: Course, done: Progress) -> Completion | None:
    """Return how far somebody is from the certificate of a course, if it gives one."""
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
    if question is None or run.attempt.purpose is Purpose.REFRESHER:
        return None
    return Position(unit=run.attempt.quiz, at=question.number, of=question.total)
