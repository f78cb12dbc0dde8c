"""A morning rings only for something new; who was seen twice steps back into a weekly line."""

from bot.desk.buttons import ListContacts, TickContacts
from tests.stories.cast import Founded, appoint, coordinator, found, participant
from tests.stories.meetings import one_day
from tests.world import Phone, World, local, words


async def silent(world: World, founded: Founded, *keys: str) -> list[Phone]:
    """People who were here on Monday 22 May, and not again: silent on Thursday 1 June."""
    phones = []
    for key in keys:
        phone = await participant(world, founded, f"the-{key}", f"Sok {key.title()}")
        await phone.sends("/menu")
        phones.append(phone)
    return phones


def rings(world: World, phone: Phone) -> list[str]:
    """The local days on which a morning's neutral line came."""
    chat = world.acts.find_chat(phone.key).id
    return [
        call["request"]["text"].splitlines()[-1]
        for call in world.calls("sendMessage")
        if call["request"]["chat_id"] == chat and "Your day is ready" in call["request"]["text"]
    ]


async def test_the_same_people_ring_once(world: World, founded: Founded, sophea: Phone) -> None:
    await silent(world, founded, "dara", "rith")
    await world.travel(local("2023-05-31 18:00"))
    before = len(rings(world, sophea))
    await world.travel(local("2023-06-01 08:01"))
    assert len(rings(world, sophea)) == before + 1
    await world.travel(local("2023-06-02 18:00"))

    assert len(rings(world, sophea)) == before + 1


async def test_a_morning_that_nobody_opened_hides_nobody(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await silent(world, founded, "dara")
    await world.travel(local("2023-06-09 12:00"))
    await sophea.sends("/desk")

    assert "Sok Dara, Lotus House: not heard from for 18 days" in sophea.sees


async def test_who_was_seen_on_two_days_is_counted_once_a_week(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await silent(world, founded, "dara")
    for day in (1, 2):
        await world.travel(local(f"2023-06-0{day} 12:00"))
        for _ in range(2):
            await sophea.sends("/desk")
            assert "Sok Dara" in sophea.sees
    await world.travel(local("2023-06-05 12:00"))
    await sophea.sends("/desk")
    assert "Nobody new to contact.\nNot yet talked to: 1" in sophea.sees
    assert "Sok Dara" not in sophea.sees
    await world.travel(local("2023-06-06 12:00"))
    await sophea.sends("/desk")
    assert "Not yet talked to" not in sophea.sees

    await sophea.taps("All 1")
    assert "Sok Dara, Lotus House: not heard from for 15 days" in sophea.sees
    assert "As soon as two people stand here, “☑ Several at once”" in sophea.sees


async def test_the_newest_silence_comes_first_and_rings_again(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await silent(world, founded, *"abcdefgh")
    await world.travel(local("2023-05-24 12:00"))
    [late] = await silent(world, founded, "late")
    await late.sends("/menu")
    await world.travel(local("2023-06-02 18:00"))
    before = len(rings(world, sophea))
    await world.travel(local("2023-06-05 08:01"))

    assert len(rings(world, sophea)) == before + 1
    await sophea.sends("/desk")
    assert "To contact (9)\n1  Sok Late" in sophea.sees


async def test_with_nobody_to_contact_the_lists_say_where_a_talk_is_noted(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await silent(world, founded, "dara")
    await sophea.sends("/desk")
    for page in (TickContacts(founded.cohort, 0), ListContacts(founded.cohort, 0)):
        await sophea.forges(page.pack())
        assert "Open the person under “👥 People”" in sophea.sees
    await sophea.taps("👥 People")
    await sophea.taps("Who has joined")
    await sophea.taps("Sok Dara")
    await sophea.taps("✔ We talked")
    assert "✔ Noted. I'll only bring it up again if something new happens." in sophea.sees
    await sophea.taps("Undo")
    assert "✔ Undone: 1 person" in sophea.sees


async def test_many_are_noted_at_once_by_ticking(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await silent(world, founded, "dara", "rith", "sina")
    await world.travel(local("2023-06-01 12:00"))
    await sophea.sends("/desk")
    await sophea.taps("☑ Several at once")
    await sophea.taps("☐ Sok Dara")
    await sophea.taps("☐ Sok Rith")
    assert "Ticked: 2" in sophea.sees
    await sophea.taps("☑ Sok Dara")
    await sophea.taps("☐ Sok Dara")
    await sophea.taps("✔ We talked (2)")
    assert "you talked to 2 people" in sophea.sees
    await sophea.taps("Undo")
    assert "✔ Undone: 2 people are on the list again." in sophea.sees
    await sophea.taps("🗂 Desk")
    assert "To contact (3)" in sophea.sees
    await sophea.taps("☑ Several at once")
    await sophea.taps("☐ Sok Dara")
    await sophea.taps("☐ Sok Rith")
    await sophea.taps("✔ We talked (2)")
    await sophea.taps("🗂 Desk")
    assert "To contact (1)\n1  Sok Sina" in sophea.sees


async def test_peace_holds_for_its_reason_and_ends_with_it(
    world: World, founded: Founded, sophea: Phone
) -> None:
    dara, _ = await silent(world, founded, "dara", "rith")
    await world.travel(local("2023-06-01 12:00"))
    await sophea.forges(f"e1:{founded.cohort}:0")
    await sophea.taps("☐ All on this page")
    await sophea.taps("🌙 In peace (2)")
    assert "Lessons, reminders and announcements go on as before" in sophea.sees
    await sophea.taps("Sat 1 Jul")
    assert "bring up 2 people again on Sat 1 July" in sophea.sees
    await sophea.taps("Undo")
    assert "✔ Undone: 2 people are on the list again." in sophea.sees
    await sophea.taps("◀ To contact")
    await sophea.taps("☑ Several at once")
    await sophea.taps("☐ All on this page")
    await sophea.taps("🌙 In peace (2)")
    await sophea.taps("Sat 1 Jul")
    await sophea.taps("🗂 Desk")
    assert "Nobody to contact." in sophea.sees

    await dara.sends("/menu")
    await world.travel(local("2023-06-12 08:01"))
    await sophea.sends("/desk")
    assert "1  Sok Dara, Lotus House: not heard from for 11 days" in sophea.sees
    assert "Sok Rith" not in sophea.sees
    await world.travel(local("2023-07-03 08:01"))
    await sophea.sends("/desk")
    assert "Sok Rith, Lotus House: not heard from for 42 days" in sophea.sees


async def test_what_was_noted_is_taken_back_within_a_day_and_by_its_author_only(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await silent(world, founded, "dara", "rith")
    bora = await coordinator(world, founded, "bora", "Bora")
    await world.travel(local("2023-06-01 12:00"))
    for phone in (sophea, bora):
        await phone.sends("/desk")
        await phone.taps("☑ Several at once")
        await phone.taps("☐ Sok Dara" if phone is sophea else "☐ Sok Rith")
        await phone.taps("✔ We talked (1)")
    await sophea.taps("Undo")
    assert "✔ Undone: 1 person" in sophea.sees
    await sophea.taps("🗂 Desk")
    assert "Sok Dara" in sophea.sees
    assert "Sok Rith" not in sophea.sees

    await world.travel(local("2023-06-02 12:01"))
    await bora.taps("Undo", message_id=bora.message_with("you talked to 1 person")["message_id"])
    assert "already been answered" in bora.toast


async def test_nobody_is_left_in_peace_for_longer_than_a_month(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await silent(world, founded, "dara")
    await world.travel(local("2023-06-01 12:00"))
    await sophea.forges(f"e2:{founded.cohort}:2:0")
    await sophea.forges(f"e6:{founded.cohort}:v")

    assert "already been answered" in sophea.toast


async def test_what_is_new_is_not_noted_with_the_others(
    world: World, founded: Founded, sophea: Phone
) -> None:
    dara, _ = await silent(world, founded, "dara", "rith")
    await world.travel(local("2023-06-01 12:00"))
    await sophea.forges(f"e1:{founded.cohort}:0")
    await sophea.taps("☐ All on this page")
    ticks = sophea.last["message_id"]
    await dara.sends("/menu")
    world.acts.block("the-dara")
    await world.travel(local("2023-06-02 12:00"))
    await sophea.taps("✔ We talked (2)", message_id=ticks)

    said = words(sophea.message_with("you talked to 1 person"))
    assert "because something new has happened: Sok Dara." in said


async def test_each_line_names_its_cohort_where_there_are_several(
    world: World, founded: Founded, sophea: Phone
) -> None:
    second = await found(world, "Lotus House")
    await world.app.database.write(
        lambda tx: tx.do("UPDATE cohorts SET title = 'Battambang' WHERE id = :id", id=second.cohort)
    )
    await appoint(world, sophea, second)
    await silent(world, founded, "dara")
    await participant(world, second, "the-rith", "Rith")
    await sophea.sends("/desk")
    await sophea.taps("Battambang")

    assert " · Battambang" in sophea.sees.splitlines()[0]


async def test_ends_of_sessions_of_several_cohorts_stand_in_one_message(
    world: World, founded: Founded, sophea: Phone
) -> None:
    second = await found(world, "Lotus House")
    await world.app.database.write(
        lambda tx: tx.do("UPDATE cohorts SET title = 'Battambang' WHERE id = :id", id=second.cohort)
    )
    await appoint(world, sophea, second)
    await one_day(world, sophea, founded, "29/5", "9:00")
    await one_day(world, sophea, second, "29/5", "9:00")
    await world.travel(local("2023-05-29 12:00"))

    chat = world.acts.find_chat(sophea.key).id
    said = [
        call["request"]["text"]
        for call in world.calls("sendMessage")
        if call["request"]["chat_id"] == chat
    ]
    assert not any("has ended" in each for each in said), "a locked screen names no cohort"
    told = words(sophea.message_with("has ended"))
    assert "Battambang · meeting 1 has ended" in told
    assert "Module 4, May 2023 · meeting 1 has ended" in told
