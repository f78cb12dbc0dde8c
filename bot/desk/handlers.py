"""What several features of the desk do."""

from markupsafe import Markup

from bot.desk.screens import reminded
from bot.membership.domain import EnrolmentId
from bot.outbox.gate.domain import NEUTRAL
from bot.people.directory import service as directory
from bot.sessions.timing.service import foretell_delivery
from bot.telegram.incoming.context import Turn


def tapped_minute(turn: Turn) -> str:
    """Return the minute of a tap, as ISO text: a double tap orders the same job."""
    return turn.now.replace(second=0, microsecond=0).isoformat()


async def remind_now(turn: Turn, enrolment: EnrolmentId) -> Markup:
    person = await directory.remind(turn.act, enrolment)
    comes = await foretell_delivery(turn.act, person, NEUTRAL)
    return reminded(comes, turn.person.zone, turn.texts)
