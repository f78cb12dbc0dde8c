"""What a use case acts with: in which transaction, when, for whom, on which courses."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.catalog.course import Courses
from bot.membership.domain import Person, Visitor
from bot.storage.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """The same for all use cases of one update, one row of the outbox or one tick.

    `now` is UTC-aware. `visitor` is who acts; nobody where the bot acts by itself.
    """

    tx: Tx
    now: datetime
    visitor: Visitor = field(default_factory=Visitor)
    courses: Courses = field(default_factory=dict)

    @property
    def person(self) -> Person:
        """Who acts; raise `NotJoined` for a stranger."""
        return self.visitor.require_person()
