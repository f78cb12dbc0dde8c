"""A coordinator saves an audience under a name."""

from dataclasses import dataclass
from typing import NewType

from bot.announcements.audience.domain import Audience
from bot.membership.domain import PersonId

SavedId = NewType("SavedId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """An audience under a name."""

    id: SavedId
    owner: PersonId
    name: str
    audience: Audience
