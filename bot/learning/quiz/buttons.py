"""Buttons of quizzes."""

from bot.learning.quiz.domain import AttemptId
from bot.telegram.kit.button import Button


class OpenQuizzes(Button, prefix="qq"):
    """The overview of the quizzes."""


class OpenQuiz(Button, prefix="qo"):
    """A quiz (the id of its unit, or "warmup"): continue it, show its result, or begin it."""

    quiz: str


class BeginQuiz(Button, prefix="qs"):
    """Begin a quiz again."""

    quiz: str


class RepeatMissed(Button, prefix="qm"):
    """Ask only the questions that were missed in an attempt."""

    attempt: AttemptId


class AnswerQuiz(Button, prefix="qa"):
    """The answer to a question of an attempt.

    `place` is the index of the question in the attempt, as for the buttons below. `wording` is the
    digest of the wording that was shown.
    """

    attempt: AttemptId
    place: int
    option: str
    wording: str


class TickOption(Button, prefix="qt"):
    """Tick an option, or take its tick away."""

    attempt: AttemptId
    place: int
    option: str
    wording: str


class PlaceOption(Button, prefix="qp"):
    """Give an option the next place in a sequence, or with `back` take it and all after it back.

    The button says which of the two, so that a tap which is sent twice does not undo itself.
    """

    attempt: AttemptId
    place: int
    option: str
    back: int
    wording: str


class CheckTicks(Button, prefix="qc"):
    """Answer with the ticked options, or with the sequence."""

    attempt: AttemptId
    place: int
    wording: str


class NextQuestion(Button, prefix="qn"):
    """The open question of an attempt, or its result."""

    attempt: AttemptId


class StopQuiz(Button, prefix="qx"):
    """Leave an attempt at its question."""

    attempt: AttemptId


class Peek(Button, prefix="ql"):
    """The lesson behind a question of an attempt."""

    attempt: AttemptId
    unit: str
    number: int
