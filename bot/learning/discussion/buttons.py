"""Buttons of discussions in the group of a course."""

from bot.learning.discussion.domain import DiscussionId
from bot.telegram.kit.button import Button, CohortButton

# ---- in a coordinator's private chat ------------------------------------------------------


class OpenDiscussions(CohortButton, prefix="io"):
    """The stories and cases for the group of a cohort, or the discussion that is open there."""


class CheckDiscussion(CohortButton, prefix="ic"):
    """A preview of the posts; `language` "" is the one that most people read."""

    content: str
    language: str


class StartDiscussion(CohortButton, prefix="is"):
    """Start the discussion in the group."""

    content: str
    language: str


class OpenControls(Button, prefix="il"):
    """The controls of a discussion."""

    discussion: DiscussionId


class CloseVote(Button, prefix="iv"):
    """Accept no more votes on this moment of the story."""

    discussion: DiscussionId
    step: int


class ContinueDiscussion(Button, prefix="ig"):
    """Continue with `choice`, or with the next question of a case ("")."""

    discussion: DiscussionId
    step: int
    choice: str


class AskEnd(Button, prefix="ia"):
    """Ask whether to end it here."""

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
