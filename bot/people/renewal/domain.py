"""When somebody is asked again about a consent text that has changed."""

from datetime import datetime, timedelta
from typing import Final

from bot.catalog.course import Course
from bot.membership.domain import Person

ASK_EVERY: Final = timedelta(days=1)


def consent_version(course: Course) -> int:
    """Return the version of a course's consent text; 0 if it has none."""
    versions = (text.version for text in course.safety_texts if text.id == "consent")
    return next(versions, 0)


def may_be_asked(person: Person, newest: int, *, now: datetime) -> bool:
    """Tell whether somebody agreed to an older text than `newest` and was not asked for a day.

    People who only coordinate never agreed to this text, which is about taking part.
    """
    if person.consent_version is None or person.consent_version >= newest:
        return False
    return person.consent_asked_at is None or person.consent_asked_at + ASK_EVERY <= now
