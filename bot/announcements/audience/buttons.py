"""Buttons that choose the audience of an announcement, save it and use it again."""

from bot.announcements.buttons import AnnouncementButton
from bot.announcements.domain import SavedId
from bot.membership.domain import CohortId
from bot.sessions.domain import SessionId
from bot.telegram.kit.button import CohortButton


class OpenWho(AnnouncementButton, prefix="nw"):
    """Show the audience."""


class ChooseEverybody(AnnouncementButton, prefix="ne"):
    """Everybody in the chosen courses."""


class ChooseBy(AnnouncementButton, prefix="nb"):
    """A page of organizations, languages, lessons, names ... to tick; `by` says which."""

    by: str
    page: int


class TickAudience(ChooseBy, prefix="ni"):
    """Add or remove a tick; `picked` is an id or a language."""

    picked: str


class TickShortcut(AnnouncementButton, prefix="u0"):
    """Add or remove a tick that stands on Who itself; `way` says of what."""

    way: str
    picked: str


class ToggleCohort(AnnouncementButton, prefix="nc"):
    """One more course, or one fewer."""

    cohort: CohortId


class InvertRule(AnnouncementButton, prefix="n8"):
    """Leave out the people that a rule let in, or the reverse."""

    by: str


class ListMeetings(AnnouncementButton, prefix="n9"):
    """A page of meetings, to choose people by one of them."""

    page: int


class ChooseMeeting(AnnouncementButton, prefix="aa"):
    """What may be ticked of one meeting."""

    session: SessionId


class TickMeeting(AnnouncementButton, prefix="ab"):
    """Add or remove a tick: people with this answer, or with this attendance."""

    session: SessionId
    word: str


class OpenSaved(AnnouncementButton, prefix="ac"):
    """The saved audiences, to use one for a draft."""


class UseSaved(AnnouncementButton, prefix="ad"):
    """Let a draft be for a saved audience."""

    saved: SavedId


class SaveAudience(AnnouncementButton, prefix="ae"):
    """Save this audience under a name."""


class ListSaved(CohortButton, prefix="af"):
    """The saved audiences of a coordinator, under Announce."""


class OpenOneSaved(CohortButton, prefix="ag"):
    """One saved audience: write to it, or delete it."""

    saved: SavedId


class WriteToSaved(CohortButton, prefix="ah"):
    """Write to a saved audience."""

    saved: SavedId


class DeleteSaved(CohortButton, prefix="ai"):
    """Delete a saved audience."""

    saved: SavedId
