"""Buttons of quizzes."""

from bot.learning.quiz.domain import AttemptId
from bot.telegram.kit.button import Button


class OpenQuizzes(Button, prefix="qq"):
    """What there is to answer."""


class OpenQuiz(Button, prefix="qo"):
    """A quiz (the id of its unit, or "warmup"): go on, or the result, or begin."""

    quiz: str


class BeginQuiz(Button, prefix="qs"):
    """A quiz once more."""

    quiz: str


class RepeatMissed(Button, prefix="qm"):
    """Only what was missed in an attempt."""

    attempt: AttemptId


class Answer(Button, prefix="qa"):
    """The answer to the question at `place` of an attempt, as worded when it was shown."""

    attempt: AttemptId
    place: int
    option: str
    wording: str


class Tick(Button, prefix="qt"):
    """Tick an option, or take its tick away."""

    attempt: AttemptId
    place: int
    option: str
    wording: str


class CheckTicks(Button, prefix="qc"):
    """What is ticked is the answer."""

    attempt: AttemptId
    place: int
    wording: str


class NextQuestion(Button, prefix="qn"):
    """The open question of an attempt, or its result."""

    attempt: AttemptId


class StopQuiz(Button, prefix="qx"):
    """Leave an attempt where it is."""

    attempt: AttemptId


class Peek(Button, prefix="ql"):
    """The lesson behind a question of an attempt."""

    attempt: AttemptId
    unit: str
    number: int
