"""What roles allow; nobody may do anything else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.membership.domain import ChatId, CohortId, Grant, PersonId, Role
from bot.refusals import NotAllowed


def coordinates(grants: Iterable[Grant], cohort: CohortId) -> bool:
    """Tell whether somebody coordinates `cohort` or is an administrator."""
    return any(grant.role is Role.ADMINISTRATOR or grant.cohort_id == cohort for grant in grants)


def require_coordinator(grants: Iterable[Grant], cohort: CohortId) -> None:
    """Raise `NotAllowed` unless somebody coordinates `cohort` or is an administrator."""
    if not coordinates(grants, cohort):
        raise NotAllowed


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A coordinator is away until an instant; `stand_in` answers meanwhile, None: all others."""

    stand_in: PersonId | None
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffMember:
    """A coordinator or administrator of a cohort, with their private chat.

    `own`: a coordinator of this cohort, no administrator. Quiet hours are minutes after midnight.
    `absence` is the last one that was saved; it may be over.
    """

    person_id: PersonId
    name: str
    chat_id: ChatId
    reached: bool
    own: bool
    zone: str
    quiet_from: int
    quiet_until: int
    absence: Absence | None = None

    def is_away(self, *, now: datetime) -> bool:
        """Tell whether their absence lasts until after `now`."""
        return self.absence is not None and now < self.absence.until
