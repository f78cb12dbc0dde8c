"""Buttons of stories and cases."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button


@dataclass(frozen=True, slots=True)
class OpenStories(Button, prefix="rr"):
    """What there is to walk through and to talk about."""


@dataclass(frozen=True, slots=True)
class OpenStory(Button, prefix="ro"):
    """A story: go on, or what is to be known before it."""

    scenario: str


@dataclass(frozen=True, slots=True)
class BeginStory(Button, prefix="rb"):
    """Begin a story, for the first time or once more."""

    scenario: str


@dataclass(frozen=True, slots=True)
class Choose(Button, prefix="rc"):
    """The choice at a walk's `step`th moment (from 0), as worded when it was shown."""

    walk: int
    step: int
    choice: str
    wording: str


@dataclass(frozen=True, slots=True)
class NextMoment(Button, prefix="rn"):
    """Where a walk stands, or the first page of the look back."""

    walk: int


@dataclass(frozen=True, slots=True)
class LookBack(Button, prefix="rl"):
    """A page (from 0) of the look back at a walk."""

    walk: int
    page: int


@dataclass(frozen=True, slots=True)
class StopStory(Button, prefix="rx"):
    """Leave a walk where it is."""

    walk: int


@dataclass(frozen=True, slots=True)
class OpenCase(Button, prefix="ko"):
    """What is to be known before a case."""

    case: str


@dataclass(frozen=True, slots=True)
class ReadCase(Button, prefix="kr"):
    """A page (from 0) of a case."""

    case: str
    page: int
