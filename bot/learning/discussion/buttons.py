"""Buttons of discussions in the group of a course."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button

# ---- in a coordinator's private chat ------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenDiscussions(Button, prefix="io"):
    """What may be talked over in the group of a cohort, or what is open there."""

    cohort: int


@dataclass(frozen=True, slots=True)
class CheckDiscussion(Button, prefix="ic"):
    """What would be posted; `language` "" is the one that most people read."""

    cohort: int
    content: str
    language: str


@dataclass(frozen=True, slots=True)
class StartDiscussion(Button, prefix="is"):
    """Start it in the group."""

    cohort: int
    content: str
    language: str


@dataclass(frozen=True, slots=True)
class OpenControls(Button, prefix="il"):
    """The controls of a discussion, as it stands now."""

    discussion: int


@dataclass(frozen=True, slots=True)
class CloseVote(Button, prefix="iv"):
    """Take no more votes on this moment of the story."""

    discussion: int
    step: int


@dataclass(frozen=True, slots=True)
class GoOn(Button, prefix="ig"):
    """Go on: the way that `choice` leads, or ("") to the next question of a case."""

    discussion: int
    step: int
    choice: str


@dataclass(frozen=True, slots=True)
class AskEnd(Button, prefix="ia"):
    """End it here?"""

    discussion: int


@dataclass(frozen=True, slots=True)
class EndDiscussion(Button, prefix="ie"):
    """End it here."""

    discussion: int


# ---- in the group --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Vote(Button, prefix="iu"):
    """One's vote at a step."""

    discussion: int
    step: int
    choice: str
