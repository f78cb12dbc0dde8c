"""The coordinators of a cohort: administrators appoint them and take their role back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.act import Act
from bot.desk.team import storage
from bot.desk.team.domain import ColleagueWish
from bot.membership.domain import Cohort, CohortId, Person, PersonId, Role
from bot.membership.staff import storage as staff
from bot.people.invites import service as invites
from bot.people.rights import service as running
from bot.people.service import enqueue_message, note_in_audit
from bot.refusals import Refusal, StaleButton
from bot.storage.database import Rows, Statement

ROLE_ENDED = "team.role_ended"
COLLEAGUE_WISHED = "team.colleague_wished"
COLLEAGUE_ANSWERED = "team.colleague_answered"
TOLD_WITHIN = timedelta(days=7)
"""How long the message may wait for the end of quiet hours or of an outage."""


class LastCoordinator(Refusal):
    """A cohort needs at least one coordinator: appoint another one first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """The coordinators of a cohort, in the order of their appointment.

    `may_appoint`: the visitor is an administrator; others are shown the `administrators`.
    `can_ask`: the bot can write to one of these. `asked_at`: when the visitor asked them for a
    colleague, which nobody has answered yet. `wishes` are those of the cohort.
    """

    cohort: Cohort
    coordinators: tuple[Person, ...]
    may_appoint: bool
    administrators: tuple[Person, ...] = ()
    can_ask: bool = False
    asked_at: datetime | None = None
    wishes: tuple[ColleagueWish, ...] = ()

    def member(self, person: PersonId) -> Person | None:
        return next((each for each in self.coordinators if each.id == person), None)


async def open_team(act: Act, cohort: CohortId) -> Team:
    """Return the team; raise `NotAllowed` for others than its coordinators."""
    found = await running.require_cohort(act, cohort)
    may_appoint = running.is_administrator(act)
    wishes = tuple(await storage.wishes(act.tx, cohort))
    return Team(
        cohort=found,
        coordinators=tuple(await staff.coordinators(act.tx, cohort)),
        may_appoint=may_appoint,
        administrators=() if may_appoint else tuple(await staff.administrators(act.tx)),
        can_ask=not may_appoint and bool(await staff.chats_of_administrators(act.tx)),
        asked_at=next((each.since for each in wishes if each.person == act.person.id), None),
        wishes=wishes,
    )


async def ask_for_colleague(act: Act, cohort: CohortId) -> Team:
    """Ask all administrators to add a colleague; raise `StaleButton` if the bot knows none."""
    team = await open_team(act, cohort)
    chats = await staff.chats_of_administrators(act.tx)
    if team.may_appoint or not chats:
        raise StaleButton
    if await storage.wish(act.tx, cohort, act.person.id, now=act.now):
        about = {"cohort": cohort, "person": act.person.id}
        for chat in chats:
            enqueue_message(act, chat, COLLEAGUE_WISHED, about, keep=TOLD_WITHIN)
        await note_in_audit(act, "role.wish", f"cohort:{cohort}")
    return await open_team(act, cohort)


async def decline_colleague(act: Act, cohort: CohortId) -> Team:
    """Tell those who want a colleague that nobody is added; raise `NotAllowed`.

    A second tap changes nothing.
    """
    await require_administrator(act, cohort)
    await _answer(act, cohort, is_done=False)
    return await open_team(act, cohort)


async def _answer(act: Act, cohort: CohortId, *, is_done: bool) -> None:
    """Answer all wishes of a cohort."""
    asked = await storage.answer(act.tx, cohort)
    chats = await staff.chats_of_coordinators(act.tx, cohort)
    for chat in (chat for chat, whose in chats if whose in asked):
        about = {"cohort": cohort, "done": int(is_done)}
        enqueue_message(act, chat, COLLEAGUE_ANSWERED, about, keep=TOLD_WITHIN)
    if asked:
        await note_in_audit(act, "role.wish_answered", f"cohort:{cohort}", done=is_done)


def wished_queries(act: Act, cohort: Cohort) -> list[Statement]:
    """Ask administrators for the wishes of a cohort (for `wished`); others have none to answer."""
    return [storage.wishes_query(cohort.id)] if running.is_administrator(act) else []


def wished(_act: Act, _cohort: Cohort, rows: Sequence[Rows]) -> list[ColleagueWish]:
    """Return the oldest wish of a cohort: one button answers all of them."""
    return [each for found in rows for each in storage.wishes_from(found)[:1]]


async def invite_coordinator(act: Act, cohort: CohortId) -> tuple[Team, str]:
    """Return the team and the token of a one-time link; only administrators appoint.

    Coordinators who asked for a colleague are told.
    """
    team = await require_administrator(act, cohort)
    token = await invites.invite_staff(act, Role.COORDINATOR, cohort)
    await _answer(act, cohort, is_done=True)
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
