"""Buttons under the texts of a discussion, in a private chat."""

from bot.learning.discussion.domain import DiscussionId
from bot.telegram.kit.button import Button


class ReadDiscussion(Button, prefix="ir"):
    """A page of the texts of a step; pages count from 0."""

    discussion: DiscussionId
    step: int
    page: int
