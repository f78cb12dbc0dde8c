"""Who of a team has a second factor and an open session; colleagues end and reset them."""

from bot.act import Act
from bot.desk.staff_access.domain import Colleague
from bot.membership.domain import Cohort, CohortId, Person, PersonId, Role
from bot.membership.person import storage as people
from bot.membership.staff import storage as staff
from bot.people.invites.service import invite_staff
from bot.people.rights import service as rights
from bot.people.second_factor import service as second_factor
from bot.refusals import StaleButton


async def list_colleagues(act: Act, cohort: CohortId) -> tuple[Cohort, tuple[Colleague, ...]]:
    """Return the coordinators of a cohort; administrators also get the administrators.

    Raises `NotAllowed`.
    """
    found = await rights.require_cohort(act, cohort)
    team = await _team(act, cohort)
    return found, tuple([await _colleague(act, found, each) for each in team])


async def find_colleague(act: Act, cohort: CohortId, person: PersonId) -> Colleague:
    """Return a colleague; raise `NotAllowed`, or `StaleButton` if they hold no role any more."""
    found = await rights.require_cohort(act, cohort)
    for each in await _team(act, cohort):
        if each.id == person:
            return await _colleague(act, found, each)
    raise StaleButton


async def end_session(act: Act, cohort: CohortId, person: PersonId) -> Colleague:
    """End the session of a colleague or of oneself; raises as `find_colleague` does."""
    await find_colleague(act, cohort, person)
    await second_factor.end_session(act, person)
    return await find_colleague(act, cohort, person)


async def find_to_reset(act: Act, cohort: CohortId, person: PersonId) -> Colleague:
    """Return a colleague with a second factor; nobody resets their own.

    Raises as `find_colleague` does.
    """
    found = await find_colleague(act, cohort, person)
    if found.is_me or not found.access.has_factor:
        raise StaleButton
    return found


async def reset(act: Act, cohort: CohortId, person: PersonId) -> Colleague:
    """Delete the second factor of a colleague; raises as `find_to_reset` does."""
    await find_to_reset(act, cohort, person)
    await second_factor.reset(act, person)
    return await find_colleague(act, cohort, person)


async def invite_again(act: Act, cohort: CohortId, person: PersonId) -> tuple[Person, str]:
    """Return a person who was cut off, and the token of a link that gives them the role back.

    Raises `NotAllowed` for others than administrators, `StaleButton` for people with an account.
    """
    rights.require_administrator(act)
    await rights.require_cohort(act, cohort)
    found = await people.by_id(act.tx, person)
    if found is None or found.telegram_id is not None:
        raise StaleButton
    token = await invite_staff(act, Role.COORDINATOR, cohort, person=person)
    return found, token


async def _team(act: Act, cohort: CohortId) -> list[Person]:
    team = await staff.coordinators(act.tx, cohort)
    if rights.is_administrator(act):
        known = {each.id for each in team}
        team += [each for each in await staff.administrators(act.tx) if each.id not in known]
    return team


async def _colleague(act: Act, cohort: Cohort, person: Person) -> Colleague:
    return Colleague(
        cohort=cohort,
        person=person,
        access=await second_factor.access_of(act, person.id),
        is_me=person.id == act.visitor.person_id,
        may_appoint=rights.is_administrator(act),
    )
