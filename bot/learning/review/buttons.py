"""Buttons of the coordinators' content page, and of safety texts."""

from bot.telegram.kit.button import CohortButton


class OpenParts(CohortButton, prefix="yb"):
    """The missing and unreviewed texts, part by part, in one language."""

    language: str


class OpenWaitingTexts(CohortButton, prefix="y7"):
    """The table of what waits for a person, such as a signature or an answer."""


class OpenUnclear(CohortButton, prefix="yc"):
    """The texts that readers could not understand."""


class OpenToCheck(CohortButton, prefix="yq"):
    """A page (from 0) of what the editors of the lessons still have to check."""

    page: int


class OpenSafetyTexts(CohortButton, prefix="yd"):
    """The safety texts in one language."""

    language: str


class OpenSafetyText(CohortButton, prefix="ye"):
    """One safety text in one language."""

    text: str
    language: str


class AskSign(CohortButton, prefix="yf"):
    """Ask whether I want to sign a safety text in one language."""

    text: str
    language: str


class SignText(CohortButton, prefix="yg"):
    """Sign the wording that I was shown."""

    text: str
    language: str
    wording: str


class SignEach(CohortButton, prefix="yn"):
    """Show me the first text without a signature, beginning with one language."""

    language: str


class SignNext(CohortButton, prefix="yo"):
    """Sign the wording that I was shown; then show me the next text without a signature."""

    text: str
    language: str
    wording: str


class SignBoth(CohortButton, prefix="y8"):
    """Sign both wordings that I was shown, in `language` and `other`; then show the next text."""

    text: str
    language: str
    wording: str
    other: str
    also: str


class SkipText(CohortButton, prefix="yp"):
    """Show me the next text without a signature after this one."""

    text: str
    language: str


class UnsignText(CohortButton, prefix="yh"):
    """Withdraw the signature."""

    text: str
    language: str
