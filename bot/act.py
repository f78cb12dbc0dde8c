"""What a use case needs, as one value: transaction, instant, visitor and courses."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.catalog.course import Courses
from bot.membership.domain import Enrolment, Person, Visitor
from bot.storage.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What every use case of one update, one row of the outbox or one tick gets.

    `now` is UTC-aware. `visitor` is the person who acts; it is empty if the bot acts by itself.
    """

    tx: Tx
    now: datetime
    visitor: Visitor = field(default_factory=Visitor)
    courses: Courses = field(default_factory=dict)

    @property
    def person(self) -> Person:
        """The person who acts; raise `NotJoined` for a stranger."""
        return self.visitor.require_person()

    @property
    def enrolment(self) -> Enrolment:
        """The enrolment that Home shows; raise `NotJoined` without one."""
        return self.visitor.require_enrolment()
