"""Buttons under the texts of a discussion, in a private chat."""

from bot.learning.discussion.domain import DiscussionId
from bot.telegram.kit.button import Button


class ReadDiscussion(Button, prefix="ir"):
    """A page (from 0) of the texts of a step."""

    discussion: DiscussionId
    step: int
    page: int
