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
    """Let me read a safety text in one language to its end, to sign it."""

    text: str
    language: str


class ReadOn(CohortButton, prefix="yw"):
    """A part (from 0) of a safety text; `next_one`: 1 if I sign one text after the other."""

    text: str
    language: str
    page: int
    next_one: int


class ReadWhole(CohortButton, prefix="y9"):
    """A part (from 0) of a safety text with all its layers, to read only."""

    text: str
    language: str
    page: int


class AskReads(CohortButton, prefix="yx"):
    """Ask again whether I read a language, before I sign a text in it."""

    text: str
    language: str
    next_one: int


class SayReads(CohortButton, prefix="yy"):
    """I read the language (1), or I do not (0); then show the text that I was about to sign."""

    text: str
    language: str
    next_one: int
    can_read: int


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
    """Sign a text in two languages, under messages of earlier releases; now it shows the text."""

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
