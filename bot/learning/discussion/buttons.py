"""Buttons of discussions in the group of a course."""

from bot.learning.discussion.domain import DiscussionId
from bot.telegram.kit.button import Button, CohortButton

# ---- in a coordinator's private chat ------------------------------------------------------


class OpenDiscussions(CohortButton, prefix="io"):
    """What can be discussed in the group of a cohort, or what is open there."""


class CheckDiscussion(CohortButton, prefix="ic"):
    """What would be posted; `language` "" is the one that most people read."""

    content: str
    language: str


class StartDiscussion(CohortButton, prefix="is"):
    """Start it in the group."""

    content: str
    language: str


class OpenControls(Button, prefix="il"):
    """The controls of a discussion in its present state."""

    discussion: DiscussionId


class CloseVote(Button, prefix="iv"):
    """Take no more votes on this moment of the story."""

    discussion: DiscussionId
    step: int


class ContinueDiscussion(Button, prefix="ig"):
    """Go on: the way that `choice` leads, or ("") to the next question of a case."""

    discussion: DiscussionId
    step: int
    choice: str


class AskEnd(Button, prefix="ia"):
    """End it here?"""

    discussion: DiscussionId


class EndDiscussion(Button, prefix="ie"):
    """End it here."""

    discussion: DiscussionId


# ---- in the group --------------------------------------------------------------------------


class Vote(Button, prefix="iu"):
    """A vote at a step."""

    discussion: DiscussionId
    step: int
    choice: str
