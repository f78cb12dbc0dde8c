"""Buttons that merge two entries of one person."""

from bot.membership.domain import EnrolmentId
from bot.people.domain import MergeId
from bot.telegram.kit.button import Button, EnrolmentButton


class SameAsListed(EnrolmentButton, prefix="x1"):
    """Say that somebody who asks to join is this person on the list."""

    other: EnrolmentId


class NotOnList(EnrolmentButton, prefix="x2"):
    """Say that somebody who asks to join is nobody on the list with a similar name."""


class CheckMerge(EnrolmentButton, prefix="x4"):
    """Show what merging these two would do; `as_other` is 1 for the name of the one who goes."""

    other: EnrolmentId
    as_other: int = 0


class MergeNow(EnrolmentButton, prefix="x5"):
    """Merge these two; `as_other` is 1 for the name of the one who goes."""

    other: EnrolmentId
    as_other: int = 0


class UndoMerge(Button, prefix="x6"):
    """Undo a merge."""

    merge: MergeId
