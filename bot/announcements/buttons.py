"""These are the buttons of announcements."""

from bot.announcements.domain import AnnouncementId
from bot.membership.domain import CohortId, PersonId
from bot.telegram.kit.button import Button

# ---- writing ----------------------------------------------------------------------------


class OpenAnnounce(Button, prefix="na"):
    """Announce something to a cohort."""

    cohort: CohortId


class CancelAnnounce(Button, prefix="nx"):
    """Do not write an announcement after all."""

    cohort: CohortId


class PartsComplete(Button, prefix="nn"):
    """Nothing more is added: continue to the check."""

    announcement: AnnouncementId


class OpenCheck(Button, prefix="nk"):
    """The Check screen of a draft."""

    announcement: AnnouncementId


class RewriteText(Button, prefix="nt"):
    """Write the text in one language again, or for the first time."""

    announcement: AnnouncementId
    language: str


class SaveDraft(Button, prefix="n3"):
    """Leave a draft as it is, for later."""

    announcement: AnnouncementId


class OpenDrafts(Button, prefix="n4"):
    """A page of the open drafts."""

    cohort: CohortId
    page: int


class ResumeDraft(Button, prefix="n5"):
    """Continue a draft: show how it will look, and its Check screen."""

    announcement: AnnouncementId


class WriteTo(Button, prefix="n6"):
    """Write to one person of a cohort."""

    cohort: CohortId
    person: PersonId


class DropDraft(Button, prefix="nz"):
    """Drop a draft."""

    announcement: AnnouncementId


# ---- when -------------------------------------------------------------------------------


class OpenWhen(Button, prefix="nh"):
    """When does it go?"""

    announcement: AnnouncementId


class SetWhen(Button, prefix="nj"):
    """At an instant, in minutes since 1970; 0 is as soon as it is sent."""

    announcement: AnnouncementId
    minute: int


class SetMornings(Button, prefix="n7"):
    """In each person's morning."""

    announcement: AnnouncementId


class WriteWhen(Button, prefix="nm"):
    """At a time that is typed."""

    announcement: AnnouncementId


# ---- sending ----------------------------------------------------------------------------


class SendIt(Button, prefix="ns"):
    """Send the draft as it was shown; `how` is n (as chosen), m (in the morning), u (urgent)."""

    announcement: AnnouncementId
    revision: int
    how: str


class SendAt(Button, prefix="as"):
    """Send the draft as it was shown at an instant, in minutes since 1970."""

    announcement: AnnouncementId
    revision: int
    minute: int


class Undo(Button, prefix="nu"):
    """Make a draft of it again."""

    announcement: AnnouncementId


class Stop(Button, prefix="no"):
    """Send nothing more of it."""

    announcement: AnnouncementId


class TryAgain(Button, prefix="nr"):
    """Send again to the people to whom it could not be sent."""

    announcement: AnnouncementId


# ---- another coordinator ----------------------------------------------------------------


class OpenRequest(Button, prefix="nl"):
    """Show me what waits for approval."""

    announcement: AnnouncementId


class Allow(Button, prefix="ny"):
    """Approve it, as it was shown."""

    announcement: AnnouncementId
    revision: int


class DoNotAllow(Button, prefix="ng"):
    """Give what was shown back to its author."""

    announcement: AnnouncementId
    revision: int


class AnnounceIt(Button, prefix="ua"):
    """Announce what I wrote; this message replies to it, so it is not stored."""

    cohort: CohortId


# ---- its author -------------------------------------------------------------------------


class AskRecall(Button, prefix="np"):
    """Take it back? The first step."""

    announcement: AnnouncementId


class Recall(Button, prefix="nq"):
    """Take it back from every chat."""

    announcement: AnnouncementId


class OpenCard(Button, prefix="nd"):
    """The progress or the result of an announcement."""

    announcement: AnnouncementId


class OpenReasons(Button, prefix="nf"):
    """Why some people did not get it."""

    announcement: AnnouncementId


class OpenHistory(Button, prefix="aj"):
    """A page of what was sent."""

    cohort: CohortId
    page: int


class ShowSent(Button, prefix="ak"):
    """Show again what was sent."""

    announcement: AnnouncementId


class SendCorrection(Button, prefix="ao"):
    """Send a correction, which rings, to those who got it."""

    announcement: AnnouncementId


class FixTypo(Button, prefix="al"):
    """Fix a typo silently."""

    announcement: AnnouncementId


class FixPart(Button, prefix="am"):
    """The part (from 0) of a language in which the typo is."""

    announcement: AnnouncementId
    language: str
    part: int


class FixNow(Button, prefix="an"):
    """Change it in every chat; this message replies to the new words."""

    announcement: AnnouncementId
    language: str
    part: int


class OpenCovered(Button, prefix="n1"):
    """Show what the cover hides."""

    announcement: AnnouncementId


class CoverAgain(Button, prefix="n0"):
    """Hide it again."""

    announcement: AnnouncementId


class SetCover(Button, prefix="nv"):
    """Cover topic words: 1, or not: 0."""

    announcement: AnnouncementId
    cover: int


class AskGotIt(Button, prefix="n2"):
    """Ask people to tap that they have seen it: 1, or not: 0."""

    announcement: AnnouncementId
    ask: int


class OpenGotIt(Button, prefix="ap"):
    """The list of people who have tapped "Got it", and of the others."""

    announcement: AnnouncementId


class RemindGotIt(Button, prefix="aq"):
    """Remind the others once."""

    announcement: AnnouncementId


# ---- who gets it ------------------------------------------------------------------------


class GotIt(Button, prefix="ar"):
    """I have seen it. `closable`: 1 where the message can be closed, else 0."""

    announcement: AnnouncementId
    closable: int
