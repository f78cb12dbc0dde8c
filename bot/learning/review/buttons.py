"""Buttons of the coordinators' content page: what waits, safety texts, services, a look inside."""

from bot.membership.domain import CohortId
from bot.telegram.kit.button import Button


class OpenReview(Button, prefix="ya"):
    """What waits in the course of a cohort."""

    cohort: CohortId


class OpenParts(Button, prefix="yb"):
    """What is missing or not reviewed, part by part, in one language."""

    cohort: CohortId
    language: str


class OpenUnclear(Button, prefix="yc"):
    """What readers could not understand."""

    cohort: CohortId


class OpenSafetyTexts(Button, prefix="yd"):
    """The safety texts in one language."""

    cohort: CohortId
    language: str


class OpenSafetyText(Button, prefix="ye"):
    """One safety text in one language."""

    cohort: CohortId
    text: str
    language: str


class AskSign(Button, prefix="yf"):
    """I want to sign a safety text in one language."""

    cohort: CohortId
    text: str
    language: str


class SignText(Button, prefix="yg"):
    """I sign the wording that I was shown."""

    cohort: CohortId
    text: str
    language: str
    wording: str


class UnsignText(Button, prefix="yh"):
    """I withdraw the signature."""

    cohort: CohortId
    text: str
    language: str


class OpenServices(Button, prefix="yi"):
    """The services, those for emergencies (1) or the others (0), from the `page`th page."""

    cohort: CohortId
    emergency: int
    page: int


class OpenService(Button, prefix="yj"):
    """One service, confirmed or not."""

    cohort: CohortId
    service: str


class AskConfirm(Button, prefix="yk"):
    """I have tried a service."""

    cohort: CohortId
    service: str


class ConfirmService(Button, prefix="yl"):
    """I have tried it, and it is as I was shown."""

    cohort: CohortId
    service: str
    wording: str


class WithdrawService(Button, prefix="ym"):
    """A service will not be shown any more."""

    cohort: CohortId
    service: str
