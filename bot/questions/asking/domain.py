"""Decide whether a message is accepted as a question.

The guard checks text before anything is stored or shown. It cannot check voice, so voice is
accepted only where a question was expected, and copied by its id. Nothing else is accepted.
"""

from dataclasses import dataclass

from bot.catalog.course import GuardWords
from bot.safety.guard.domain import MessageKind, Response, Risk, all_risks, answer_to, is_thanks

OWN_NUMBER = frozenset({Risk.TELEPHONE, Risk.NUMBER})
"""Findings that the writer may declare as their own number."""


@dataclass(frozen=True, slots=True)
class AcceptedMessage:
    """The message may be passed on."""


@dataclass(frozen=True, slots=True)
class Thanked:
    """The message is thanks, not a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """It may be about a real person or about danger, so it is neither stored nor shown.

    `answer` is the safety text that answers it.
    """

    answer: Response


@dataclass(frozen=True, slots=True)
class NotAccepted:
    """The message is neither text nor voice."""


Taken = AcceptedMessage | Thanked | NotAccepted
Verdict = Taken | Guarded


def accept_question(came: MessageKind, text: str, words: GuardWords, *, voice: bool) -> Taken:
    """Decide on a message that the guard of its dialog has let pass."""
    if came is MessageKind.STICKER or (came is MessageKind.TEXT and is_thanks(text, words)):
        return Thanked()
    return AcceptedMessage() if came is MessageKind.TEXT or voice else NotAccepted()


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
