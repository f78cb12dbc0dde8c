"""Buttons of the coordinators' content page: what waits, safety texts, services, a look inside."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button


@dataclass(frozen=True, slots=True)
class OpenReview(Button, prefix="ya"):
    """What waits in the course of a cohort."""

    cohort: int


@dataclass(frozen=True, slots=True)
class OpenParts(Button, prefix="yb"):
    """What is missing or not reviewed, part by part, in one language."""

    cohort: int
    language: str


@dataclass(frozen=True, slots=True)
class OpenUnclear(Button, prefix="yc"):
    """What readers could not understand."""

    cohort: int


@dataclass(frozen=True, slots=True)
class OpenSafetyTexts(Button, prefix="yd"):
    """The safety texts in one language."""

    cohort: int
    language: str


@dataclass(frozen=True, slots=True)
class OpenSafetyText(Button, prefix="ye"):
    """One safety text in one language."""

    cohort: int
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class AskSign(Button, prefix="yf"):
    """I want to stand for a safety text in one language."""

    cohort: int
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class SignText(Button, prefix="yg"):
    """I stand for the wording that I was shown."""

    cohort: int
    text: str
    language: str
    wording: str


@dataclass(frozen=True, slots=True)
class UnsignText(Button, prefix="yh"):
    """Nobody stands for this any more."""

    cohort: int
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class OpenServices(Button, prefix="yi"):
    """The services, those for emergencies (1) or the others (0), from the `page`th page."""

    cohort: int
    emergency: int
    page: int


@dataclass(frozen=True, slots=True)
class OpenService(Button, prefix="yj"):
    """One service, confirmed or not."""

    cohort: int
    service: str


@dataclass(frozen=True, slots=True)
class AskConfirm(Button, prefix="yk"):
    """I have tried a service."""

    cohort: int
    service: str


@dataclass(frozen=True, slots=True)
class ConfirmService(Button, prefix="yl"):
    """I have tried it, and it is as I was shown."""

    cohort: int
    service: str
    wording: str


@dataclass(frozen=True, slots=True)
class WithdrawService(Button, prefix="ym"):
    """A service is not to be shown any more."""

    cohort: int
    service: str
