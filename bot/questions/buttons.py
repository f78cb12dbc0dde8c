"""Buttons of questions to the coordinators."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button


@dataclass(frozen=True, slots=True)
class OpenMine(Button, prefix="tm"):
    """How one of my questions stands."""

    question: int


@dataclass(frozen=True, slots=True)
class TakeBack(Button, prefix="tb"):
    """Take a question of mine back."""

    question: int


@dataclass(frozen=True, slots=True)
class OwnNumber(Button, prefix="tn"):
    """The number in what I wrote is my own; `question` is 0 for a new one."""

    question: int


@dataclass(frozen=True, slots=True)
class SendStray(Button, prefix="ts"):
    """Send what I wrote to the coordinators of a cohort; the question answers it."""

    cohort: int


@dataclass(frozen=True, slots=True)
class OpenAnswer(Button, prefix="to"):
    """Show what was answered to a question of mine."""

    question: int


@dataclass(frozen=True, slots=True)
class CloseAnswer(Button, prefix="tx"):
    """Take the answers away again; `above` is the line that stands above them."""

    question: int
    above: int


@dataclass(frozen=True, slots=True)
class ThatHelps(Button, prefix="th"):
    """The answer helped."""

    question: int
    above: int


@dataclass(frozen=True, slots=True)
class AskMore(Button, prefix="tq"):
    """Say more in the same conversation."""

    question: int


# ---- who answers ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TakeQuestion(Button, prefix="tt"):
    """I take it."""

    question: int


@dataclass(frozen=True, slots=True)
class PutOffQuestion(Button, prefix="tl"):
    """Show it to me again on the next working morning."""

    question: int


@dataclass(frozen=True, slots=True)
class EndQuestion(Button, prefix="td"):
    """It is done."""

    question: int


@dataclass(frozen=True, slots=True)
class OpenQuestions(Button, prefix="tk"):
    """What waits in a cohort."""

    cohort: int


@dataclass(frozen=True, slots=True)
class QuestionsPage(Button, prefix="tp"):
    """Another page of what waits."""

    cohort: int
    page: int


@dataclass(frozen=True, slots=True)
class ShowThread(Button, prefix="te"):
    """Show me the whole conversation, so that I can reply to it."""

    question: int
