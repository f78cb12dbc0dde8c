"""Coordinators note something about a person, and Today leaves somebody out until a day."""

from datetime import timedelta

import pytest

from bot.storage.database import Tx
from bot.storage.personal_data import PersonalData
from tests.stories.cast import Founded, coordinator, found
from tests.stories.persons import open_person
from tests.world import Phone, World, local


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world, "Lotus House")


async def notes(world: World) -> list[str]:
    async def work(tx: Tx) -> list[str]:
        rows = await tx.ask("SELECT words FROM person_notes ORDER BY id")
        return [row["words"] for row in rows]

    return await world.app.database.run(work)


async def writes(phone: Phone, *words: str) -> None:
    await open_person(phone)
    await phone.taps("🗒 Notes")
    for text in words:
        await phone.taps("✏️ Write a note")
        await phone.sends(text)


async def test_a_note_is_seen_by_the_coordinators_of_the_course(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    bora = await coordinator(world, founded, "bora", "Bora")
    await writes(sophea, "spoken, done")
    assert "1  Mon 22 May, Sophea: spoken, done" in sophea.sees
    await open_person(bora)
    assert "Mon 22 May, Sophea: spoken, done" in bora.sees

    await bora.taps("🗒 Notes")
    await bora.taps("🗑 1")
    assert "No notes yet." in bora.sees
    assert await notes(world) == []


async def test_away_until_a_day_keeps_somebody_off_today_until_then(
    world: World, sophea: Phone, leader: Phone
) -> None:
    await world.travel(local("2023-06-12 09:00"))
    await sophea.sends("/desk")
    assert "1 Sok Dara" in sophea.buttons
    await writes(sophea, "ill, back Friday")
    assert "Today leaves them out until Fri 16 June." in sophea.sees
    await sophea.sends("/desk")
    assert "Nobody to contact." in sophea.sees
    await world.travel(local("2023-06-16 09:00"))
    await sophea.sends("/desk")
    assert "1 Sok Dara" in sophea.buttons

    await open_person(sophea)
    await sophea.taps("🗒 Notes")
    await sophea.taps("Sun 18")
    assert "Today leaves them out until Sun 18 June." in sophea.sees
    await sophea.taps("List again on Today")
    assert "leaves them out" not in sophea.sees
    await sophea.sends("/desk")
    assert "1 Sok Dara" in sophea.buttons
    await sophea.taps("1 Sok Dara")
    assert "Mon 12 June, Sophea: ill, back Friday" in sophea.sees


async def test_the_guard_reads_a_note_first(world: World, sophea: Phone, leader: Phone) -> None:
    await writes(sophea, "her number is 012 345 678")
    assert await notes(world) == []
    assert "012" not in sophea.sees
    await writes(sophea, "x" * 201)
    assert "Please write at most 200 characters." in sophea.sees
    await sophea.sends("x" * 200)
    assert await notes(world) == ["x" * 200]


async def test_only_five_notes_are_kept_and_none_for_longer_than_90_days(
    world: World, sophea: Phone, leader: Phone
) -> None:
    await writes(sophea, *(f"note number {n}" for n in range(7)))
    assert await notes(world) == [f"note number {n}" for n in range(2, 7)]
    await world.travel(timedelta(days=91))
    assert await notes(world) == []


async def test_a_leader_sees_and_erases_what_is_noted_of_them(
    world: World, sophea: Phone, leader: Phone
) -> None:
    await writes(sophea, "spoken, done")
    await leader.sends("/privacy")
    await leader.taps("As a page")
    files = world.simulator.world.files
    stored = files.by_id(leader.last["document"]["file_id"])
    assert stored is not None
    assert "spoken, done" in files.content(stored).decode()
    await leader.sends("/privacy")
    for label in ("Erase all", "Continue to erase", "Erase now"):
        await leader.taps(label)
    assert await notes(world) == []


async def test_an_author_who_is_erased_leaves_the_note_without_a_name(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    bora = await coordinator(world, founded, "bora", "Bora")
    await writes(bora, "spoken, done")
    data = world.app.context.part(PersonalData)

    async def work(tx: Tx) -> None:
        row = await tx.one("SELECT id FROM people WHERE name = 'Bora'")
        assert row is not None
        data.delete(tx, row["id"], now=world.clock.now())

    await world.app.database.run(work)
    await open_person(sophea)
    assert "Mon 22 May: spoken, done" in sophea.sees


async def test_notes_are_for_coordinators_of_this_course(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    other = await coordinator(world, await found(world), "maren", "Maren")
    await writes(sophea, "spoken, done")
    await other.sends("/desk")
    for data in ("xu:1", "xv:1", "xw:1:1", "xx:1:0"):
        await other.forges(data)
        assert "coordinator" in other.toast
    for wrong in ("xx:1:1", "xx:1:zzzzzzz", "xu:zz"):
        await sophea.forges(wrong)
        assert "already been answered" in sophea.toast
    assert await notes(world) == ["spoken, done"]


async def test_only_words_are_taken_as_a_note(world: World, sophea: Phone, leader: Phone) -> None:
    await writes(sophea)
    await sophea.taps("✏️ Write a note")
    await sophea.sends_a("photo")
    assert "I did not keep this one." in sophea.sees
    await sophea.sends("on leave")

    assert await notes(world) == ["on leave"]


async def test_the_card_of_a_person_leads_to_peace_until_a_day(
    world: World, sophea: Phone, leader: Phone
) -> None:
    await world.travel(local("2023-06-12 09:00"))
    await open_person(sophea)
    await sophea.taps("🌙 In peace until")
    assert "tap the day on which Today may name them again" in sophea.sees
    assert sophea.buttons[0] == "Tue 13"
    await sophea.taps("Fri 16")
    assert "Today leaves them out until Fri 16 June." in sophea.sees
    await sophea.sends("/desk")
    assert "Nobody to contact." in sophea.sees

    await open_person(sophea)
    await sophea.taps("🌙 In peace until")
    await sophea.taps("List again on Today")
    await sophea.sends("/desk")
    assert "1 Sok Dara" in sophea.buttons


async def test_peace_is_given_for_weeks_or_until_a_day_that_is_typed(
    world: World, sophea: Phone, leader: Phone
) -> None:
    await world.travel(local("2023-06-12 09:00"))
    await open_person(sophea)
    await sophea.taps("🌙 In peace until")
    assert "Or write the day, such as 26/6. At most 30 days." in sophea.sees
    assert "or something new happens, I will still tell you" in sophea.sees
    await sophea.taps("2 weeks")
    assert "Today leaves them out until Mon 26 June." in sophea.sees
    await sophea.sends("/desk")
    assert "Nobody to contact." in sophea.sees

    await open_person(sophea)
    await sophea.taps("🗒 Notes")
    await sophea.taps("List again on Today")
    await sophea.taps("Another day")
    for no_day in ("Dara is ill", "12/6", "13/7"):
        await sophea.sends(no_day)
        assert "That is no day of the next 30 days." in sophea.sees
    await sophea.sends("until 12 July")
    assert "Today leaves them out until Wed 12 July." in sophea.sees
    assert await notes(world) == []


async def test_whom_today_leaves_in_peace_still_gets_lessons_and_reminders(
    world: World, sophea: Phone, leader: Phone
) -> None:
    await open_person(sophea)
    await sophea.taps("🌙 In peace until")
    goes_on = "Lessons, reminders and announcements go on as before"
    assert goes_on in sophea.sees
    await sophea.taps("4 weeks")
    assert goes_on in sophea.sees
    before = len(leader.messages)
    await world.travel(local("2023-06-18 09:00"))

    assert len(leader.messages) > before, "as the screen says"


async def test_a_plain_note_about_a_woman_brings_no_warning(
    world: World, sophea: Phone, leader: Phone
) -> None:
    await writes(sophea, "We talked on the phone, she is fine")
    assert await notes(world) == ["We talked on the phone, she is fine"]
    assert not [each for each in sophea.messages if "🆘" in str(each)]
    await writes(sophea, "Her phone is broken, she writes on Monday")
    assert len(await notes(world)) == 1, "the guard reads all other notes as before"
