"""An announcement that waits for a colleague."""

from dataclasses import dataclass
from datetime import datetime

from bot.announcements.audience.domain import Audience
from bot.announcements.domain import AnnouncementId


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingApproval:
    """An announcement of `author` that waits for a colleague since an instant."""

    id: AnnouncementId
    author: str
    audience: Audience
    since: datetime
