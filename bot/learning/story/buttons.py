"""Buttons of stories and cases."""

from bot.learning.story.domain import WalkId
from bot.telegram.kit.button import Button


class OpenStories(Button, prefix="rr"):
    """The list of stories and cases."""


class OpenStory(Button, prefix="ro"):
    """A story: continue it, or show its introduction."""

    scenario: str


class BeginStory(Button, prefix="rb"):
    """Begin a story, for the first time or again."""

    scenario: str


class ChooseInStory(Button, prefix="rc"):
    """The choice at a walk's `step`th moment (from 0), as it was worded when it was shown."""

    walk: WalkId
    step: int
    choice: str
    wording: str


class NextMoment(Button, prefix="rn"):
    """The present moment of a walk, or the first page of the look back."""

    walk: WalkId


class LookBackAtStory(Button, prefix="rl"):
    """A page (from 0) of the look back at a walk."""

    walk: WalkId
    page: int


class StopStory(Button, prefix="rx"):
    """Leave a walk at its moment."""

    walk: WalkId


class OpenCase(Button, prefix="ko"):
    """The introduction of a case."""

    case: str


class ReadCase(Button, prefix="kr"):
    """A page (from 0) of a case."""

    case: str
    page: int
