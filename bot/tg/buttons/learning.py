"""Buttons of lessons, quizzes, and offers to learn."""

from dataclasses import dataclass

from bot.tg.buttons import Button

# ---- lessons ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenLessons(Button, prefix="ll"):
    """What there is to read."""


@dataclass(frozen=True, slots=True)
class OpenUnit(Button, prefix="lu"):
    """A unit, where one stopped."""

    unit: str


@dataclass(frozen=True, slots=True)
class OpenCard(Button, prefix="lc"):
    """A lesson of a unit by its number; the number behind the last is the unit's end."""

    unit: str
    number: int


@dataclass(frozen=True, slots=True)
class KeepUnit(Button, prefix="lk"):
    """Put the lessons of a unit into the chat."""

    unit: str


@dataclass(frozen=True, slots=True)
class Unclear(Button, prefix="lx"):
    """This translation of a lesson is unclear."""

    card: str
    language: str


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


# ---- practice ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Practise(Button, prefix="po"):
    """The few questions that somebody is about to forget, in one of their places."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class NotSure(Button, prefix="pu"):
    """The right answer at `place` of an attempt was half a guess."""

    attempt: int
    place: int


@dataclass(frozen=True, slots=True)
class StartAgain(Button, prefix="pa"):
    """Write to me about practice again."""

    enrolment: int


# ---- offers -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenWarmUp(Button, prefix="ow"):
    """The questions before the first meeting."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class GoOn(Button, prefix="og"):
    """Whatever comes next: an open question, a lesson, a quiz."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class OpenCheck(Button, prefix="oc"):
    """The questions on what stayed, in one of somebody's places."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class NotToday(Button, prefix="on"):
    """Not today, or not now."""


@dataclass(frozen=True, slots=True)
class FewerMessages(Button, prefix="of"):
    """Write to me about learning on fewer days."""

    enrolment: int


@dataclass(frozen=True, slots=True)
class WriteAgain(Button, prefix="oa"):
    """Write to me about learning on all working days again."""

    enrolment: int
