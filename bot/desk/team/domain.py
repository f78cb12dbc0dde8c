"""Coordinators who want a colleague."""

from dataclasses import dataclass
from datetime import datetime

from bot.membership.domain import CohortId, PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class ColleagueWish:
    """A coordinator who wants a colleague for a cohort, and since when."""

    cohort: CohortId
    person: PersonId
    name: str
    since: datetime
