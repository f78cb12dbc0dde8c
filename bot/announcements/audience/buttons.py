"""These buttons choose the audience of an announcement, save it and use it again."""

from bot.announcements.domain import AnnouncementId, SavedId
from bot.membership.domain import CohortId
from bot.sessions.domain import SessionId
from bot.telegram.kit.button import Button


class OpenWho(Button, prefix="nw"):
    """Whom is it for?"""

    announcement: AnnouncementId


class ChooseEverybody(Button, prefix="ne"):
    """Everybody in the chosen courses."""

    announcement: AnnouncementId


class ChooseBy(Button, prefix="nb"):
    """A page of organizations, languages, lessons, names ... to tick; `by` says which."""

    announcement: AnnouncementId
    by: str
    page: int


class Tick(Button, prefix="ni"):
    """Add or remove a tick; `picked` is an id or a language."""

    announcement: AnnouncementId
    by: str
    page: int
    picked: str


class ToggleCohort(Button, prefix="nc"):
    """One more course, or one fewer."""

    announcement: AnnouncementId
    cohort: CohortId


class InvertRule(Button, prefix="n8"):
    """Leave out the people that a rule let in, or the reverse."""

    announcement: AnnouncementId
    by: str


class ListMeetings(Button, prefix="n9"):
    """A page of meetings, to choose people by one of them."""

    announcement: AnnouncementId
    page: int


class ChooseMeeting(Button, prefix="aa"):
    """What may be ticked of one meeting."""

    announcement: AnnouncementId
    session: SessionId


class TickMeeting(Button, prefix="ab"):
    """Add or remove a tick: people with this answer, or with this attendance."""

    announcement: AnnouncementId
    session: SessionId
    word: str


class OpenSaved(Button, prefix="ac"):
    """The saved audiences, to use one for a draft."""

    announcement: AnnouncementId


class UseSaved(Button, prefix="ad"):
    """Let a draft be for a saved audience."""

    announcement: AnnouncementId
    saved: SavedId


class SaveAudience(Button, prefix="ae"):
    """Save this audience under a name."""

    announcement: AnnouncementId


class ListSaved(Button, prefix="af"):
    """The saved audiences of a coordinator, under Announce."""

    cohort: CohortId


class OpenOneSaved(Button, prefix="ag"):
    """One saved audience: write to it, or delete it."""

    cohort: CohortId
    saved: SavedId


class WriteToSaved(Button, prefix="ah"):
    """Write to a saved audience."""

    cohort: CohortId
    saved: SavedId


class DeleteSaved(Button, prefix="ai"):
    """Delete a saved audience."""

    cohort: CohortId
    saved: SavedId
