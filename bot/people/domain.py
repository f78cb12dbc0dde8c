"""What the features for people share: ids, answers about one's sex, limits, refusals."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from bot.refusals import Refusal

RosterId = NewType("RosterId", int)
MergeId = NewType("MergeId", int)
REMIND_EVERY = timedelta(days=7)
"""All coordinators together may remind somebody once in this time."""
UNDO_FOR = timedelta(minutes=1)
PHONE_LINK_FOR = timedelta(days=1)
"""A link that moves a person to another account works for a day, not two weeks."""


class Sex(StrEnum):
    """The answer of somebody; UNSAID also counts those who were not asked yet."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"
    UNSAID = "unsaid"


class RemindedAlready(Refusal):
    """This person was reminded within the last seven days, by some coordinator."""


class OutOfReach(Refusal):
    """This person paused, or their chat takes no messages."""


class TooLateToUndo(Refusal):
    """This person came in too long ago to be removed by one tap."""


class HoldsOffice(Refusal):
    """Coordinators keep their account: their rights would move along with the link."""


class AlreadyThere(Refusal):
    """This person is in the other course already."""


def remind_again_from(reminded_at: datetime | None, *, now: datetime) -> datetime | None:
    """Return when somebody may be reminded again, or None if they may be reminded now."""
    if reminded_at is None or reminded_at + REMIND_EVERY <= now:
        return None
    return reminded_at + REMIND_EVERY
