"""Decides whether the guard stops a message that a button passes on, or that was edited."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.catalog.course import GuardWords
from bot.questions.domain import Taken, Thanked, accept_question
from bot.safety.guard.domain import GRAVE, MessageKind, Response, Risk, all_risks, answer_to

OWN_NUMBER = frozenset({Risk.TELEPHONE, Risk.NUMBER})
"""Findings that the writer may declare as their own number."""


class LeftOut(StrEnum):
    """What has to be left out of a general question, since it leads to one person."""

    PERSON = "person"
    NUMBER = "number"
    ACCOUNT = "account"
    DOCUMENT = "document"
    PLACE = "place"


_LEFT_OUT = {
    Risk.PERSON: LeftOut.PERSON,
    Risk.TELEPHONE: LeftOut.NUMBER,
    Risk.NUMBER: LeftOut.NUMBER,
    Risk.EMAIL: LeftOut.ACCOUNT,
    Risk.ACCOUNT: LeftOut.ACCOUNT,
    Risk.LINK: LeftOut.ACCOUNT,
    Risk.DOCUMENT: LeftOut.DOCUMENT,
    Risk.PLACE: LeftOut.PLACE,
}


def to_leave_out(risks: Iterable[Risk]) -> tuple[LeftOut, ...]:
    """Return what must be left out before a general question may be sent.

    Nothing, if a text only speaks of danger or of a wish to die: so do many general questions.
    """
    found = {_LEFT_OUT[each] for each in risks if each not in GRAVE}
    return tuple(each for each in LeftOut if each in found)


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
