"""The course with the signatures that people gave while the bot runs.

Use cases that need a safety text or a service ask for the course `as_signed`, so that a signature
counts from the moment it is given.
"""

from bot.catalog.course import Course
from bot.safety.signatures import storage
from bot.safety.signatures.domain import with_signatures
from bot.storage.database import Tx


async def as_signed(tx: Tx, course: Course) -> Course:
    """Return the course with all signatures that hold now."""
    return with_signatures(course, await storage.load_signatures(tx, course.id))
