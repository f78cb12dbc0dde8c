"""Buttons of announcements that were sent: their author's card, and what people tap."""

from dataclasses import dataclass

from bot.tg.buttons import Button

# ---- its author -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AskRecall(Button, prefix="np"):
    """Take it back? The first step."""

    announcement: int


@dataclass(frozen=True, slots=True)
class Recall(Button, prefix="nq"):
    """Take it back from every chat."""

    announcement: int


@dataclass(frozen=True, slots=True)
class OpenCard(Button, prefix="nd"):
    """How far it is, or what became of it."""

    announcement: int


@dataclass(frozen=True, slots=True)
class OpenReasons(Button, prefix="nf"):
    """Why it did not go to some."""

    announcement: int


@dataclass(frozen=True, slots=True)
class OpenHistory(Button, prefix="aj"):
    """A page of what was sent."""

    cohort: int
    page: int


@dataclass(frozen=True, slots=True)
class ShowSent(Button, prefix="ak"):
    """Show once more what was sent."""

    announcement: int


@dataclass(frozen=True, slots=True)
class FixTypo(Button, prefix="al"):
    """Put a typo right, silently."""

    announcement: int


@dataclass(frozen=True, slots=True)
class FixPart(Button, prefix="am"):
    """The part (from 0) of a language in which the typo is."""

    announcement: int
    language: str
    part: int


@dataclass(frozen=True, slots=True)
class FixNow(Button, prefix="an"):
    """Change it in every chat; the question answers the new words."""

    announcement: int
    language: str
    part: int


@dataclass(frozen=True, slots=True)
class SendCorrection(Button, prefix="ao"):
    """Send a correction, which rings, to those who got it."""

    announcement: int


@dataclass(frozen=True, slots=True)
class OpenGotIt(Button, prefix="ap"):
    """Who has tapped that they have seen it, and who has not."""

    announcement: int


@dataclass(frozen=True, slots=True)
class RemindGotIt(Button, prefix="aq"):
    """Remind those who have not, once."""

    announcement: int


# ---- who gets it ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GotIt(Button, prefix="ar"):
    """I have seen it. `closable`: 1 where the message can be closed, else 0."""

    announcement: int
    closable: int


@dataclass(frozen=True, slots=True)
class OpenCovered(Button, prefix="n1"):
    """Show what the cover hides."""

    announcement: int


@dataclass(frozen=True, slots=True)
class CoverAgain(Button, prefix="n0"):
    """Hide it again."""

    announcement: int
