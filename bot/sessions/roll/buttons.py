"""Buttons that tick who was there."""

from bot.membership.domain import PersonId
from bot.sessions.buttons import SessionButton


class TickPerson(SessionButton, prefix="vg"):
    """Tick somebody as there (1), or not (0)."""

    page: int
    person: PersonId
    there: int


class ChooseMeant(SessionButton, prefix="vh"):
    """The unclear name with this number is that of a person, or of none of those shown (0)."""

    page: int
    name: int
    person: int


class SaveRoll(SessionButton, prefix="vi"):
    """Save attendance as it is ticked, with so many people there."""

    there: int
