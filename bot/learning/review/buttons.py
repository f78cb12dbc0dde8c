"""Buttons of the coordinators' content page: what waits, safety texts."""

from bot.telegram.kit.button import CohortButton


class OpenParts(CohortButton, prefix="yb"):
    """What is missing or not reviewed, part by part, in one language."""

    language: str


class OpenWaitingTexts(CohortButton, prefix="y7"):
    """What still waits for a person: a signature, a reader, a trial, a recording, an answer."""


class OpenUnclear(CohortButton, prefix="yc"):
    """What readers could not understand."""


class OpenToCheck(CohortButton, prefix="yq"):
    """What the editors of the lessons still have to check, from the `page`th page."""

    page: int


class OpenSafetyTexts(CohortButton, prefix="yd"):
    """The safety texts in one language."""

    language: str


class OpenSafetyText(CohortButton, prefix="ye"):
    """One safety text in one language."""

    text: str
    language: str


class AskSign(CohortButton, prefix="yf"):
    """I want to sign a safety text in one language."""

    text: str
    language: str


class SignText(CohortButton, prefix="yg"):
    """I sign the wording that I was shown."""

    text: str
    language: str
    wording: str


class SignEach(CohortButton, prefix="yn"):
    """Show me the first text that nobody has signed, from one language on."""

    language: str


class SignNext(CohortButton, prefix="yo"):
    """I sign the wording that I was shown; then show me the next text without a signature."""

    text: str
    language: str
    wording: str


class SignBoth(CohortButton, prefix="y8"):
    """I sign both wordings that I was shown, in `language` and in `other`; then show the next."""

    text: str
    language: str
    wording: str
    other: str
    also: str


class SkipText(CohortButton, prefix="yp"):
    """Show me the text without a signature that comes after this one."""

    text: str
    language: str


class UnsignText(CohortButton, prefix="yh"):
    """I withdraw the signature."""

    text: str
    language: str
