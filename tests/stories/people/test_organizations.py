"""Organizations and courses get other names, and two organizations turn out to be one."""

from datetime import timedelta

import pytest

from bot.people.organizations.buttons import OpenOrganization
from tests.stories.announcing import choose, got
from tests.stories.cast import Founded, administrator, appoint, found, participant
from tests.stories.learning.graduates import completes, issued
from tests.stories.persons import change
from tests.stories.rosters import ask_for_list, open_people
from tests.stories.whole.comparing import tables
from tests.world import Phone, World


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world, "Lotus House", "Lotos Hous")


async def open_organization(phone: Phone, name: str) -> None:
    await open_people(phone)
    await phone.taps("🏢 Organizations")
    await phone.taps(name)


async def audited(world: World) -> list[str]:
    return [row["action"] for row in (await tables(world))["audit"]]


async def test_an_organization_gets_another_name_everywhere(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    await open_organization(sophea, "Lotus House")
    assert "Lotus House: 1" in sophea.sees
    await sophea.taps("Name")
    await sophea.sends("Lotus Home")

    assert "✔ It is called Lotus Home now" in sophea.sees
    await open_people(sophea)
    await sophea.taps("Who has joined")
    await sophea.taps("Sok Dara")
    assert "Sok Dara · Lotus Home" in sophea.sees
    assert "organization.rename" in await audited(world)


async def test_two_organizations_become_one_and_the_old_name_leads_there(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    other = await participant(world, founded, "other", "Keo Sina", organization="Lotos Hous")
    await sophea.sends("/announce")
    await sophea.sends("For one organization.")
    await choose(sophea, "By organization", "☐ Lotos Hous · 1")

    await open_organization(sophea, "Lotos Hous")
    await sophea.taps("Name")
    await sophea.sends("lotus house")
    assert "Is Lotos Hous the same as Lotus House?" in sophea.sees
    assert "1 place in a course goes to Lotus House." in sophea.sees
    await sophea.taps("Merge now")
    assert "✔ Lotos Hous is Lotus House now." in sophea.sees
    await sophea.taps("🏢 Organizations")
    assert "Lotus House: 2" in sophea.sees
    assert "Lotos" not in sophea.sees

    await ask_for_list(sophea)
    await sophea.sends("Keo Sina, Lotos Hous\nChan Thida, Lotos Hous")
    assert "1 new, 1 as before" in sophea.sees
    await sophea.taps("Add all 1")
    await open_organization(sophea, "Lotus House")
    assert "Lotus House: 3" in sophea.sees
    assert "organization.merge" in await audited(world)

    await sophea.taps("Send now to 1")
    await world.travel(timedelta(hours=2))
    assert len(got(other)) == 1
    assert len(got(leader)) == 1


async def test_only_who_runs_all_courses_of_an_organization_changes_it(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    elsewhere = await found(world)
    shared = Founded(cohort=elsewhere.cohort, organizations=founded.organizations)
    await participant(world, shared, "other", "Keo Sina")
    await open_organization(sophea, "Lotus House")
    await sophea.taps("Name")
    assert "Please ask an administrator" in sophea.toast
    await sophea.taps("Same as another")
    assert "Please ask an administrator" in sophea.toast

    admin = await administrator(world)
    button = OpenOrganization(founded.cohort, founded.organizations["Lotus House"])
    await admin.forges(button.pack())
    await admin.taps("Same as another")
    await admin.taps("Lotos Hous")
    assert "2 places in courses go to Lotos Hous." in admin.sees
    await admin.taps("Keep both")
    await appoint(world, sophea, elsewhere)
    await sophea.forges(button.pack())
    await sophea.taps("Name")
    await sophea.sends("Lotus Home")
    assert "✔ It is called Lotus Home now" in sophea.sees


async def test_a_course_gets_another_name_and_certificates_keep_what_is_printed(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    code = await issued(await completes(world, leader))
    await sophea.sends("/desk")
    for label in ("⋯ More", "🏷 Course", "✏️ Name"):
        await sophea.taps(label)
    assert "It is now: Module 4, May 2023" in sophea.sees
    await sophea.sends("Leaders of May")

    assert "✔ The course is called Leaders of May now." in sophea.sees
    assert (await tables(world))["cohorts"][0]["title"] == "Leaders of May"
    assert "cohort.rename" in await audited(world)
    await change(sophea, "Name")
    await sophea.sends("Sok Darith")
    await sophea.sends(f"/verify {code}")
    assert "✔ Issued to Sok Dara" in sophea.sees
    assert "On your list this person is called Sok Darith." in sophea.sees
