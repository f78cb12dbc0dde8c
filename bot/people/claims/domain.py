"""The accounts on which the link of a name on a list was opened, for the card of that name."""

from dataclasses import dataclass
from datetime import datetime

from bot.membership.domain import CohortId, PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimants:
    """People who take part already, and say that the name is theirs, too."""

    people: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingClaim:
    """Somebody says that a name on the list of a cohort is theirs, too; nobody has answered yet."""

    cohort_id: CohortId
    person_id: PersonId
    invited_id: PersonId
    invited: str
    organization: str | None
    since: datetime
