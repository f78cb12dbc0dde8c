"""Many people come by one link, type who they are, and are let in at once or one by one."""

import pytest

from bot.people.buttons import InviteAll
from bot.people.requests.buttons import LetIn
from tests.stories.cast import Founded, change_row, enrolment_id, found
from tests.stories.persons import token_in
from tests.stories.rosters import open_people
from tests.world import Phone, World


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world, "Lotus House", "River School", "Hope Center")


class Counting:
    """A phone that counts its taps."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.taps_made = 0

    async def taps(self, label: str) -> None:
        await self.phone.taps(label)
        self.taps_made += 1


async def link_for(sophea: Phone, founded: Founded, people: int) -> str:
    await sophea.forges(InviteAll(founded.cohort, people).pack())
    return token_in(sophea)


async def asks(world: World, token: str, key: str, name: str, organization: str) -> Phone:
    phone = world.person(key, language="en")
    await phone.starts(token)
    if "English" in phone.buttons:
        await phone.taps("English")
    await phone.taps("I agree")
    await phone.sends(name)
    await phone.sends(organization)
    return phone


async def lists(sophea: Phone, rows: list[str]) -> None:
    await open_people(sophea)
    await sophea.taps("Invite")
    await sophea.taps("A link for each, from a list")
    await sophea.sends("\n".join(rows))
    await sophea.taps(next(each for each in sophea.buttons if "add all" in each.lower()))


async def test_forty_people_are_invited_and_let_in_with_five_taps_in_all(
    world: World, founded: Founded, sophea: Phone
) -> None:
    names = [f"Leader {chr(65 + at // 26)}{chr(65 + at % 26)}" for at in range(40)]
    houses = ("Lotus House", "River School", "Hope Center")
    await lists(sophea, [f"{name}, {houses[at % 3]}" for at, name in enumerate(names)])
    await open_people(sophea)
    counting = Counting(sophea)

    for label in ("Invite", "One link for all", "100"):
        await counting.taps(label)
    token = token_in(sophea)
    phones = [
        await asks(world, token, f"leader{at}", name.lower(), houses[at % 3].upper())
        for at, name in enumerate(names)
    ]
    await open_people(sophea)
    assert "Joined: 0 of 40" in sophea.sees
    await counting.taps("Requests")
    assert "40 people match one row of your list exactly: name and organization." in sophea.sees
    await counting.taps("✔ Let all 40 in")

    assert "✔ 40 have joined." in sophea.all_words
    assert counting.taps_made == 5, "before: two to four taps for each of forty people"
    await open_people(sophea)
    assert "Joined: 40 of 40" in sophea.sees
    await world.settle()
    assert all("You're in." in phone.all_words for phone in phones)


async def test_whoever_needs_a_look_is_left_out_of_letting_all_in(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await lists(
        sophea,
        [
            "Sok Dara, Lotus House",
            "Chan Thida, River School",
            "Keo Sina, Hope Center",
        ],
    )
    await lists(sophea, ["Sina Keo, Hope Center"])
    token = await link_for(sophea, founded, 100)
    for key, name, organization in (
        ("a", "Sok Dara", "Lotus House"),
        ("b", "Chan Thida", "River School"),
        ("c", "chan thida", "River School"),
        ("d", "Keo Sina", "Hope Center"),
        ("e", "Ros Chenda", "Lotus House"),
    ):
        await asks(world, token, key, name, organization)

    await open_people(sophea)
    await sophea.taps("Requests")
    assert "1 person matches one row of your list exactly" in sophea.sees
    assert "4 people need a check" in sophea.sees
    await sophea.taps("✔ Let this person in")
    assert "✔ 1 has joined." in sophea.all_words
    assert "4 people need a check" in sophea.sees
    await sophea.taps("Asking to join: 4")
    assert "Nobody here matches one row of your list exactly" in sophea.sees
    assert not [each for each in sophea.buttons if each.startswith("✔")]
    assert "Ros Chenda" in sophea.buttons


async def test_the_name_of_a_leader_who_has_joined_is_asked_about_in_small_letters_too(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    token = await link_for(sophea, founded, 100)
    second = await asks(world, token, "second", "sok dara", "lotus house")
    assert "Somebody with this name has already joined:\nSok Dara · Lotus House" in sophea.sees
    assert "✔ Let in: Lotus House" not in sophea.buttons

    place = await enrolment_id(world, "second")
    await sophea.forges(LetIn(place, founded.organizations["Lotus House"]).pack())
    assert "Somebody with this name has already joined" in sophea.sees
    assert "You're in." not in second.all_words
    await sophea.taps("No, someone else")
    assert "Typed: lotus house → Lotus House" in sophea.sees
    assert "Lotus House" not in sophea.buttons, "it has the first button already"
    await sophea.taps("Requests")
    await sophea.taps("sok dara · Lotus House")
    await sophea.taps("✔ Let in: Lotus House")
    await world.settle()
    assert "You're in." in second.all_words


async def test_many_requests_have_pages_and_none_is_cut_off(
    world: World, founded: Founded, sophea: Phone
) -> None:
    token = await link_for(sophea, founded, 100)
    for at in range(18):
        await asks(world, token, f"leader{at}", f"Leader {chr(65 + at)}", "New House")
    await open_people(sophea)
    await sophea.taps("Requests")
    assert "Leader A" in sophea.buttons
    assert "Leader R" not in sophea.buttons
    await sophea.taps("Next ▶")
    assert "Leader R" in sophea.buttons
    await sophea.taps("Leader R")
    assert "Typed: New House (not known yet)" in sophea.sees
    await sophea.taps("➕ Let in, as new: New House")
    assert "✔ Leader R has joined." in sophea.sees
    await sophea.taps("Asking to join: 17")
    assert "Leader A" in sophea.buttons


async def test_whoever_typed_nothing_is_let_in_for_the_organization_that_is_known(
    world: World, sophea: Phone, leader: Phone
) -> None:
    place = await enrolment_id(world, "leader")
    await change_row(world, "UPDATE enrolments SET state = 'waiting' WHERE id = :id", id=place)
    await open_people(sophea)
    await sophea.taps("Requests")
    await sophea.taps(next(each for each in sophea.buttons if each.startswith("Sok Dara")))
    assert "Typed: no organization" in sophea.sees
    await sophea.taps("Lotus House")

    assert "✔ Sok Dara has joined." in sophea.sees


@pytest.mark.parametrize("text", ["let Keo Sina in", "admit Keo Sina", "ឱ្យ Keo Sina ចូល"])
async def test_typed_words_about_letting_in_lead_to_who_waits(
    world: World, founded: Founded, sophea: Phone, text: str
) -> None:
    token = await link_for(sophea, founded, 14)
    leader = await asks(world, token, "keo", "Keo Sina", "River School")
    await sophea.sends("/desk")
    await sophea.sends(text)

    assert sophea.buttons[:2] == ["Keo Sina", "📥 Waiting for you"]
    await sophea.taps("📥 Waiting for you")
    assert "🙋 Asking to join: 1" in sophea.buttons
    await sophea.sends(text)
    await sophea.taps("Keo Sina")
    await sophea.taps("Let in")
    await sophea.taps("✔ Let in: River School")
    assert "You're in." in leader.sees
