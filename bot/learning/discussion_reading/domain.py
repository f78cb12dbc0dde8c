"""What a link in the group opens, and for whom.

The group itself shows no text of a story or case, since a locked phone shows what is written
there. A link names a step, whose texts stand in the private chat of the person who follows it.
"""

from bot.learning.discussion.domain import Discussion, end_of
from bot.refusals import Refusal, StaleButton


class NotOfTheGroup(Refusal):
    """Only those who take part in this course, or coordinate it, read its texts."""


def require_reached(talk: Discussion, step: int) -> None:
    """Raise StaleButton for a step to which a discussion has not come."""
    if not 0 <= step <= (talk.step if talk.is_open else end_of(talk)):
        raise StaleButton
