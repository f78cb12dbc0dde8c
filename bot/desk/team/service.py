"""The coordinators of a cohort: administrators appoint them and take their role back."""

from dataclasses import dataclass
from datetime import timedelta

from bot.act import Act
from bot.membership.domain import Cohort, CohortId, Person, PersonId, Role
from bot.membership.staff import storage as staff
from bot.people.invites import service as invites
from bot.people.rights import service as running
from bot.people.service import enqueue_message, note_in_audit
from bot.refusals import Refusal, StaleButton

ROLE_ENDED = "team.role_ended"
TOLD_WITHIN = timedelta(days=7)
"""How long the message may wait for the end of quiet hours or of an outage."""


class LastCoordinator(Refusal):
    """A cohort needs at least one coordinator: appoint another one first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """The coordinators of a cohort, in the order of their appointment.

    `may_appoint`: the visitor is an administrator; others are shown the `administrators`.
    """

    cohort: Cohort
    coordinators: tuple[Person, ...]
    may_appoint: bool
    administrators: tuple[Person, ...] = ()

    def member(self, person: PersonId) -> Person | None:
        return next((each for each in self.coordinators if each.id == person), None)


async def open_team(act: Act, cohort: CohortId) -> Team:
    """Return the team; raise `NotAllowed` for others than its coordinators."""
    found = await running.require_cohort(act, cohort)
    may_appoint = running.is_administrator(act)
    return Team(
        cohort=found,
        coordinators=tuple(await staff.coordinators(act.tx, cohort)),
        may_appoint=may_appoint,
        administrators=() if may_appoint else tuple(await staff.administrators(act.tx)),
    )


async def invite_coordinator(act: Act, cohort: CohortId) -> tuple[Team, str]:
    """Return the team and the token of a one-time link; only administrators appoint."""
    team = await require_administrator(act, cohort)
    token = await invites.invite_staff(act, Role.COORDINATOR, cohort)
    return team, token


async def revoke(act: Act, cohort: CohortId, person: PersonId) -> Team:
    """Take a coordinator's role back; raise `LastCoordinator` for the only one."""
    team = await require_administrator(act, cohort)
    if team.member(person) is None:
        raise StaleButton
    if len(team.coordinators) == 1:
        raise LastCoordinator
    chats = await staff.chats_of_coordinators(act.tx, cohort)
    await staff.revoke(act.tx, person=person, role=Role.COORDINATOR, cohort=cohort, now=act.now)
    await note_in_audit(act, "role.revoke", f"person:{person}", cohort=cohort)
    for chat in (chat for chat, whose in chats if whose == person):
        enqueue_message(act, chat, ROLE_ENDED, {"cohort": cohort}, keep=TOLD_WITHIN)
    return await open_team(act, cohort)


async def require_administrator(act: Act, cohort: CohortId) -> Team:
    """Return the team; raise `NotAllowed` for others than administrators."""
    running.require_administrator(act)
    return await open_team(act, cohort)
