"""Buttons of a look at the course as a participant sees it; nothing of it is kept."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button


@dataclass(frozen=True, slots=True)
class OpenPreview(Button, prefix="xa"):
    """What there is to look at."""

    cohort: int


@dataclass(frozen=True, slots=True)
class PreviewCard(Button, prefix="xb"):
    """The `number`th lesson of a unit."""

    cohort: int
    language: str
    unit: str
    number: int


@dataclass(frozen=True, slots=True)
class PreviewItem(Button, prefix="xc"):
    """The `number`th question of a unit."""

    cohort: int
    language: str
    unit: str
    number: int


@dataclass(frozen=True, slots=True)
class PreviewAnswer(Button, prefix="xd"):
    """What is said about an option."""

    cohort: int
    language: str
    item: str
    option: str


@dataclass(frozen=True, slots=True)
class PreviewMoment(Button, prefix="xe"):
    """A moment of a story."""

    cohort: int
    language: str
    story: str
    node: str


@dataclass(frozen=True, slots=True)
class PreviewChoice(Button, prefix="xf"):
    """What follows from a choice at a moment."""

    cohort: int
    language: str
    story: str
    node: str
    choice: str


@dataclass(frozen=True, slots=True)
class PreviewCase(Button, prefix="xg"):
    """A page of a case, with what it gives to facilitators at the end."""

    cohort: int
    language: str
    case: str
    page: int
