"""What somebody sends to be asked: taken, guarded, or not taken here.

Text passes the guard before anything of it is kept or shown. Voice no guard can hear, so it is
taken only where a question was asked for, and passed on by its id. Nothing else is taken.
"""

from dataclasses import dataclass

from bot.safety.guard.domain import MessageKind, Risk, all_risks, is_thanks

OWN_NUMBER = frozenset({Risk.TELEPHONE, Risk.NUMBER})
"""What somebody may say is only their own number."""


@dataclass(frozen=True, slots=True)
class Taken:
    """It may be passed on."""


@dataclass(frozen=True, slots=True)
class Thanked:
    """It is thanks, and no question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """It may be about a real person, or about danger, so it is neither kept nor shown.

    `maybe_own_number`: nothing was found but a number, which may be the writer's own.
    """

    danger: bool
    maybe_own_number: bool


@dataclass(frozen=True, slots=True)
class NotTaken:
    """It is neither text nor voice."""


Verdict = Taken | Thanked | Guarded | NotTaken


def judge(came: MessageKind, text: str, *, voice: bool, own_number: bool = False) -> Verdict:
    """Decide on what was sent; `own_number`: its writer says that the number is their own."""
    if came is MessageKind.STICKER or (came is MessageKind.TEXT and is_thanks(text)):
        return Thanked()
    risks = all_risks(text) if text else frozenset()
    if risks and not (own_number and risks <= OWN_NUMBER):
        return Guarded(danger=Risk.DANGER in risks, maybe_own_number=risks <= OWN_NUMBER)
    return Taken() if came is MessageKind.TEXT or voice else NotTaken()
