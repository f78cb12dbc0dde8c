"""These are the buttons of announcements that several features show."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button

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
class KeepDraft(Button, prefix="n3"):
    """Leave a draft as it is, for later."""

    announcement: int


@dataclass(frozen=True, slots=True)
class OpenDrafts(Button, prefix="n4"):
    """A page of the open drafts."""

    cohort: int
    page: int


@dataclass(frozen=True, slots=True)
class ResumeDraft(Button, prefix="n5"):
    """Go on with a draft: the real thing, and its Check screen."""

    announcement: int


@dataclass(frozen=True, slots=True)
class WriteTo(Button, prefix="n6"):
    """Write to one person of a cohort."""

    cohort: int
    person: int


@dataclass(frozen=True, slots=True)
class PutAway(Button, prefix="nz"):
    """Drop a draft."""

    announcement: int


# ---- when -------------------------------------------------------------------------------


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
class SetMornings(Button, prefix="n7"):
    """In each person's morning."""

    announcement: int


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
class SendAt(Button, prefix="as"):
    """Send the draft as it was shown at an instant, in minutes since 1970."""

    announcement: int
    revision: int
    minute: int


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


# ---- another coordinator ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LookAt(Button, prefix="nl"):
    """Show me what waits for a yes."""

    announcement: int


@dataclass(frozen=True, slots=True)
class Allow(Button, prefix="ny"):
    """Let it go, as it was shown."""

    announcement: int
    revision: int


@dataclass(frozen=True, slots=True)
class DoNotAllow(Button, prefix="ng"):
    """Give what was shown back to its author."""

    announcement: int
    revision: int


@dataclass(frozen=True, slots=True)
class AnnounceIt(Button, prefix="ua"):
    """Announce what I wrote; the question answers it, so it need not be kept."""

    cohort: int


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
class SendCorrection(Button, prefix="ao"):
    """Send a correction, which rings, to those who got it."""

    announcement: int
