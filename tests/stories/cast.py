"""The people of the stories: a cohort, organizations, and who is in it already."""

from dataclasses import dataclass
from typing import Any

from bot.act import Act
from bot.membership.cohort import storage as stored
from bot.membership.domain import CohortId, EnrolmentId, OrganizationId, PersonId, Role
from bot.membership.enrolment import storage as enrolments
from bot.membership.staff import storage as staff_roles
from bot.people import service
from bot.people.directory import service as listing
from bot.people.invites import service as invites
from bot.people.seed import service as seed
from bot.storage.database import Tx
from tests.world import Phone, World

ZONE = "Asia/Phnom_Penh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Founded:
    """A cohort and its organizations by name."""

    cohort: CohortId
    organizations: dict[str, OrganizationId]


async def found(world: World, *names: str) -> Founded:
    """Found a cohort of the shipped course, and organizations."""
    now = world.clock.now()

    async def work(tx: Tx) -> Founded:
        course = world.app.context.courses["community-liberation-toolkit"]
        cohort = await service.create_cohort(
            Act(tx=tx, now=now), course=course, title="Module 4, May 2023", zone=ZONE
        )
        made = {n: await service.create_organization(Act(tx=tx, now=now), n) for n in names}
        return Founded(cohort=cohort, organizations=made)

    return await world.app.database.run(work)


async def personal_token(
    world: World, founded: Founded, name: str, organization: str, language: str = ""
) -> str:
    """Put somebody on the list and return the token of their link."""
    now = world.clock.now()

    async def work(tx: Tx) -> str:
        cohort = await stored.by_id(tx, founded.cohort)
        assert cohort is not None
        place = await listing.put_on_list(
            Act(tx=tx, now=now),
            cohort,
            name=name,
            organization=founded.organizations[organization],
            language=language,
        )
        listed = await enrolments.by_id(tx, place)
        assert listed is not None
        return (await invites.invite_person(Act(tx=tx, now=now), listed)).token

    return await world.app.database.run(work)


async def staff_token(world: World, founded: Founded | None = None) -> str:
    """Return the token of a coordinator's link, or of an administrator's."""
    now = world.clock.now()
    role = Role.ADMINISTRATOR if founded is None else Role.COORDINATOR
    cohort = None if founded is None else founded.cohort
    return await world.app.database.run(
        lambda tx: invites.invite_staff(Act(tx=tx, now=now), role, cohort)
    )


async def coordinator(
    world: World, founded: Founded, key: str = "sophea", name: str = "Sophea"
) -> Phone:
    """Somebody who runs the cohort already, with an open chat."""
    phone = world.person(key, name=name)
    await phone.starts()
    telegram_id = world.acts.find_chat(key).id

    async def work(tx: Tx) -> None:
        await seed.add_coordinator(
            Act(tx=tx, now=world.clock.now()),
            founded.cohort,
            telegram_id=telegram_id,
            name=name,
            language="en",
        )

    await world.app.database.run(work)
    return phone


async def participant(
    world: World,
    founded: Founded,
    key: str,
    name: str,
    *,
    organization: str | None = "Lotus House",
    language: str = "en",
) -> Phone:
    """Somebody who came in by a personal link, with an open chat."""
    phone = world.person(key, name=name.partition(" ")[0], language=language)
    await phone.starts()
    telegram_id = world.acts.find_chat(key).id

    async def work(tx: Tx) -> None:
        await seed.add_participant(
            Act(tx=tx, now=world.clock.now(), courses=world.app.context.courses),
            founded.cohort,
            telegram_id=telegram_id,
            name=name,
            language=language,
            organization=None if organization is None else founded.organizations[organization],
        )

    await world.app.database.run(work)
    return phone


async def person_id(world: World, key: str) -> PersonId:
    """Who somebody is in the database."""
    account = world.acts.find_chat(key).id

    async def work(tx: Tx) -> PersonId:
        row = await tx.one("SELECT id FROM people WHERE telegram_id = :id", id=account)
        assert row is not None
        return PersonId(row["id"])

    return await world.app.database.run(work)


async def enrolment_id(world: World, key: str) -> EnrolmentId:
    """Somebody's place in the course."""
    person = await person_id(world, key)

    async def work(tx: Tx) -> EnrolmentId:
        row = await tx.one("SELECT id FROM enrolments WHERE person_id = :id", id=person)
        assert row is not None
        return EnrolmentId(row["id"])

    return await world.app.database.run(work)


async def change_row(world: World, sql: str, **params: Any) -> None:
    """Change a fact that no tap of the stories can bring about."""

    async def work(tx: Tx) -> None:
        tx.do(sql, **params)

    await world.app.database.run(work)


async def appoint(world: World, phone: Phone, founded: Founded) -> None:
    """Let somebody who is in run one more cohort."""
    person = await person_id(world, phone.key)

    async def work(tx: Tx) -> None:
        await staff_roles.grant(
            tx,
            person=person,
            role=Role.COORDINATOR,
            cohort=founded.cohort,
            by=None,
            now=world.clock.now(),
        )

    await world.app.database.run(work)


async def administrator(world: World, key: str = "admin", name: str = "Admin") -> Phone:
    """Somebody who administers everything, with an open chat."""
    phone = world.person(key, name=name)
    await phone.starts()
    await world.app.database.run(
        lambda tx: seed.add_administrator(
            Act(tx=tx, now=world.clock.now()),
            telegram_id=world.acts.find_chat(key).id,
            name=name,
            language="en",
        )
    )
    return phone


async def dismiss(world: World, founded: Founded, phone: Phone) -> None:
    """Take the role back of somebody who runs the cohort."""
    person = await person_id(world, phone.key)

    async def work(tx: Tx) -> None:
        await staff_roles.revoke(
            tx,
            person=person,
            role=Role.COORDINATOR,
            cohort=founded.cohort,
            now=world.clock.now(),
        )

    await world.app.database.run(work)
