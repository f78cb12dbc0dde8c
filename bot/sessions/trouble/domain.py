"""Why a person cannot connect to a meeting."""

from dataclasses import dataclass
from enum import StrEnum

from bot.membership.domain import PersonId


class Trouble(StrEnum):
    """Why somebody cannot connect."""

    SOUND = "sound"
    LINK = "link"
    LINE = "line"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Troubled:
    """Somebody who could not connect, and whether they can by now."""

    person: PersonId
    name: str
    organization: str | None
    trouble: Trouble
    is_over: bool
