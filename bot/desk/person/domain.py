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
    UNSURE = "unsure"
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
        return self._count(EventKind.THERE, EventKind.EXCUSED, EventKind.MISSED, EventKind.UNSURE)

    @property
    def attended(self) -> int:
        return self._count(EventKind.THERE)

    @property
    def plans(self) -> int:
        return self._count(EventKind.PLAN)

    @property
    def plans_done(self) -> int:
        return self._count(EventKind.PLAN_DONE)

    @property
    def plans_open(self) -> int:
        """Plans that are neither done nor dropped."""
        return self.plans - self._count(EventKind.PLAN_DONE, EventKind.PLAN_DROPPED)

    @property
    def quizzes(self) -> frozenset[str]:
        """The quizzes that they have finished at least once."""
        return frozenset(each.of for each in self.events if each.kind is EventKind.QUIZ)

    def _count(self, *kinds: EventKind) -> int:
        return sum(each.kind in kinds for each in self.events)
