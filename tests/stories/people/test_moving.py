"""A new phone, a colleague in somebody's place, another course, and the way out."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.act import Act
from bot.desk.buttons import AskMoveTo, MoveTo, Remove, ReplaceNow
from bot.membership.domain import CohortId, EnrolmentId
from bot.people import service
from bot.people.buttons import InviteAll, TakeBackDecision
from bot.storage.database import Tx
from telegram_simulator.faults import Rule
from tests.engines import open_database
from tests.shipped import shipped_courses
from tests.small_course import SMALL
from tests.stories.cast import (
    ZONE,
    Founded,
    appoint,
    coordinator,
    enrolment_id,
    found,
    participant,
    personal_token,
)
from tests.stories.persons import WAITS, change, new_phone, open_person, opens_link, token_in
from tests.stories.quizzes import opens_quiz, takes
from tests.stories.rosters import open_people
from tests.stories.whole.comparing import NOT_ALLOWED, tables
from tests.world import Phone, World, a_world, local


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world, "Lotus House", "River School")


async def test_a_new_phone_takes_all_along_and_closes_the_old_one(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    await opens_quiz(leader)
    await takes(world, leader, *[True] * 10)
    place = await enrolment_id(world, leader.key)
    await new_phone(sophea)
    assert "A link for Sok Dara's new phone, to be used once, until Tue 23 May." in sophea.sees
    token = token_in(sophea)

    taken = await participant(world, founded, "taken", "Chan Thida")
    await taken.starts(token)
    assert "already belongs to a participant" in taken.sees

    new = world.person("new", language="en")
    await opens_link(new, token)

    assert "Quiz 1: 10 of 10" in new.sees
    assert await enrolment_id(world, new.key) == place
    assert "Moved to a new phone; the old one is disconnected." in sophea.all_words
    assert "Your account has moved to another phone." in leader.sees
    await leader.sends("/menu")
    assert "private learning space" in leader.sees
    await leader.starts(token)
    assert "This link no longer works." in leader.sees


async def test_messages_that_wait_go_to_the_new_phone(
    world: World, sophea: Phone, leader: Phone
) -> None:
    await world.travel(local("2023-05-22 21:00"))
    await open_person(sophea)
    await sophea.taps("Remind once")
    await new_phone(sophea)
    new = world.person("new", language="en")
    await opens_link(new, token_in(sophea))
    await world.travel(local("2023-05-23 08:00"))

    assert WAITS in new.all_words
    assert WAITS not in leader.all_words


async def test_the_account_of_a_coordinator_does_not_move_by_a_link(
    world: World, founded: Founded, sophea: Phone
) -> None:
    other = await found(world)
    bora = await participant(world, founded, "bora", "Bora")

    await new_phone(sophea, "Bora")
    token = token_in(sophea)
    await appoint(world, bora, other)
    thief = world.person("thief", language="en")
    await opens_link(thief, token)
    assert "no longer works" in thief.toast
    await new_phone(sophea, "Bora")
    assert "is also a coordinator" in sophea.toast
    await bora.sends("/menu")
    assert "private learning space" not in bora.sees


async def test_a_colleague_of_the_same_organization_replaces_somebody(
    world: World, sophea: Phone, leader: Phone
) -> None:
    await change(sophea, "Replace")
    assert "Who takes this place for Lotus House?" in sophea.sees
    await sophea.sends("Keo Sena")
    await sophea.sends("Keo Sina")
    assert sophea.sees == (
        "Sok Dara · Lotus House\n\n"
        "Keo Sina takes this place for Lotus House, joins with their own link, and starts"
        " from the beginning.\n"
        "The one who leaves will be told that they are no longer in the course; "
        "what they did stays theirs."
    )
    assert sophea.buttons == ["Keep", "Replace now"]
    await sophea.taps("Replace now")
    assert "Keo Sina is on the list now." in sophea.sees
    new = world.person("new", language="en")
    await opens_link(new, token_in(sophea))
    await world.travel(timedelta(minutes=2))
    assert "You are no longer in this course." in leader.sees
    await open_people(sophea)
    assert "Joined: 1 of 1" in sophea.sees
    await leader.taps("🔒 My data")
    assert "My data" in leader.sees


async def test_a_colleague_whose_name_is_on_the_list_already_is_asked_about(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    await participant(world, founded, "long", "Long Thida")
    await change(sophea, "Replace")
    await sophea.sends("Long Tida")
    assert "A name like this is on the list already. Is it the same person?" in sophea.sees
    assert sophea.sees.endswith("Long Thida · Lotus House")
    assert sophea.buttons == ["The same: change nothing", "Another person: replace"]
    await sophea.taps("The same: change nothing")
    assert sophea.sees.startswith("Sok Dara · Lotus House")

    await change(sophea, "Replace")
    await sophea.sends("Long Tida")
    await sophea.taps("Another person: replace")
    assert "Long Tida is on the list now." in sophea.sees


async def test_a_text_that_was_not_meant_as_a_name_replaces_nobody(
    world: World, sophea: Phone, leader: Phone
) -> None:
    await change(sophea, "Replace")
    await sophea.sends("We meet on Monday.")
    await sophea.taps("Keep")
    assert sophea.sees.startswith("Sok Dara · Lotus House")
    await sophea.sends("Keo Sina")
    assert "Is it one of these places on the desk?" in sophea.sees
    await leader.sends("/menu")
    await world.travel(timedelta(minutes=2))
    assert "has ended" not in leader.all_words


async def test_an_invited_person_is_replaced_without_a_message(
    world: World, founded: Founded, sophea: Phone
) -> None:
    token = await personal_token(world, founded, "Sok Dara", "Lotus House")
    await open_person(sophea, inside=False)
    await sophea.taps("Edit")
    await sophea.taps("Replace")
    await sophea.sends("Keo Sina")
    assert "never joined and is not told" in sophea.sees
    check = sophea.last["message_id"]
    await sophea.taps("Replace now")
    assert "Keo Sina is on the list now." in sophea.sees
    guest = world.person("guest", language="en")
    await guest.starts(token)
    assert "This link no longer works." in guest.sees

    await sophea.forges(ReplaceNow(EnrolmentId(1)).pack(), message_id=check)
    assert "already been answered" in sophea.toast


async def test_somebody_moves_to_another_course_with_all_progress(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    await opens_quiz(leader)
    await takes(world, leader, *[True] * 10)
    place = await enrolment_id(world, leader.key)
    await change(sophea, "Other course")
    assert "You coordinate no other course." in sophea.sees
    await sophea.taps("👥 My team")
    assert "Administrators appoint coordinators" in sophea.sees
    other = await found(world)
    await appoint(world, sophea, other)
    await sophea.sends("/desk")
    await sophea.forges(f"zk:{place}")
    await sophea.taps("Module 4, May 2023")
    assert sophea.sees == (
        "Sok Dara · Lotus House\n\nTo Module 4, May 2023? Everything they did goes along.\n"
        "They will be told that they are now in another group."
    )
    assert sophea.buttons == ["Keep", "Move now"]
    await sophea.taps("Keep")
    assert "Joined 22 May 2023." in sophea.sees
    await sophea.forges(f"zk:{place}")
    await sophea.taps("Module 4, May 2023")
    await sophea.taps("Move now")
    assert "with everything they did" in sophea.sees
    await sophea.forges(f"zl:{place}:{other.cohort}")
    assert "already been answered" in sophea.toast

    await world.travel(timedelta(minutes=1))
    assert "you are now in another group" in leader.all_words
    await leader.sends("/menu")
    assert "Quiz 1: 10 of 10" in leader.sees
    assert await enrolment_id(world, leader.key) == place


async def test_removing_asks_twice_and_can_be_undone_for_a_minute(
    world: World, sophea: Phone, leader: Phone
) -> None:
    await change(sophea, "Remove")
    assert sophea.buttons == ["Keep", "Remove now"]
    await sophea.taps("Remove now")
    await leader.sends("/menu")
    assert "Undo" in sophea.buttons
    await sophea.taps("Undo")
    assert "Joined 22 May 2023." in sophea.sees
    await world.travel(timedelta(minutes=2))
    assert "has ended" not in leader.all_words

    await change(sophea, "Remove")
    await sophea.taps("Remove now")
    await world.travel(timedelta(minutes=2))
    assert "You are no longer in this course." in leader.sees
    await sophea.taps("Undo")
    assert "already been answered" in sophea.toast
    place = await enrolment_id(world, leader.key)
    for data in ("zf:{}:0", "zg:{}", "zh:{}", "zi:{}", "zm:{}", "zn:{}", "dm:{}"):
        await sophea.forges(data.format(place))
        assert "already been answered" in sophea.toast, data


async def test_a_new_phone_is_told_even_where_the_old_one_cannot_be(
    world: World, sophea: Phone, leader: Phone
) -> None:
    chat = world.acts.find_chat("leader").id
    world.simulator.faults.add(Rule(method="sendMessage", kind="blocked", chat=chat, times=None))
    await new_phone(sophea)
    new = world.person("new", language="en")
    await opens_link(new, token_in(sophea))

    assert "You're in." in new.sees


async def test_another_course_starts_over_and_the_first_keeps_its_progress(
    tmp_path: Path,
) -> None:
    courses = {**shipped_courses(), SMALL.id: SMALL}
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00"), courses=courses) as world:
        founded = await found(world, "Lotus House")
        sophea = await coordinator(world, founded)
        leader = await participant(world, founded, "leader", "Sok Dara")
        place = await enrolment_id(world, leader.key)

        async def second(tx: Tx) -> CohortId:
            return await service.create_cohort(
                Act(tx=tx, now=world.clock.now()), course=SMALL, title="Small", zone=ZONE
            )

        small = await world.app.database.run(second)
        await appoint(world, sophea, Founded(cohort=small, organizations={}))
        await world.settle()
        await sophea.sends("/desk")
        await sophea.forges(f"zk:{place}")
        await sophea.taps("Small")
        assert "To Small? It covers something else" in sophea.sees
        await sophea.taps("Move now")
        assert "from the beginning" in sophea.sees

        async def places(tx: Tx) -> list[tuple[int, str]]:
            rows = await tx.ask("SELECT cohort_id, state FROM enrolments ORDER BY id")
            return [(row["cohort_id"], row["state"]) for row in rows]

        assert await world.app.database.run(places) == [
            (founded.cohort, "left"),
            (small, "active"),
        ]


async def test_somebody_who_coordinates_by_now_is_not_removed_by_an_old_button(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    world.opens_notices = False
    place = await enrolment_id(world, "leader")
    await appoint(world, leader, founded)
    await sophea.forges(TakeBackDecision(place).pack())

    assert "This person is also a coordinator" in sophea.toast
    await leader.sends("/desk")
    assert "Only coordinators" not in leader.sees


async def test_a_waiting_person_is_let_in_or_refused_and_not_removed(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await sophea.forges(InviteAll(founded.cohort, 14).pack())
    guest = world.person("guest", language="en")
    await guest.starts(token_in(sophea))
    await guest.taps("English")
    await guest.taps("I agree")
    await guest.sends("Lim Sreyneang")
    await guest.taps("No organization")
    place = await enrolment_id(world, "guest")

    await sophea.forges(Remove(place).pack())
    assert "already been answered" in sophea.toast
    await sophea.taps("Lotus House")
    assert "✔ Lim Sreyneang has joined." in sophea.sees


async def test_nobody_is_moved_to_a_course_that_the_coordinator_does_not_run(
    world: World, sophea: Phone, leader: Phone
) -> None:
    other = await found(world)
    place = await enrolment_id(world, leader.key)
    await sophea.sends("/desk")
    before = (await tables(world))["enrolments"]

    for button in (AskMoveTo(place, other.cohort), MoveTo(place, other.cohort)):
        await sophea.forges(button.pack())
        assert sophea.toast == NOT_ALLOWED

    assert (await tables(world))["enrolments"] == before
    await world.travel(timedelta(minutes=1))
    assert "you are now in another group" not in leader.all_words
