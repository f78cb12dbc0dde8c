"""Buttons of a look at the course as a participant sees it; nothing of it is saved."""

from bot.membership.domain import CohortId
from bot.telegram.kit.button import Button


class OpenPreview(Button, prefix="xa"):
    """What there is to look at."""

    cohort: CohortId


class PreviewCard(Button, prefix="xb"):
    """The `number`th lesson of a unit."""

    cohort: CohortId
    language: str
    unit: str
    number: int


class PreviewItem(Button, prefix="xc"):
    """The `number`th question of a unit."""

    cohort: CohortId
    language: str
    unit: str
    number: int


class PreviewAnswer(Button, prefix="xd"):
    """What is said about an option."""

    cohort: CohortId
    language: str
    item: str
    option: str


class PreviewMoment(Button, prefix="xe"):
    """A moment of a story."""

    cohort: CohortId
    language: str
    story: str
    node: str


class PreviewChoice(Button, prefix="xf"):
    """What follows from a choice at a moment."""

    cohort: CohortId
    language: str
    story: str
    node: str
    choice: str


class PreviewCase(Button, prefix="xg"):
    """A page of a case, with what it gives to facilitators at the end."""

    cohort: CohortId
    language: str
    case: str
    page: int
