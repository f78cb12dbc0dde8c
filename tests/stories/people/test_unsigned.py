"""Real people are invited to unsigned safety texts only after a second yes."""

import pytest

from bot.membership.audit import storage as audit
from bot.safety.signatures.domain import wording_of
from tests.stories.cast import Founded, change_row, coordinator, person_id
from tests.stories.rosters import open_people
from tests.world import Phone, World

WARNING = "nobody has signed these emergency texts yet"


@pytest.fixture
async def careful(world: World, sophea: Phone) -> Phone:
    """A coordinator who reads warnings."""
    world.invites_unsigned = False
    return sophea


async def asks_to_invite(phone: Phone) -> None:
    """Come to where people are invited; the first steps lead there at once."""
    await open_people(phone)
    if "Invite" in phone.buttons:
        await phone.taps("Invite")


async def test_inviting_warns_and_goes_on_after_a_second_yes(world: World, careful: Phone) -> None:
    await asks_to_invite(careful)
    assert WARNING in careful.sees
    assert "ខ្មែរ: " in careful.sees

    await careful.taps("Invite all the same")

    assert "How should people join?" in careful.sees
    entries = await world.app.database.run(audit.entries)
    assert [each.action for each in entries].count("invite.unsigned") == 1


async def test_the_yes_counts_for_the_texts_it_was_given_to(world: World, careful: Phone) -> None:
    await asks_to_invite(careful)
    await careful.taps("Invite all the same")
    await asks_to_invite(careful)

    assert WARNING not in careful.sees


async def test_each_coordinator_says_it_for_themselves(
    world: World, founded: Founded, careful: Phone
) -> None:
    bora = await coordinator(world, founded, "bora", "Bora")
    await asks_to_invite(careful)
    await careful.taps("Invite all the same")

    await asks_to_invite(bora)

    assert WARNING in bora.sees


async def test_no_link_is_made_before_the_yes(world: World, careful: Phone) -> None:
    await careful.sends("/desk")

    await careful.forges("da:1:e")
    await careful.forges("zd:1")

    assert WARNING in careful.sees
    assert "?start=" not in careful.all_words
    assert not world.calls("sendDocument")


async def test_signed_texts_need_no_second_yes(
    world: World, founded: Founded, careful: Phone
) -> None:
    person = await person_id(world, "sophea")
    [course] = world.app.context.courses.values()
    for text in course.safety_texts:
        for language in text.text.languages:
            await change_row(
                world,
                "INSERT INTO signatures (course, what, content, language, wording, person_id,"
                " signed_on, signed_at) VALUES (:course, 't', :text, :language, :wording, :person,"
                " '2023-05-22', 0)",
                course=course.id,
                text=text.id,
                language=language,
                wording=wording_of(text, language),
                person=person,
            )

    await asks_to_invite(careful)

    assert "How should people join?" in careful.sees


async def test_the_yes_opens_nothing_else(world: World, careful: Phone) -> None:
    await careful.sends("/desk")

    await careful.forges("dc:1:mz.1")

    assert "already been answered" in careful.toast
