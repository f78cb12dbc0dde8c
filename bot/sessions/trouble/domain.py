"""Why a person cannot connect to a meeting."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Trouble(StrEnum):
    """Why somebody cannot connect."""

    SOUND = "sound"
    LINK = "link"
    LINE = "line"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class TroubleReport:
    """Somebody could not connect; `is_over`: they can now."""

    name: str
    organization: str | None
    trouble: Trouble
    is_over: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SentAlert:
    """A message that alerted a coordinator; later reports edit it instead of alerting again."""

    id: int
    chat_id: int
    created_at: datetime
