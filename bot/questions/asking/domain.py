"""Decides whether the guard stops a message that a button passes on, or that was edited."""

from dataclasses import dataclass

from bot.catalog.course import GuardWords
from bot.questions.domain import Taken, Thanked, accept_question
from bot.safety.guard.domain import MessageKind, Response, Risk, all_risks, answer_to

OWN_NUMBER = frozenset({Risk.TELEPHONE, Risk.NUMBER})
"""Findings that the writer may declare as their own number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """It may be about a real person or about danger, so it is neither stored nor shown.

    `answer` is the safety text that answers it.
    """

    answer: Response


Verdict = Taken | Guarded


def judge_message(
    came: MessageKind, text: str, words: GuardWords, *, voice: bool, own_number: bool = False
) -> Verdict:
    """Decide on a message; `own_number`: the writer says that the number is their own."""
    taken = accept_question(came, text, words, voice=voice)
    risks = all_risks(text, words) if text and not isinstance(taken, Thanked) else frozenset()
    answer = answer_to(risks)
    if answer is not None and not (own_number and risks <= OWN_NUMBER):
        return Guarded(answer=answer)
    return taken
