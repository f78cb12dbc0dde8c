"""A cohort with content of every kind, and people who have no rights in it."""

from dataclasses import dataclass

from bot.act import Act
from bot.learning.voice_notes.buttons import RecordVoiceNote
from bot.membership.domain import CohortId, PersonId, Role
from bot.membership.staff import storage as staff
from bot.people import service
from bot.storage.database import Tx
from tests.stories.cast import ZONE, administrator, coordinator, participant, personal_token
from tests.stories.discussions import Class, begun
from tests.stories.meetings import one_day, three_days
from tests.stories.polling import opened
from tests.stories.proposing import propose
from tests.stories.rosters import FOURTEEN, ask_for_list, sends_list
from tests.stories.whole.attempts import Ids
from tests.stories.whole.permitted_ids import CARD, ids_of
from tests.stories.whole.something_of_everything import (
    add_buddies,
    add_certificate,
    add_claim,
    add_import,
    add_link,
    add_meetings,
    add_merge,
    add_not_sent,
    add_problems,
    add_sent,
    add_workbooks,
)
from tests.world import Phone, World, local

MISSPELT = "Kmher"
ODD_ROW = ("Tep Vanna", "Director", "km")
"""A row of a list that is asked about."""
"""The language of somebody on the list that waits, as its author wrote it."""


@dataclass(slots=True, kw_only=True)
class Prepared:
    """The cohort, its people, and the ids for forged buttons."""

    world: World
    course: Class
    sophea: Phone
    colleague: Phone
    admin: Phone
    dara: Phone
    stranger: Phone
    bora: Phone
    elsewhere: CohortId
    ids: Ids

    async def dismiss(self, *, appoint: bool = False) -> None:
        """Revoke the role of Sophea, the owner of everything; `appoint` her to the other cohort."""
        person, now = PersonId(int(self.ids["person.sophea"])), self.world.clock.now()

        async def work(tx: Tx) -> None:
            await staff.revoke(
                tx,
                person=person,
                role=Role.COORDINATOR,
                cohort=self.course.founded.cohort,
                now=now,
            )
            if appoint:
                await staff.grant(
                    tx,
                    person=person,
                    role=Role.COORDINATOR,
                    cohort=self.elsewhere,
                    by=None,
                    now=now,
                )

        await self.world.app.database.run(work)


async def prepare(world: World) -> Prepared:
    """Let Sophea create content of every kind by taps, until Monday 22 May, 14:00."""
    course = await begun(world)
    sophea, founded = course.sophea, course.founded
    colleague = await coordinator(world, founded, key="mealea", name="Mealea")
    admin = await administrator(world)
    bora, elsewhere = await _coordinator_of_another(world, course)
    await personal_token(world, founded, "Heng Samnang", "Lotus House", "en")
    sent = await add_sent(world, course)
    await one_day(world, sophea, founded, "22/5", "11:00")
    await three_days(sophea, founded)
    await world.travel(local("2023-05-22 13:00"))
    await course.leaders[1].sends("/ask")
    await course.leaders[1].sends("Can we meet later on Monday?")
    await course.outsider.starts()
    await ask_for_list(sophea)
    await sends_list(sophea, [*FOURTEEN[:1], ["Yim Dany", "Lotus House", MISSPELT], list(ODD_ROW)])
    token = await add_link(world, course)
    drafts = sent | await add_not_sent(world, course)
    await add_meetings(world, course)
    await propose(world, founded.cohort, "Sok Dara")
    await add_buddies(world, course)
    await add_problems(world, course)
    await opened(world, founded)
    await add_certificate(world)
    await add_merge(world, course)
    await add_import(world, course)
    await add_claim(world, founded)
    await add_workbooks(world, founded.cohort)
    await sophea.forges(RecordVoiceNote(founded.cohort, CARD, "en").pack())
    await sophea.sends_a("voice", duration=60)
    await world.travel(local("2023-05-22 14:00"))
    made = Prepared(
        world=world,
        course=course,
        sophea=sophea,
        colleague=colleague,
        admin=admin,
        dara=course.leaders[0],
        stranger=course.outsider,
        bora=bora,
        elsewhere=elsewhere,
        ids={},
    )
    made.ids = await ids_of(world, founded.cohort, elsewhere=elsewhere, drafts=drafts)
    made.ids["token"] = token
    return made


async def _coordinator_of_another(world: World, course: Class) -> tuple[Phone, CohortId]:
    """Add a participant who coordinates another cohort of the same course."""
    bora = await participant(world, course.founded, "bora", "Bora")

    async def work(tx: Tx) -> CohortId:
        content = world.app.context.courses["community-liberation-toolkit"]
        now = world.clock.now()
        cohort = await service.create_cohort(
            Act(tx=tx, now=now), course=content, title="Elsewhere", zone=ZONE
        )
        [row] = await tx.ask("SELECT id FROM people WHERE name = 'Bora'")
        person = PersonId(row["id"])
        await staff.grant(tx, person=person, role=Role.COORDINATOR, cohort=cohort, by=None, now=now)
        return cohort

    return bora, await world.app.database.run(work)
