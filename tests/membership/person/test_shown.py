"""A name that two people of a course have is shown with the organization."""

from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Membership
from bot.membership.enrolment import storage as enrolments
from bot.storage.database import Database, Tx
from tests.builders import LONG_AGO, add_cohort, add_person, enrol


async def test_the_organization_stands_beside_a_name_that_two_people_of_a_course_have(
    database: Database,
) -> None:
    async def work(tx: Tx) -> None:
        may, june = await add_cohort(tx), await add_cohort(tx)
        house = await cohorts.add_organization(tx, "Lotus House", now=LONG_AGO)
        school = await cohorts.add_organization(tx, "River School", now=LONG_AGO)
        for name, cohort, organization, state in (
            ("Sok Dara", may, house, Membership.ACTIVE),
            ("sok dara", may, school, Membership.INVITED),
            ("SOK DARA", may, None, Membership.WAITING),
            ("Chan Thida", may, house, Membership.ACTIVE),
            ("Chan Thida", june, school, Membership.ACTIVE),
            ("Vann Rith", may, house, Membership.ACTIVE),
            ("Vann Rith", may, school, Membership.LEFT),
        ):
            person = await add_person(tx, name)
            await enrol(tx, person, cohort, organization=organization, state=state)

        assert [each.shown for each in await enrolments.listed(tx, may)] == [
            "Chan Thida",
            "Sok Dara · Lotus House",
            "sok dara · River School",
            "SOK DARA",
            "Vann Rith",
        ]
        assert [each.name for each in await enrolments.listed(tx, june)] == ["Chan Thida"]
        assert [each.shown for each in await enrolments.listed(tx, june)] == ["Chan Thida"]

    await database.run(work)
