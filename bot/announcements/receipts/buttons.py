"""These are the buttons around "Got it"."""

from bot.announcements.domain import AnnouncementId
from bot.telegram.kit.button import Button


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
