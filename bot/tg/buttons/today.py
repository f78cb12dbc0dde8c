"""Buttons of the coordinators' day: first steps, people to contact, More, the team."""

from dataclasses import dataclass

from bot.tg.buttons import Button


@dataclass(frozen=True, slots=True)
class FirstSteps(Button, prefix="ea"):
    """What is to be set up in a cohort."""

    cohort: int


@dataclass(frozen=True, slots=True)
class OpenDeskMore(Button, prefix="eb"):
    """What the desk has no room for."""

    cohort: int


@dataclass(frozen=True, slots=True)
class DeskBelow(Button, prefix="eo"):
    """The desk as a new message: what was tapped stays, for it waits for a result."""

    cohort: int


@dataclass(frozen=True, slots=True)
class OpenContact(Button, prefix="ec"):
    """Somebody to contact."""

    cohort: int
    person: int


@dataclass(frozen=True, slots=True)
class ListContacts(Button, prefix="ep"):
    """A page of everybody to contact."""

    cohort: int
    page: int


@dataclass(frozen=True, slots=True)
class Spoken(Button, prefix="ed"):
    """I had a word with them."""

    cohort: int
    person: int


@dataclass(frozen=True, slots=True)
class PutOff(Button, prefix="ee"):
    """Bring them up again on the next working morning."""

    cohort: int
    person: int


@dataclass(frozen=True, slots=True)
class RemindContact(Button, prefix="en"):
    """Let somebody to contact know that something waits."""

    cohort: int
    person: int


@dataclass(frozen=True, slots=True)
class OpenTeam(Button, prefix="ef"):
    """Who runs a cohort."""

    cohort: int


@dataclass(frozen=True, slots=True)
class InviteCoordinator(Button, prefix="eg"):
    """A link for another coordinator."""

    cohort: int


@dataclass(frozen=True, slots=True)
class AskRevoke(Button, prefix="eh"):
    """Shall somebody not coordinate any more?"""

    cohort: int
    person: int


@dataclass(frozen=True, slots=True)
class RevokeRole(Button, prefix="ei"):
    """They do not coordinate any more."""

    cohort: int
    person: int


@dataclass(frozen=True, slots=True)
class OpenTrial(Button, prefix="ek"):
    """What a test run does."""

    cohort: int


@dataclass(frozen=True, slots=True)
class StartTrial(Button, prefix="el"):
    """Let a test run begin."""

    cohort: int


@dataclass(frozen=True, slots=True)
class OnlyShown(Button, prefix="em"):
    """A key of a sample, which leads nowhere."""
