"""What Telegram's ids say about a folder that may be an old copy.

Telegram counts updates one by one. It also counts all messages in private chats and basic groups,
those of the bot and those of people. A database that knows the last ids knows the next ones, too.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

DROPPED_AFTER = timedelta(days=1)
"""Telegram drops updates that nobody fetched for so long: then a gap proves nothing."""
RANDOM_AFTER = timedelta(days=7)
"""After so long without an update its next id is a random one."""
SETTLED = timedelta(seconds=10)
"""If nothing came or went for so long, nothing is on its way that would explain an id."""
BUSY_FOR = timedelta(minutes=10)
"""A bot that is never quiet for so long has handled what waited when it started."""
PROBE_AFTER = timedelta(minutes=10)
PROBE_AGAIN = timedelta(hours=6)
OF_AN_UPDATE = 2
"""Messages that one update explains: what somebody wrote, and an answer that has no row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What the database knew when the bot started (`since`) in another folder.

    `alive_at`: when it ran last. `update` is the id of the last update, handled at `update_at`.
    `message` is the highest id of a message that is explained by what is stored. Each is None if
    nothing is known. `probes`: how many messages were sent to find out. `lifted`: nothing waits any
    more, only the id of the next update may still show a copy.
    """

    since: datetime
    alive_at: datetime | None
    update: int | None
    update_at: datetime | None
    message: int | None
    probes: int = 0
    lifted: bool = False

    @property
    def probe_at(self) -> datetime:
        """When the next probe is sent, if nothing has shown the truth until then."""
        return self.since + PROBE_AFTER + PROBE_AGAIN * self.probes


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What Telegram has shown since.

    The first update with its instant, how many came and when the last did; how many messages the
    bot has sent, and the highest id of a message that came or went, with its instant.
    """

    update: int | None = None
    update_at: datetime | None = None
    updates: int = 0
    newest_at: datetime | None = None
    sent: int = 0
    message: int | None = None
    message_at: datetime | None = None


class Finding(StrEnum):
    """COPY: things happened that the database does not know. MOVED: nothing did.

    NOTHING_SENT: no message was written since, but nobody has used the bot yet.
    """

    COPY = "copy"
    MOVED = "moved"
    NOTHING_SENT = "nothing sent"


def judge(doubt: Doubt, shown: Shown, *, now: datetime) -> Finding | None:
    """Return what is shown, or None as long as nothing is."""
    if not _is_settled(doubt, shown, now=now):
        return None
    follows, explained = _follows(doubt, shown), _is_explained(doubt, shown)
    is_gap = follows is False and not _was_off_long(doubt)
    if is_gap or explained is False:
        return Finding.COPY
    if explained is None and not (follows and doubt.message is None):
        return None
    return Finding.NOTHING_SENT if shown.update is None else Finding.MOVED


def _is_settled(doubt: Doubt, shown: Shown, *, now: datetime) -> bool:
    last = (at for at in (shown.newest_at, shown.message_at) if at is not None)
    quiet = all(now - at >= SETTLED for at in last)
    return quiet or now - doubt.since >= BUSY_FOR


def _follows(doubt: Doubt, shown: Shown) -> bool | None:
    """Tell whether the first update is the next one; None if that cannot be known."""
    if doubt.update is None or doubt.update_at is None:
        return None
    if shown.update is None or shown.update_at is None:
        return None
    if shown.update_at - doubt.update_at >= RANDOM_AFTER:
        return None
    return shown.update == doubt.update + 1


def _was_off_long(doubt: Doubt) -> bool:
    return doubt.alive_at is None or doubt.since - doubt.alive_at >= DROPPED_AFTER


def _is_explained(doubt: Doubt, shown: Shown) -> bool | None:
    """Tell whether the ids of messages can be explained; None if none is known.

    Once nothing waits any more, messages of all kinds go, so their ids say nothing.
    """
    if doubt.lifted:
        return True
    if doubt.message is None or shown.message is None:
        return None
    return shown.message <= doubt.message + OF_AN_UPDATE * shown.updates + shown.sent
