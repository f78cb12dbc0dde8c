"""Buttons of questions to the coordinators."""

from bot.membership.domain import CohortId
from bot.questions.domain import QuestionId
from bot.telegram.kit.button import Button


class OpenMine(Button, prefix="tm"):
    """Show the state of one of my questions."""

    question: QuestionId


class TakeBack(Button, prefix="tb"):
    """Take a question of mine back."""

    question: QuestionId


class OwnNumber(Button, prefix="tn"):
    """Say that the number in my text is my own; `question` is 0 for a new one."""

    question: QuestionId


class SendStray(Button, prefix="ts"):
    """Send my text, which the message of this button answers, to the coordinators of a cohort."""

    cohort: CohortId


class OpenAnswer(Button, prefix="to"):
    """Show the answer to my question."""

    question: QuestionId


class CloseAnswer(Button, prefix="tx"):
    """Delete the answers from the chat; `above` is the message above them."""

    question: QuestionId
    above: int


class ThatHelps(Button, prefix="th"):
    """Say that the answer helped."""

    question: QuestionId
    above: int


class AskMore(Button, prefix="tq"):
    """Say more in the same conversation."""

    question: QuestionId


# ---- coordinators ------------------------------------------------------------------------


class TakeQuestion(Button, prefix="tt"):
    """Take a question, so that the others see who answers it."""

    question: QuestionId


class PutOffQuestion(Button, prefix="tl"):
    """Show it to me again on the next working morning."""

    question: QuestionId


class EndQuestion(Button, prefix="td"):
    """End a question."""

    question: QuestionId


class OpenQuestions(Button, prefix="tk"):
    """List the open questions of a cohort."""

    cohort: CohortId


class QuestionsPage(Button, prefix="tp"):
    """Show another page of open questions."""

    cohort: CohortId
    page: int


class ShowThread(Button, prefix="te"):
    """Show me the whole conversation, so that I can reply to it."""

    question: QuestionId
