"""Buttons for looking at the course as a participant sees it; nothing is saved."""

from bot.telegram.kit.button import CohortButton


class PreviewCard(CohortButton, prefix="xb"):
    """The `number`th lesson of a unit."""

    language: str
    unit: str
    number: int


class PreviewItem(CohortButton, prefix="xc"):
    """The `number`th question of a unit."""

    language: str
    unit: str
    number: int


class PreviewAnswer(CohortButton, prefix="xd"):
    """The explanation of an option."""

    language: str
    item: str
    option: str


class PreviewAloud(CohortButton, prefix="xm"):
    """The `number`th sentence to say of a unit."""

    language: str
    unit: str
    number: int


class PreviewMoment(CohortButton, prefix="xe"):
    """A moment of a story."""

    language: str
    story: str
    node: str


class PreviewChoice(CohortButton, prefix="xf"):
    """What follows from a choice at a moment."""

    language: str
    story: str
    node: str
    choice: str


class PreviewCase(CohortButton, prefix="xg"):
    """A page of a case; the notes for facilitators are at the end."""

    language: str
    case: str
    page: int
