"""Buttons of announcements."""

from dataclasses import replace
from datetime import datetime

from bot.announcements.domain import Announcement, AnnouncementDetails, AnnouncementId
from bot.announcements.sending.domain import at_time, in_mornings, instant_of
from bot.announcements.votes.domain import with_answers, with_names
from bot.membership.domain import PersonId
from bot.telegram.kit.button import Button, CohortButton


class AnnouncementButton(Button):
    """A button about an announcement."""

    announcement: AnnouncementId


class AnnouncementDraftChoice(AnnouncementButton):
    """A choice that changes a draft; it raises a refusal if the draft cannot have it."""

    def change(self, draft: AnnouncementDetails, now: datetime) -> Announcement:
        """Return the announcement with this choice."""
        raise NotImplementedError


# ---- writing ----------------------------------------------------------------------------


class OpenAnnounce(CohortButton, prefix="na"):
    """Announce something to a cohort."""


class CancelAnnounce(CohortButton, prefix="nx"):
    """Do not write an announcement after all."""


class PartsComplete(AnnouncementButton, prefix="nn"):
    """Nothing more is added: continue to the check."""


class OpenAnnouncementCheck(AnnouncementButton, prefix="nk"):
    """The Check screen of a draft."""


class RewriteText(AnnouncementButton, prefix="nt"):
    """Write the text in one language again, or for the first time."""

    language: str


class LeaveOutFiles(AnnouncementButton, prefix="at"):
    """Send readers of one language the words only, without the pictures and files."""

    language: str


class LeaveOutLanguage(AnnouncementButton, prefix="u2"):
    """Take the text of one language out again; its readers get the first language."""

    language: str


class SaveDraft(AnnouncementButton, prefix="n3"):
    """Leave a draft as it is, for later."""


class ListPage(CohortButton):
    """A page of announcements of a cohort."""

    page: int


class OpenDrafts(ListPage, prefix="n4"):
    """A page of the open drafts."""


class ResumeDraft(AnnouncementButton, prefix="n5"):
    """Continue a draft: show how it will look, and its Check screen."""


class BringBack(AnnouncementButton, prefix="a0"):
    """Bring a draft back that a new one has put away."""


class WriteTo(CohortButton, prefix="n6"):
    """Write to one person of a cohort."""

    person: PersonId


class DropAnnouncementDraft(AnnouncementButton, prefix="nz"):
    """Drop a draft."""


# ---- when -------------------------------------------------------------------------------


class OpenWhen(AnnouncementButton, prefix="nh"):
    """When does it go?"""


class SetWhen(AnnouncementDraftChoice, prefix="nj"):
    """At an instant, in minutes since 1970; 0 is as soon as it is sent."""

    minute: int

    def change(self, draft: AnnouncementDetails, now: datetime) -> Announcement:
        return at_time(draft, instant_of(self.minute), now=now)


class SetMornings(AnnouncementDraftChoice, prefix="n7"):
    """In each person's morning."""

    def change(self, draft: AnnouncementDetails, now: datetime) -> Announcement:
        return in_mornings(draft, now=now)


class WriteWhen(AnnouncementButton, prefix="nm"):
    """At a time that is typed."""


# ---- sending ----------------------------------------------------------------------------


class SendIt(AnnouncementButton, prefix="ns"):
    """Send the draft as it was shown; `how` is n (as chosen), m (in the morning), u (urgent)."""

    revision: int
    how: str


class SendAt(AnnouncementButton, prefix="as"):
    """Send the draft as it was shown at an instant, in minutes since 1970."""

    revision: int
    minute: int


class Undo(AnnouncementButton, prefix="nu"):
    """Make it a draft again."""


class Stop(AnnouncementButton, prefix="no"):
    """Stop sending it."""


class TryAgain(AnnouncementButton, prefix="nr"):
    """Send again to people for whom it failed."""


# ---- planned ----------------------------------------------------------------------------


class OpenPlanned(ListPage, prefix="av"):
    """A page of planned announcements."""


class ChangeTime(AnnouncementButton, prefix="aw"):
    """Let a planned announcement go at another time."""


class Replan(AnnouncementButton, prefix="ax"):
    """Let a planned announcement go at an instant, in minutes since 1970; 0 is now."""

    minute: int


class ReplanMornings(AnnouncementButton, prefix="ay"):
    """Let a planned announcement go in each person's morning."""


class WriteNewTime(AnnouncementButton, prefix="az"):
    """Let a planned announcement go at a time that is typed."""


class ChangeText(AnnouncementButton, prefix="au"):
    """Make a draft of a planned announcement, to write its text again."""


# ---- another coordinator ----------------------------------------------------------------


class OpenApprovalRequest(AnnouncementButton, prefix="nl"):
    """Show me what waits for approval."""


class Allow(AnnouncementButton, prefix="ny"):
    """Approve it, as it was shown."""

    revision: int


class DoNotAllow(AnnouncementButton, prefix="ng"):
    """Refuse an announcement, as it was shown."""

    revision: int


class RefuseBecause(AnnouncementButton, prefix="a1"):
    """Tell the author why it was refused."""

    revision: int
    why: str


class AnnounceIt(CohortButton, prefix="ua"):
    """Announce what I wrote; this message replies to it, so it is not stored."""


class AnnounceAllTheSame(CohortButton, prefix="k9"):
    """Announce what I wrote, although it may not be meant for everybody.

    `composing` is 1 if I was asked while I composed an announcement, which may be for few people.
    """

    composing: int


class AskAsVote(CohortButton, prefix="k5"):
    """Ask people what I wrote: they tap one of its choices; this message replies to it."""


# ---- its author -------------------------------------------------------------------------


class AskRecall(AnnouncementButton, prefix="np"):
    """Take it back? The first step."""


class Recall(AnnouncementButton, prefix="nq"):
    """Take it back from every chat."""


class OpenAnnouncementCard(AnnouncementButton, prefix="nd"):
    """The progress or the result of an announcement."""


class OpenReasons(AnnouncementButton, prefix="nf"):
    """Why some people did not get it."""


class OpenHistory(ListPage, prefix="aj"):
    """A page of sent announcements."""


class ShowSent(AnnouncementButton, prefix="ak"):
    """Show a sent announcement again."""


class SendCorrection(AnnouncementButton, prefix="ao"):
    """Send a correction, which rings, to people who got it."""


class FixTypo(AnnouncementButton, prefix="al"):
    """Fix a typo silently."""


class FixPart(AnnouncementButton, prefix="am"):
    """The part (from 0) of a language in which the typo is."""

    language: str
    part: int


class FixNow(AnnouncementButton, prefix="an"):
    """Change it in every chat; this message replies to the new words."""

    language: str
    part: int


class OpenCovered(AnnouncementButton, prefix="n1"):
    """Show what the cover hides."""


class CoverAgain(AnnouncementButton, prefix="n0"):
    """Hide it again."""


class SetCover(AnnouncementDraftChoice, prefix="nv"):
    """Cover topic words: 1, or not: 0."""

    cover: int

    def change(self, draft: AnnouncementDetails, _now: datetime) -> Announcement:
        return replace(draft.announcement, may_cover=self.cover == 1)


class AskGotIt(AnnouncementDraftChoice, prefix="n2"):
    """Ask people to tap that they have seen it: 1, or not: 0."""

    ask: int

    def change(self, draft: AnnouncementDetails, _now: datetime) -> Announcement:
        return replace(draft.announcement, got_it=self.ask == 1, vote=None, vote_named=False)


class OpenGotIt(AnnouncementButton, prefix="ap"):
    """List the people who tapped "Got it", and the others."""


class RemindGotIt(AnnouncementButton, prefix="aq"):
    """Remind people who did not tap "Got it", once."""


class OpenTemplates(CohortButton, prefix="xy"):
    """The templates of the course."""


class UseTemplate(CohortButton, prefix="xz"):
    """Start a draft from a template, named by its id in the course."""

    template: str


# ---- votes ------------------------------------------------------------------------------


class OpenVoteSets(AnnouncementButton, prefix="yr"):
    """Which answers can people tap?"""


class SetVote(AnnouncementDraftChoice, prefix="ys"):
    """Let people answer by tapping one of a set of answers; empty: they are not asked."""

    vote: str

    def change(self, draft: AnnouncementDetails, _now: datetime) -> Announcement:
        return with_answers(draft.announcement, self.vote)


class SetVoteNamed(AnnouncementDraftChoice, prefix="yt"):
    """Whether coordinators see who chose what, which the message then says."""

    named: int

    def change(self, draft: AnnouncementDetails, _now: datetime) -> Announcement:
        return with_names(draft.announcement, named=self.named == 1)


class GiveAnswer(AnnouncementButton, prefix="yu"):
    """My answer. `closable` as in `GotIt`."""

    answer: str
    closable: int


class OpenVotes(AnnouncementButton, prefix="yv"):
    """What people chose."""


# ---- who gets it ------------------------------------------------------------------------


class GotIt(AnnouncementButton, prefix="ar"):
    """I have seen it.

    `closable`: 1 below an opened announcement, which also has [Close], else 0. The tap replaces all
    buttons of the message, and the handler does not see which it had. A button holds no bool.
    """

    closable: int
