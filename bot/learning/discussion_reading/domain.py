"""What a link in the group opens, and for whom.

The group itself shows no text of a story or case, since a locked phone shows what is written
there. A link names a step, whose texts stand in the private chat of the person who follows it.
"""

import re
from dataclasses import dataclass

from bot.learning.discussion.domain import Discussion, DiscussionId
from bot.refusals import Refusal, StaleButton

_PAYLOAD = re.compile(r"talk_([1-9][0-9]{0,17})_([0-9]{1,3})", re.ASCII)


class NotOfTheGroup(Refusal):
    """Only those who take part in this course, or coordinate it, read its texts."""


@dataclass(frozen=True, slots=True)
class DiscussionStep:
    """The texts of one step of a discussion; the step after the last one is the end."""

    discussion: DiscussionId
    step: int

    @property
    def payload(self) -> str:
        """The start parameter of the link that opens it.

        Telegram allows 64 characters of A-Z, a-z, 0-9, _ and -
        (https://core.telegram.org/bots/features#deep-linking).
        """
        return f"talk_{self.discussion}_{self.step}"


def step_of_payload(payload: str) -> DiscussionStep | None:
    """Return what a start parameter opens; None if it is none of ours."""
    found = _PAYLOAD.fullmatch(payload)
    if found is None:
        return None
    return DiscussionStep(DiscussionId(int(found.group(1))), int(found.group(2)))


def end_of(talk: Discussion) -> int:
    """Return the number of the step at which the end of a closed discussion stands."""
    return talk.step + 1


def require_reached(talk: Discussion, step: int) -> None:
    """Raise StaleButton for a step to which a discussion has not come."""
    if not 0 <= step <= (talk.step if talk.is_open else end_of(talk)):
        raise StaleButton
