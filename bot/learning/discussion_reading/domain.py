"""Decides what a link in the group opens, and for whom.

The group itself shows no text of a story or case, since a locked phone shows its messages. A link
names a step, whose texts are shown in the reader's own chat.
"""

from bot.learning.discussion.domain import Discussion, end_of
from bot.refusals import Refusal, StaleButton


class NotOfTheGroup(Refusal):
    """Only those who take part in this course, or coordinate it, read its texts."""


def require_reached(talk: Discussion, step: int) -> None:
    """Raise `StaleButton` for a step that a discussion has not reached."""
    if not 0 <= step <= (talk.step if talk.is_open else end_of(talk)):
        raise StaleButton
