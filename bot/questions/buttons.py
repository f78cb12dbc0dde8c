"""Buttons of questions to the coordinators."""

from bot.membership.domain import CohortId, PersonId
from bot.questions.domain import QuestionId
from bot.telegram.kit.button import Button, CohortButton


class QuestionButton(Button):
    """A button about a question."""

    question: QuestionId


class OpenMine(QuestionButton, prefix="tm"):
    """Show the state of one of my questions."""


class TakeQuestionBack(QuestionButton, prefix="tb"):
    """Take a question of mine back."""


class AskIn(CohortButton, prefix="qz"):
    """Ask the coordinators of this one of my courses: the next message is the question."""


class OwnNumber(QuestionButton, prefix="tn"):
    """Say that the number in my text is my own; `question` is 0 for a new one."""


class OwnNumberIn(CohortButton, prefix="q7"):
    """Say that the number in my text is my own: it is a new question to those of this course."""


class GeneralQuestion(QuestionButton, prefix="t1"):
    """Say that a text is a general question: the guard stopped it, and this message answers it.

    `question` is as in `OwnNumber`. `cohort` gets it; 0: the one that Home shows.
    """

    cohort: CohortId


class SendStray(CohortButton, prefix="ts"):
    """Send my text, which the message of this button answers, to the coordinators of a cohort."""


class OpenAnswer(QuestionButton, prefix="to"):
    """Show the answer to my question."""


class CloseAnswer(QuestionButton, prefix="tx"):
    """Delete the answers from the chat; `above` is the message above them."""

    above: int


class ThatHelps(QuestionButton, prefix="th"):
    """Say that the answer helped."""

    above: int


class LetQuoteWords(QuestionButton, prefix="tf"):
    """My feedback may be quoted without my name: 1, or not: 0."""

    may: int


class AskMore(QuestionButton, prefix="tq"):
    """Say more in the same conversation."""


# ---- coordinators ------------------------------------------------------------------------


class TakeQuestion(QuestionButton, prefix="tt"):
    """Take a question, so that the others see who answers it."""


class AnswerNow(QuestionButton, prefix="k8"):
    """Ask me for the answer to a question; my next message is it."""


class AnswerQuestion(QuestionButton, prefix="qw"):
    """Send my message, which the message of this button answers, to the asker of a question."""


class CheckAnswer(QuestionButton, prefix="qb"):
    """Ask whether my message, which seems to mean something else, answers a question."""


class PutOffQuestion(QuestionButton, prefix="tl"):
    """Show it to me again on the next working morning."""


class EndQuestion(QuestionButton, prefix="td"):
    """End a question."""


class OpenQuestions(CohortButton, prefix="tk"):
    """List the open questions of a cohort."""


class QuestionsPage(CohortButton, prefix="tp"):
    """Show another page of open questions."""

    page: int


class ShowThread(QuestionButton, prefix="te"):
    """Show me the whole conversation, so that I can reply to it."""


# ---- how soon answers come --------------------------------------------------------------


class SetAnswerDays(CohortButton, prefix="tg"):
    """Set within how many working days a cohort usually gets answers."""

    days: int


class OpenAway(Button, prefix="ti"):
    """I am away: who stands in?"""


class AskBackDay(Button, prefix="tj"):
    """Until when? `stand_in` is 0 if all colleagues answer; `page` is one of days."""

    stand_in: PersonId
    page: int


class GoAway(Button, prefix="tr"):
    """I am away until this day."""

    stand_in: PersonId
    day: int


class ComeBackToWork(Button, prefix="tu"):
    """I am there again."""
