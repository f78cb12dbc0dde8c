"""Coordinators see what a course still needs.

Code that needs a safety text or a service asks for the course `as_signed`, so that a signature
counts from the moment it is given.
"""

from dataclasses import dataclass
from datetime import date

from bot.act import Act
from bot.catalog.course import Course
from bot.catalog.waiting import Status, course_status
from bot.days import local_day
from bot.learning.recap import storage as readings
from bot.learning.voice_notes.domain import VoiceNote, lessons_of
from bot.learning.voice_notes.storage import notes_of
from bot.membership.domain import Cohort, CohortId
from bot.services.service import coordinated_course


@dataclass(frozen=True, slots=True, kw_only=True)
class UnclearText:
    """A text that readers could not understand in a language, and how many said so."""

    content: str
    language: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseReview:
    """What waits in the course of a cohort on its `today`, and the recordings from the chat."""

    cohort: Cohort
    course: Course
    status: Status
    unclear: tuple[UnclearText, ...]
    today: date
    voices: tuple[VoiceNote, ...] = ()

    @property
    def has_voices(self) -> bool:
        """Whether somebody has recorded a voice note, or the files of the course bring one."""
        languages = self.course.languages
        return bool(self.voices) or any(
            each.shipped for spoken in languages for each in lessons_of(self.course, (), spoken)
        )

    def language_for(self, language: str) -> str:
        """Return `language` if the course has it, else the first one of the course."""
        known = self.course.languages
        return language if language in known else known[0]


async def load_review(act: Act, cohort: CohortId) -> CourseReview:
    """Return what waits in a cohort's course; raise `NotAllowed`."""
    found, course = await coordinated_course(act, cohort)
    flags = await readings.count_unclear(act.tx, course.id)
    unclear = (UnclearText(content=of, language=lang, people=n) for (of, lang), n in flags.items())
    return CourseReview(
        cohort=found,
        course=course,
        status=course_status(course),
        unclear=tuple(sorted(unclear, key=lambda each: (-each.people, each.content))),
        today=local_day(act.now, found.zone),
        voices=await notes_of(act.tx, course.id),
    )
