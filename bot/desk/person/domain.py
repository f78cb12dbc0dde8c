"""The timeline of a person has events with dates, and never a score."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EventKind(StrEnum):
    """What may happen with somebody."""

    LESSONS = "lessons"
    QUIZ = "quiz"
    THERE = "there"
    EXCUSED = "excused"
    MISSED = "missed"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened; `of` is the unit, or the quiz, where it is about one."""

    at: datetime
    kind: EventKind
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """All that happened, the newest first, and how many questions somebody asked."""

    events: tuple[Event, ...]
    questions: int

    @property
    def meetings(self) -> int:
        """Meetings that were held since they joined, and of which it is known who was there."""
        return sum(
            each.kind in {EventKind.THERE, EventKind.EXCUSED, EventKind.MISSED}
            for each in self.events
        )

    @property
    def attended(self) -> int:
        """At how many of them they were."""
        return sum(each.kind is EventKind.THERE for each in self.events)

    @property
    def quizzes(self) -> frozenset[str]:
        """The quizzes that they finished at least once."""
        return frozenset(each.of for each in self.events if each.kind is EventKind.QUIZ)
