"""The list of everything that becomes due."""

from bot.domain.learning.course import Courses
from bot.services.announcements.planning import Announcing
from bot.services.followup.digest import Digests
from bot.services.followup.today import Mornings
from bot.services.learning.offers import LearningOffers
from bot.services.planner import Source
from bot.services.questions.planning import QuestionRings
from bot.services.sessions.briefings import Briefings
from bot.services.sessions.reminders import Reminders


def all_sources(courses: Courses) -> list[Source]:
    """Return the planner's sources, in the order in which they are asked."""
    return [
        Reminders(),
        Briefings(),
        Announcing(),
        LearningOffers(courses),
        QuestionRings(),
        Digests(),
        Mornings(courses),
    ]
