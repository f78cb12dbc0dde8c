"""Counts of messages by state: the progress of an announcement."""

from dataclasses import dataclass
from datetime import datetime

from bot.membership.domain import PersonId

BAR = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryTally:
    """Messages by state. `going` are due or in flight; `waiting` are put off to a later time.

    `held` of those wait after a restore, until an administrator releases them.
    `unknown` may have arrived or not: Telegram's answer was lost twice. `next_at` is when the first
    of the waiting people may get it; None if nobody waits. `unplanned` have no message yet, `never`
    never get one (not enrolled or reachable at the start), `out` were not in when it was sent.
    """

    sent: int = 0
    going: int = 0
    waiting: int = 0
    held: int = 0
    failed: int = 0
    unknown: int = 0
    closed: int = 0
    other: int = 0
    unplanned: int = 0
    never: int = 0
    out: int = 0
    next_at: datetime | None = None

    @property
    def all_in(self) -> int:
        """How many people should get it."""
        return (
            self.sent + self.going + self.waiting + self.failed + self.closed + self.other
            + self.unplanned + self.never + self.unknown
        )  # fmt: skip

    @property
    def unreached(self) -> int:
        """How many people cannot be reached here."""
        return self.closed + self.never

    @property
    def is_going(self) -> bool:
        """Whether something is being sent now."""
        return bool(self.going or self.unplanned)

    @property
    def is_over(self) -> bool:
        """Whether nothing will change by itself."""
        return not (self.is_going or self.waiting)

    def fingerprint(self) -> str:
        """Return a text that differs for different counts."""
        parts = (
            self.sent, self.going, self.waiting, self.failed, self.closed, self.other,
            self.unplanned, self.never, *([self.unknown] if self.unknown else []),
        )  # fmt: skip
        until = "" if self.next_at is None else f"@{int(self.next_at.timestamp()) // 60}"
        return ".".join(str(part) for part in parts) + until


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallCounts:
    """The chats from which it was deleted. `too_old`: Telegram does not delete it any more.

    `unknown` may have got it, and their messages have no known number to delete them by.
    """

    deleted: int = 0
    going: int = 0
    too_old: int = 0
    failed: int = 0
    unknown: int = 0

    @property
    def sent(self) -> int:
        """How many chats got it."""
        return self.deleted + self.going + self.remaining

    @property
    def remaining(self) -> int:
        """In how many chats it stays, or may stay."""
        return self.too_old + self.failed + self.unknown

    def fingerprint(self) -> str:
        """Return a text that differs for different counts."""
        unknown = f".{self.unknown}" if self.unknown else ""
        return f"{self.deleted}.{self.going}.{self.too_old}.{self.failed}{unknown}"


def progress_bar(done: int, all_: int) -> str:
    """Return a bar of ten characters."""
    filled = BAR if all_ <= 0 else done * BAR // all_
    return "▓" * filled + "░" * (BAR - filled)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undelivered:
    """A person who did not get it, or not yet, with the state and reason of the row.

    The state is "unknown" if nobody knows whether it arrived. `due_at` is when they may get it.
    """

    name: str
    state: str
    reason: str
    due_at: datetime | None = None
    person: PersonId | None = None
