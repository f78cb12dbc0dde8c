"""Answers to the question whether a person comes to a meeting, and reasons why not."""

from dataclasses import dataclass
from enum import StrEnum

from bot.membership.domain import PersonId


class RsvpAnswer(StrEnum):
    """An answer to the question whether somebody comes."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"


class AbsenceReason(StrEnum):
    """The reason why somebody cannot come, if they give one."""

    FIELD = "field"
    MEETING = "meeting"
    HEALTH = "health"
    LINE = "line"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRsvp:
    """Somebody of the cohort, and their answer to one meeting."""

    person: PersonId
    name: str
    answer: RsvpAnswer | None
    reason: AbsenceReason | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RsvpCount:
    """The number of people who come, cannot, and have not answered."""

    come: int = 0
    cannot: int = 0
    open: int = 0
