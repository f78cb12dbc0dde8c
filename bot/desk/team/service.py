"""Who runs a cohort: coordinators appointed by an administrator, and roles taken back."""

from dataclasses import dataclass
from datetime import datetime

from bot.membership.audit import storage as audit
from bot.membership.domain import Cohort, CohortId, Person, PersonId, Role, Visitor
from bot.membership.staff import service as running
from bot.membership.staff import storage as staff
from bot.people.invites import service as invites
from bot.refusals import NotAllowed, Refusal, StaleButton
from bot.storage.database import Tx


class LastCoordinator(Refusal):
    """A cohort keeps at least one coordinator: appoint another one first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """The coordinators of a cohort, in the order of their appointment; `may_appoint`: you may."""

    cohort: Cohort
    coordinators: tuple[Person, ...]
    may_appoint: bool


async def open_team(tx: Tx, visitor: Visitor, cohort: CohortId) -> Team:
    """Return who runs a cohort; raise `NotAllowed` for others than its coordinators."""
    found = await running.require_cohort(tx, visitor, cohort)
    return Team(
        cohort=found,
        coordinators=tuple(await staff.coordinators(tx, cohort)),
        may_appoint=_is_administrator(visitor),
    )


async def invite_coordinator(
    tx: Tx, visitor: Visitor, cohort: CohortId, *, now: datetime
) -> tuple[Team, str]:
    """Return the team and the token of a one-time link; only administrators appoint."""
    team = await _require_administrator(tx, visitor, cohort)
    token = await invites.invite_staff(
        tx, Role.COORDINATOR, cohort, actor=visitor.person_id, now=now
    )
    return team, token


async def revoke(
    tx: Tx, visitor: Visitor, cohort: CohortId, person: PersonId, *, now: datetime
) -> Team:
    """Take a coordinator's role back, at once; raise `LastCoordinator` for the only one."""
    team = await _require_administrator(tx, visitor, cohort)
    if all(each.id != person for each in team.coordinators):
        raise StaleButton
    if len(team.coordinators) == 1:
        raise LastCoordinator
    await staff.revoke(tx, person=person, role=Role.COORDINATOR, cohort=cohort, now=now)
    await audit.note(
        tx,
        actor=visitor.person_id,
        action="role.revoke",
        object=f"person:{person}",
        detail={"cohort": cohort},
        now=now,
    )
    return await open_team(tx, visitor, cohort)


async def _require_administrator(tx: Tx, visitor: Visitor, cohort: CohortId) -> Team:
    if not _is_administrator(visitor):
        raise NotAllowed
    return await open_team(tx, visitor, cohort)


def _is_administrator(visitor: Visitor) -> bool:
    return any(grant.role is Role.ADMINISTRATOR for grant in visitor.grants)
