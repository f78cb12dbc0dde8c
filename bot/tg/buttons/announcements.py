"""Buttons of announcements, and of messages that nobody asked for."""

from dataclasses import dataclass

from bot.tg.buttons import Button

# ---- writing ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenAnnounce(Button, prefix="na"):
    """Announce something to a cohort."""

    cohort: int


@dataclass(frozen=True, slots=True)
class CancelAnnounce(Button, prefix="nx"):
    """Write no announcement after all."""

    cohort: int


@dataclass(frozen=True, slots=True)
class PartsComplete(Button, prefix="nn"):
    """Nothing more is added: go on to the check."""

    announcement: int


@dataclass(frozen=True, slots=True)
class OpenCheck(Button, prefix="nk"):
    """The Check screen of a draft."""

    announcement: int


@dataclass(frozen=True, slots=True)
class WriteAnew(Button, prefix="nt"):
    """Write the text in one language anew, or in a language for the first time."""

    announcement: int
    language: str


@dataclass(frozen=True, slots=True)
class SetCover(Button, prefix="nv"):
    """Cover topic words: 1, or not: 0."""

    announcement: int
    cover: int


@dataclass(frozen=True, slots=True)
class PutAway(Button, prefix="nz"):
    """Drop a draft."""

    announcement: int


# ---- whom and when ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenWho(Button, prefix="nw"):
    """Whom is it for?"""

    announcement: int


@dataclass(frozen=True, slots=True)
class ChooseEverybody(Button, prefix="ne"):
    """Everybody in the chosen courses."""

    announcement: int


@dataclass(frozen=True, slots=True)
class ChooseBy(Button, prefix="nb"):
    """A page of organizations, languages or names to tick."""

    announcement: int
    by: str
    page: int


@dataclass(frozen=True, slots=True)
class Tick(Button, prefix="ni"):
    """Put or take a tick; `picked` is an id or a language."""

    announcement: int
    by: str
    page: int
    picked: str


@dataclass(frozen=True, slots=True)
class ToggleCohort(Button, prefix="nc"):
    """One more course, or one fewer."""

    announcement: int
    cohort: int


@dataclass(frozen=True, slots=True)
class OpenWhen(Button, prefix="nh"):
    """When does it go?"""

    announcement: int


@dataclass(frozen=True, slots=True)
class SetWhen(Button, prefix="nj"):
    """At an instant, in minutes since 1970; 0 is as soon as it is sent."""

    announcement: int
    minute: int


@dataclass(frozen=True, slots=True)
class WriteWhen(Button, prefix="nm"):
    """At a time that is typed."""

    announcement: int


# ---- sending ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SendIt(Button, prefix="ns"):
    """Send the draft as it was shown; `how` is n (as chosen), m (in the morning), u (urgent)."""

    announcement: int
    revision: int
    how: str


@dataclass(frozen=True, slots=True)
class Undo(Button, prefix="nu"):
    """Make a draft of it again."""

    announcement: int


@dataclass(frozen=True, slots=True)
class Stop(Button, prefix="no"):
    """Let nothing more of it go."""

    announcement: int


@dataclass(frozen=True, slots=True)
class TryAgain(Button, prefix="nr"):
    """Send to those again to whom it could not be sent."""

    announcement: int


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


# ---- another coordinator ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LookAt(Button, prefix="nl"):
    """Show me what waits for a yes."""

    announcement: int


@dataclass(frozen=True, slots=True)
class Allow(Button, prefix="ny"):
    """Let it go."""

    announcement: int


@dataclass(frozen=True, slots=True)
class DoNotAllow(Button, prefix="ng"):
    """Give it back to its author."""

    announcement: int


# ---- who gets it ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenCovered(Button, prefix="n1"):
    """Show what the cover hides."""

    announcement: int


@dataclass(frozen=True, slots=True)
class CoverAgain(Button, prefix="n0"):
    """Hide it again."""

    announcement: int


# ---- messages that nobody asked for -----------------------------------------------------


@dataclass(frozen=True, slots=True)
class DeleteMine(Button, prefix="ud"):
    """Delete a message of mine from this chat."""

    message: int


@dataclass(frozen=True, slots=True)
class Nothing(Button, prefix="un"):
    """Do nothing with what I wrote."""


@dataclass(frozen=True, slots=True)
class AnnounceIt(Button, prefix="ua"):
    """Announce what I wrote; the question answers it, so it need not be kept."""

    cohort: int
