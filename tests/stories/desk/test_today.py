"""The coordinators' day: one message on a working morning, kept up to date."""

from datetime import timedelta

from bot.desk.buttons import InviteCoordinator
from bot.storage.database import Tx
from tests.stories.announcing import send_key
from tests.stories.cast import (
    Founded,
    appoint,
    coordinator,
    found,
    participant,
    personal_token,
    staff_token,
)
from tests.stories.meetings import shown_picture, three_days
from tests.world import Phone, World, local, words


def mornings(phone: Phone) -> list[str]:
    """The first lines of the messages that begin a day, oldest first."""
    said = (words(message) for message in phone.messages)
    return [text.splitlines()[0] for text in said if text.startswith("Today · ")]


async def somebody(world: World, founded: Founded, key: str, name: str) -> Phone:
    phone = await participant(world, founded, key, name)
    await phone.sends("/menu")
    return phone


async def test_the_first_day_is_a_list_of_five_steps(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await sophea.sends("/desk")
    assert sophea.sees.startswith("Today · first steps")
    assert "2  Meetings: none yet\n3  People: 0 of 0 joined" in sophea.sees
    await sophea.taps("1 Look")
    await sophea.taps("📚 Content")
    await sophea.taps("🗂 Desk")
    assert "1  Look at it as a participant  ✔" in sophea.sees

    await somebody(world, founded, "leader", "Sok Dara")
    await sophea.sends("/desk")
    assert sophea.sees.startswith("Today · Mon 22 May · ")
    await sophea.taps("⋯ More")
    await sophea.taps("First steps 2/5")
    assert "3  People: 1 of 1 joined" in sophea.sees


async def test_a_morning_comes_only_with_something_to_say(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await somebody(world, founded, "leader", "Sok Dara")
    await personal_token(world, founded, "Vann Rith", "Lotus House")

    await world.travel(local("2023-05-23 08:01"))
    assert mornings(sophea) == [sophea.sees.splitlines()[0]]
    assert sophea.sees.startswith("Today · Tue 23 May · ")
    assert "Nobody to contact." in sophea.sees
    assert "Joined: 1 of 2. Not yet: Vann Rith" in sophea.sees

    await world.travel(local("2023-05-26 20:00"))
    assert len(mornings(sophea)) == 1


async def test_before_an_early_meeting_it_tells_who_comes_and_which_picture_to_show(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await somebody(world, founded, "leader", "Sok Dara")
    await three_days(sophea, founded)
    await world.travel(local("2023-05-28 12:00"))
    await world.travel(local("2023-05-29 08:29"))
    assert "Today · Mon 29 May" not in sophea.all_words
    await world.travel(local("2023-05-29 08:31"))
    assert "Today · Mon 29 May" in sophea.all_words
    said = words(sophea.message_with("Today · Mon 29 May"))
    assert "09:00 meeting: 0 coming, 0 not coming, 1 no reply · picture to show at" in said
    assert "Next:" not in said
    await world.travel(local("2023-05-29 13:00"))
    await sophea.sends("/desk")
    assert "09:00 meeting has ended" in sophea.sees
    assert "Next: Tue 30 May, 09:00" in sophea.sees


async def test_the_message_follows_the_day_until_it_shows_something_else(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await somebody(world, founded, "leader", "Sok Dara")
    token = await personal_token(world, founded, "Vann Rith", "Lotus House", "en")
    await personal_token(world, founded, "Keo Sina", "Lotus House", "en")
    await world.travel(local("2023-05-23 08:01"))
    rith = world.person("rith", name="Rith")
    await rith.starts(token)
    await rith.taps("I agree")
    await rith.taps("Yes, that's me")

    await world.travel(local("2023-05-23 08:07"))
    morning = sophea.message_with("Today · Tue 23 May")
    assert "Joined: 2 of 3. Not yet: Keo Sina" in words(morning)
    assert len(mornings(sophea)) == 1

    await sophea.taps("⋯ More", message_id=morning["message_id"])
    await participant(world, founded, "sina", "Chan Thida")
    await world.travel(local("2023-05-23 08:20"))
    assert "Desk · more" in sophea.all_words
    assert mornings(sophea) == []

    await sophea.taps("🗂 Desk", message_id=morning["message_id"])
    assert "Joined: 3 of 4" in words(sophea.message_with("Today · Tue 23 May"))
    await participant(world, founded, "another", "Long Vanna")
    await world.travel(local("2023-05-23 08:31"))
    assert "Joined: 4 of 5" in words(sophea.message_with("Today · Tue 23 May"))


async def test_after_an_outage_the_message_of_another_day_stays(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await somebody(world, founded, "leader", "Sok Dara")
    await world.travel(local("2023-05-26 08:01"))
    said = mornings(sophea)
    world.clock.set(local("2023-05-29 06:00"))
    await participant(world, founded, "second", "Chan Thida")
    await world.travel(local("2023-05-29 07:30"))

    assert mornings(sophea) == said


async def test_people_without_a_sign_for_ten_days_are_to_be_contacted(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await somebody(world, founded, "leader", "Sok Dara")
    await world.travel(local("2023-05-31 18:00"))
    assert "not heard from" not in sophea.all_words
    await world.travel(local("2023-06-01 08:01"))
    assert "To contact (1)\n1  Sok Dara, Lotus House: not heard from for 10 days" in sophea.sees

    await sophea.taps("1 Sok Dara")
    assert "Sok Dara · Lotus House" in sophea.sees
    assert "Not heard from for 10 days.\nLessons 0 of 18. Last here" in sophea.sees
    assert sophea.buttons == [
        "Open chat", "👤 Details", "Write", "Remind once", "✔ We talked", "Tomorrow",
        "🌙 In peace until", "🗒 Notes", "🗂 Desk",
    ]  # fmt: skip
    await sophea.taps("Tomorrow")
    assert "✔ I'll bring it up again on Fri 2 June." in sophea.sees
    await sophea.taps("Undo")
    assert "✔ Undone: 1 person is on the list again." in sophea.sees
    await sophea.taps("◀ To contact")
    await sophea.taps("1 Sok Dara")
    await sophea.taps("Tomorrow")
    await sophea.taps("🗂 Desk")
    assert "Nobody to contact." in sophea.sees

    await world.travel(local("2023-06-02 08:01"))
    await sophea.taps("1 Sok Dara")
    await sophea.taps("✔ We talked")
    assert "Noted." in sophea.sees
    await sophea.taps("🗂 Desk")
    assert "Nobody to contact." in sophea.sees


async def test_people_to_contact_are_written_to_or_reminded_from_there(
    world: World, founded: Founded, sophea: Phone
) -> None:
    dara = await somebody(world, founded, "leader", "Sok Dara")
    await world.travel(local("2023-06-01 08:01"))
    await sophea.taps("1 Sok Dara")
    await sophea.taps("Remind once")
    assert "I am telling them now" in sophea.sees
    assert "Reminded Thu 1 June." in sophea.sees
    assert "Remind once" not in sophea.buttons
    assert "✔ We talked" in sophea.buttons
    await world.travel(timedelta(minutes=1))
    assert "There is something short" in dara.sees

    await sophea.taps("Write")
    await sophea.sends("How are you?")
    await sophea.taps(send_key(sophea))
    await world.travel(timedelta(minutes=40))
    assert "How are you?" in dara.sees

    await world.travel(local("2023-06-08 08:40"))
    await sophea.sends("/desk")
    await sophea.taps("1 Sok Dara")
    assert "Remind once" in sophea.buttons


async def test_nothing_is_written_through_the_bot_where_it_does_not_arrive(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await somebody(world, founded, "leader", "Sok Dara")
    world.acts.block("leader")
    await world.travel(local("2023-05-23 08:01"))
    await sophea.taps("1 Sok Dara")
    assert sophea.buttons == [
        "Open chat",
        "👤 Details",
        "✔ We talked",
        "Tomorrow",
        "🌙 In peace until",
        "🗒 Notes",
        "🗂 Desk",
    ]


async def test_people_who_missed_a_meeting_without_a_word_are_named_the_next_day(
    world: World, founded: Founded, sophea: Phone
) -> None:
    there = await somebody(world, founded, "leader", "Sok Dara")
    excused = await somebody(world, founded, "second", "Long Vanna")
    await somebody(world, founded, "third", "Chan Thida")
    await three_days(sophea, founded)
    await excused.sends("/sessions")
    await excused.taps("Mon 29")
    await excused.taps("I cannot come")
    await world.travel(local("2023-05-29 10:41"))
    picture = await shown_picture(world)
    await there.taps(next(label for label in there.buttons if label.startswith(picture)))

    await world.travel(local("2023-05-30 08:31"))
    said = words(sophea.message_with("Today · Tue 30 May"))
    assert "To contact (1)\n1  Chan Thida, Lotus House: missed Mon 29 May, no reply" in said


async def test_a_coordinator_of_two_courses_gets_one_message(
    world: World, founded: Founded, sophea: Phone
) -> None:
    second = await found(world)
    await appoint(world, sophea, second)
    await somebody(world, founded, "leader", "Sok Dara")
    await world.travel(local("2023-05-23 08:01"))
    assert mornings(sophea) == ["Today · Tue 23 May"]
    await sophea.sends("/desk")
    assert "Which course?" in sophea.sees


async def test_nobody_else_sees_or_notes_anything(
    world: World, founded: Founded, sophea: Phone
) -> None:
    leader = await somebody(world, founded, "leader", "Sok Dara")
    for prefix in ("ea", "eb", "ef", "eg"):
        await leader.forges(f"{prefix}:{founded.cohort}")
        assert "coordinator" in leader.toast
    for prefix in ("ec", "ed", "ee", "eh", "ei"):
        await leader.forges(f"{prefix}:{founded.cohort}:1")
        assert "coordinator" in leader.toast
    await sophea.sends("/desk")
    await sophea.forges(f"ed:{founded.cohort}:zzz")
    assert "already been answered" in sophea.toast


async def test_an_administrator_appoints_and_takes_a_role_back(
    world: World, founded: Founded, sophea: Phone
) -> None:
    boss = world.person("boss", name="Bora")
    await boss.starts(await staff_token(world))
    for label in ("English", "I agree", "Bora"):
        await boss.taps(label)
    await coordinator(world, founded, "maren", "Maren")

    await sophea.sends("/desk")
    await sophea.taps("⋯ More")
    await sophea.taps("👥 My team")
    assert "• Sophea\n• Maren" in sophea.sees
    assert sophea.buttons == [
        "🔔 Ask the administrators",
        "💬 Ask Bora",
        "Who is signed in",
        "🗂 Desk",
    ]
    await sophea.forges(f"eg:{founded.cohort}")
    assert "coordinator" in sophea.toast or "administrator" in sophea.toast

    await boss.sends("/desk")
    await boss.taps("⋯ More")
    await boss.taps("👥 My team")
    await boss.taps("Invite a coordinator")
    assert "https://t.me/" in boss.sees
    await boss.taps("◀ My team")
    await boss.taps("Remove Sophea's role")
    await boss.taps("Remove the role")
    assert "• Maren" in boss.sees
    assert "Sophea" not in boss.sees
    await sophea.taps("🗂 Desk")
    assert "coordinator" in sophea.toast
    await boss.taps("Remove Maren's role")
    await boss.taps("Remove the role")
    assert "at least one coordinator" in boss.toast


async def test_the_audit_says_which_administrator_appointed_somebody(
    world: World, founded: Founded, sophea: Phone
) -> None:
    boss = world.person("boss", name="Bora")
    await boss.starts(await staff_token(world))
    for label in ("English", "I agree", "Bora"):
        await boss.taps(label)
    await boss.forges(InviteCoordinator(founded.cohort).pack())
    maren = world.person("maren", name="Maren")
    await maren.starts(boss.sees.rpartition("?start=")[2].split()[0])
    for label in ("English", "I agree", "Maren"):
        await maren.taps(label)

    async def work(tx: Tx) -> list[tuple[str, str]]:
        rows = await tx.ask(
            "SELECT a.action, p.name FROM audit a JOIN people p ON p.id = a.actor_id"
            " WHERE a.action IN ('invite.make', 'role.grant') ORDER BY a.id"
        )
        return [(row["action"], row["name"]) for row in rows]

    assert await world.app.database.run(work) == [("invite.make", "Bora"), ("role.grant", "Bora")]


async def test_a_test_run_shows_one_day_to_the_coordinator_alone(
    world: World, founded: Founded, sophea: Phone
) -> None:
    leader = await somebody(world, founded, "leader", "Sok Dara")
    before = len(leader.messages)
    await three_days(sophea, founded, create="Create only")
    await sophea.sends("/desk")
    await sophea.taps("⋯ More")
    await sophea.taps("▷ Test run")
    assert "6 in one minute, and nobody else" in sophea.sees
    at, offered = len(sophea.messages), sophea.last["message_id"]
    await sophea.taps("Start: to me only")
    await sophea.forges(f"el:{founded.cohort}", message_id=offered)
    await world.travel(world.clock.now() + timedelta(minutes=1))
    said = [words(message) for message in sophea.messages[at:]]
    assert "online meeting" in said[0]
    assert "The meeting starts at 09:00." in said[1]
    assert [text.startswith("Romleuk") for text in said[:5]] == [True] * 5
    assert "That was one day." in said[-1]
    assert len(said) == 7
    await sophea.taps("Not today", message_id=sophea.messages[-3]["message_id"])
    assert "does nothing" in sophea.toast
    assert len(leader.messages) == before


async def test_names_that_have_no_room_are_counted(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await somebody(world, founded, "leader", "Sok Dara")
    for number in range(14):
        await personal_token(world, founded, f"Vann No{number:02}", "Lotus House")
    await sophea.sends("/desk")
    [line] = [each for each in sophea.sees.splitlines() if each.startswith("Joined: 1 of 15")]
    named = line.count("Vann No")
    assert 0 < named < 14
    assert line.endswith(f", and {14 - named} more")
