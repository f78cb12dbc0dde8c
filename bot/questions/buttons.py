"""Buttons of questions to the coordinators."""

from bot.membership.domain import CohortId
from bot.questions.domain import QuestionId
from bot.telegram.kit.button import Button


class OpenMine(Button, prefix="tm"):
    """How one of my questions stands."""

    question: QuestionId


class TakeBack(Button, prefix="tb"):
    """Take a question of mine back."""

    question: QuestionId


class OwnNumber(Button, prefix="tn"):
    """The number in what I wrote is my own; `question` is 0 for a new one."""

    question: QuestionId


class SendStray(Button, prefix="ts"):
    """Send what I wrote to the coordinators of a cohort; the question answers it."""

    cohort: CohortId


class OpenAnswer(Button, prefix="to"):
    """Show what was answered to a question of mine."""

    question: QuestionId


class CloseAnswer(Button, prefix="tx"):
    """Take the answers away again; `above` is the line that stands above them."""

    question: QuestionId
    above: int


class ThatHelps(Button, prefix="th"):
    """The answer helped."""

    question: QuestionId
    above: int


class AskMore(Button, prefix="tq"):
    """Say more in the same conversation."""

    question: QuestionId


# ---- who answers ------------------------------------------------------------------------


class TakeQuestion(Button, prefix="tt"):
    """I take it."""

    question: QuestionId


class PutOffQuestion(Button, prefix="tl"):
    """Show it to me again on the next working morning."""

    question: QuestionId


class EndQuestion(Button, prefix="td"):
    """It is done."""

    question: QuestionId


class OpenQuestions(Button, prefix="tk"):
    """What waits in a cohort."""

    cohort: CohortId


class QuestionsPage(Button, prefix="tp"):
    """Another page of what waits."""

    cohort: CohortId
    page: int


class ShowThread(Button, prefix="te"):
    """Show me the whole conversation, so that I can reply to it."""

    question: QuestionId
