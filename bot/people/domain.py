"""What coordinators may do with somebody on the list, how often, and how long it can be undone."""

from datetime import datetime, timedelta

from bot.refusals import Refusal

REMIND_EVERY = timedelta(days=7)
"""Once in so long may all coordinators together have somebody reminded."""
UNDO_FOR = timedelta(minutes=1)
PHONE_LINK_FOR = timedelta(days=1)
"""A link that moves a person to another account is good for a day, not two weeks."""


class RemindedAlready(Refusal):
    """This person was reminded within the last seven days, by whichever coordinator."""


class OutOfReach(Refusal):
    """This person paused, or their chat takes no messages."""


class TooLateToUndo(Refusal):
    """They came in too long ago for one tap to throw them out again."""


class HoldsOffice(Refusal):
    """Who runs a course keeps their account: its rights would move along with the link."""


class AlreadyThere(Refusal):
    """This person has a place in the other course already."""


def remind_again_from(reminded_at: datetime | None, *, now: datetime) -> datetime | None:
    """Return from when on somebody may be reminded again, or None if they may be now."""
    if reminded_at is None or reminded_at + REMIND_EVERY <= now:
        return None
    return reminded_at + REMIND_EVERY
