"""The timeline of a person: events with dates, never a score."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EventKind(StrEnum):
    LESSONS = "lessons"
    QUIZ = "quiz"
    THERE = "there"
    EXCUSED = "excused"
    MISSED = "missed"
    MESSAGE = "message"
    PLAN = "plan"
    PLAN_DONE = "plan_done"
    PLAN_DROPPED = "plan_dropped"
    PLAN_PARTLY = "plan_partly"
    PLAN_NOT_YET = "plan_not_yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event; `of` is the unit or the quiz, if it is about one."""

    at: datetime
    kind: EventKind
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """What happened, the newest first, and how many questions somebody asked."""

    events: tuple[Event, ...]
    questions: int

    @property
    def meetings(self) -> int:
        """Meetings since they joined at which attendance was noted."""
        return sum(
            each.kind in {EventKind.THERE, EventKind.EXCUSED, EventKind.MISSED}
            for each in self.events
        )

    @property
    def attended(self) -> int:
        return sum(each.kind is EventKind.THERE for each in self.events)

    @property
    def plans(self) -> int:
        return sum(each.kind is EventKind.PLAN for each in self.events)

    @property
    def plans_done(self) -> int:
        return sum(each.kind is EventKind.PLAN_DONE for each in self.events)

    @property
    def plans_open(self) -> int:
        """Plans that are neither done nor dropped."""
        dropped = sum(each.kind is EventKind.PLAN_DROPPED for each in self.events)
        return self.plans - self.plans_done - dropped

    @property
    def quizzes(self) -> frozenset[str]:
        """The quizzes that they have finished at least once."""
        return frozenset(each.of for each in self.events if each.kind is EventKind.QUIZ)
