"""Coordinators see what a course still needs.

Code that needs a safety text or a service asks for the course `as_signed`, so that a signature
counts from the moment it is given.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.act import Act
from bot.catalog import Status, status
from bot.catalog.course import Course, Service, ServiceFlags
from bot.days import local_day
from bot.learning.recap import storage as readings
from bot.learning.sign_off.service import flags_since_tried, signed_course
from bot.membership.domain import Cohort, CohortId
from bot.safety.signatures.domain import GOOD_FOR


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    """A text that readers could not understand in a language, and how many said so."""

    content: str
    language: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What waits in the course of a cohort; `stale` are services to be tried again.

    `flags` is what leaders say is not right any more about confirmed ones, by service.
    """

    cohort: Cohort
    course: Course
    status: Status
    unclear: tuple[Unclear, ...]
    stale: tuple[str, ...]
    flags: Mapping[str, ServiceFlags]

    def language_for(self, language: str) -> str:
        """Return a language of the course: the one that was asked for, if it has it."""
        known = self.course.languages
        return language if language in known else known[0]


async def load_review(act: Act, cohort_id: CohortId) -> Review:
    """Return what waits in a cohort's course; raise `NotAllowed`."""
    cohort, course = await signed_course(act, cohort_id)
    flags = await readings.count_unclear(act.tx, course.id)
    unclear = (Unclear(content=of, language=lang, people=n) for (of, lang), n in flags.items())
    today = local_day(act.now, cohort.zone)
    return Review(
        cohort=cohort,
        course=course,
        status=status(course),
        unclear=tuple(sorted(unclear, key=lambda each: (-each.people, each.content))),
        stale=tuple(each.id for each in course.confirmed_services if _is_stale(each, today)),
        flags=await flags_since_tried(act.tx, course, cohort),
    )


def _is_stale(service: Service, today: date) -> bool:
    verified = service.verified
    return verified is not None and today - date.fromisoformat(verified.on) > GOOD_FOR
