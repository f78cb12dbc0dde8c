"""The person whose phone is cut off, and their roles."""

from dataclasses import dataclass
from typing import Final

from bot.membership.domain import CohortId, EnrolmentId, Person

AT_ONCE: Final = 100
"""How many messages one call deletes (https://core.telegram.org/bots/api#deletemessages)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LostPhone:
    """Somebody whose phone is lost, as one cohort sees them; `has_role`: they hold a role there."""

    person: Person
    cohort: CohortId
    enrolment: EnrolmentId | None
    has_role: bool
