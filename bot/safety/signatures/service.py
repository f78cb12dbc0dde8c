"""What of a course waits for a person, and standing for it: signing texts, confirming services.

Whoever needs a safety text or a service asks for the course `as_signed`, so that a signature
counts from the moment it is given.
"""

from bot.catalog.course import Course
from bot.safety.signatures import storage
from bot.safety.signatures.domain import with_signatures
from bot.storage.database import Tx


async def as_signed(tx: Tx, course: Course) -> Course:
    """Return the course with all signatures that hold now."""
    return with_signatures(course, await storage.load_signatures(tx, course.id))
