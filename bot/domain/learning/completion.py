"""When a course is completed: the rule of its pack, and how far somebody is from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.learning.wording import Text
from bot.domain.refusals import Refusal


class NotCompleted(Refusal):
    """The rule of the course is not met yet, so it gives no certificate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRule:
    """What a certificate asks for; None means all that the course has.

    A quiz counts when it was finished with at least `correct` per cent right in the best run.
    `signed` are the roles of those who sign by hand below, two at most.
    """

    lessons: int | None
    quizzes: int | None
    correct: int
    signed: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BestResult:
    """The best result in a part's quiz, in per cent; None if it was never finished."""

    part: int
    percent: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """How far somebody is: lessons and quizzes done of those wanted.

    `open` are the quizzes that do not count yet.
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
