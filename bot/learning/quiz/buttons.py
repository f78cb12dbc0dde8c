"""Buttons of quizzes."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button

# ---- quizzes ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenQuizzes(Button, prefix="qq"):
    """What there is to answer."""


@dataclass(frozen=True, slots=True)
class OpenQuiz(Button, prefix="qo"):
    """A quiz (the id of its unit, or "warmup"): go on, or the result, or begin."""

    quiz: str


@dataclass(frozen=True, slots=True)
class BeginQuiz(Button, prefix="qs"):
    """A quiz once more."""

    quiz: str


@dataclass(frozen=True, slots=True)
class RepeatMissed(Button, prefix="qm"):
    """Only what was missed in an attempt."""

    attempt: int


@dataclass(frozen=True, slots=True)
class Answer(Button, prefix="qa"):
    """The answer to the question at `place` of an attempt, as worded when it was shown."""

    attempt: int
    place: int
    option: str
    wording: str


@dataclass(frozen=True, slots=True)
class Tick(Button, prefix="qt"):
    """Tick an option, or take its tick away."""

    attempt: int
    place: int
    option: str
    wording: str


@dataclass(frozen=True, slots=True)
class CheckTicks(Button, prefix="qc"):
    """What is ticked is the answer."""

    attempt: int
    place: int
    wording: str


@dataclass(frozen=True, slots=True)
class NextQuestion(Button, prefix="qn"):
    """The open question of an attempt, or its result."""

    attempt: int


@dataclass(frozen=True, slots=True)
class StopQuiz(Button, prefix="qx"):
    """Leave an attempt where it is."""

    attempt: int


@dataclass(frozen=True, slots=True)
class Peek(Button, prefix="ql"):
    """The lesson behind a question of an attempt."""

    attempt: int
    unit: str
    number: int
