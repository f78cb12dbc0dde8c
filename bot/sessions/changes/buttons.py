"""Buttons that move or cancel meetings, each with what its author has seen."""

from bot.sessions.buttons import SessionButton


class MoveDay(SessionButton, prefix="wb"):
    """Move it to this day; ask for the time."""

    day: int


class MoveNow(SessionButton, prefix="wf"):
    """Move it, as it was planned at a revision, and tell people."""

    revision: int
    day: int
    minute: int


class AskMoveAll(SessionButton, prefix="v5"):
    """Ask whether all of its series should move, and this one to this day and minute."""

    day: int
    minute: int


class MoveAllNow(SessionButton, prefix="v6"):
    """Move them, as they were planned at revisions of this sum, and tell people."""

    revisions: int
    day: int
    minute: int


class MoveSpanNow(MoveNow, prefix="d7"):
    """Move it, with a new length."""

    length: int


class AskMoveSpans(AskMoveAll, prefix="d8"):
    """Ask whether all of its series should move, with a new length."""

    length: int


class MoveSpansNow(MoveAllNow, prefix="d9"):
    """Move them, with a new length."""

    length: int


class CancelNow(SessionButton, prefix="wp"):
    """Cancel it, as it was planned at a revision, and tell people."""

    revision: int


class AskCancelAll(SessionButton, prefix="w8"):
    """Ask whether to cancel all of its series that have not begun."""


class CancelAllNow(SessionButton, prefix="w9"):
    """Cancel them, as they were planned at revisions of this sum, and tell people."""

    revisions: int
