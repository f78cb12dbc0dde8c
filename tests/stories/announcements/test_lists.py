"""What stands under Announce: drafts, saved audiences, what was sent; and writing to one."""

from datetime import timedelta

from bot.announcements.buttons import WriteTo
from bot.housekeeping import housekeeping
from tests.stories.announcing import Course, choose, got, send_now, sent, written
from tests.stories.cast import change_row, coordinator, found, participant, person_id
from tests.world import World, local, words

# ---- drafts -----------------------------------------------------------------------------


async def test_a_draft_is_saved_and_continued(world: World, course: Course) -> None:
    sophea = course.sophea
    await sophea.sends("/announce")
    assert sophea.buttons == ["📑 Templates", "✕ Cancel"], "what is empty is hidden"
    await sophea.sends("See you on Monday.")
    await choose(sophea, "Choose names", "☐ Sok Dara")
    await sophea.taps("Keep for later")
    assert "You will find it under Announce, Drafts." in sophea.sees

    await world.travel(local("2023-05-23 09:00"))
    await sophea.sends("/announce")
    await sophea.taps("Drafts: 1")
    await sophea.taps("Mon 22 · See you on Monday.")
    assert words(sophea.messages[-2]).endswith("See you on Monday.\n\n– Sophea, Chab Dai")
    assert "Only: Sok Dara" in sophea.sees
    await send_now(world, sophea)

    assert [len(got(phone)) for phone in course.everybody] == [1, 0, 0]
    await sophea.sends("/announce")
    assert "Drafts: 1" not in sophea.buttons


async def test_what_was_put_away_is_in_no_list(course: Course) -> None:
    await written(course)
    await course.sophea.taps("✕ Cancel")
    await course.sophea.sends("/announce")

    assert course.sophea.buttons == ["📑 Templates", "✕ Cancel"]
    await course.sophea.forges("n5:1")
    assert "already been answered" in course.sophea.toast


async def test_many_drafts_have_pages(course: Course) -> None:
    for number in range(8):
        await written(course, f"Number {number}")
        await course.sophea.taps("Keep for later")
    await course.sophea.sends("/announce")
    await course.sophea.taps("Drafts: 8")
    assert "Mon 22 · Number 7" in course.sophea.buttons
    await course.sophea.taps("Next ▶")
    assert "Mon 22 · Number 0" in course.sophea.buttons
    await course.sophea.taps("Announce")
    assert "Send me the message now" in course.sophea.sees


async def test_a_draft_is_its_authors_only(world: World, course: Course) -> None:
    bora = await coordinator(world, course.founded, key="bora", name="Bora")
    await written(course)
    await bora.sends("/announce")
    assert bora.buttons == ["📑 Templates", "✕ Cancel"]
    for data in ("n5:1", "n3:1", "n2:1:1", "n7:1", "ac:1", "ae:1", "nw:1"):
        await bora.forges(data)
        assert bora.toast == "This button is for someone else.", data


async def test_lists_of_another_course_are_closed(world: World, course: Course) -> None:
    other = await found(world, "Hill School")
    await written(course)
    for data in (f"n4:{other.cohort}:0", f"aj:{other.cohort}:0", f"na:{other.cohort}"):
        await course.sophea.forges(data)
        assert "Only coordinators" in course.sophea.toast


# ---- saved audiences --------------------------------------------------------------------


async def test_an_audience_is_saved_and_used_again(world: World, course: Course) -> None:
    sophea = course.sophea
    await written(course)
    await sophea.taps("Who")
    assert "Save this one" not in sophea.buttons, "everybody needs no name"
    await sophea.taps("By organization")
    await sophea.taps("☐ River School · 2")
    await sophea.taps("◀ Back")
    await sophea.taps("Save this one")
    await sophea.sends("River people")
    assert "✔ Saved as River people." in sophea.sees
    await sophea.taps("◀ Back")
    await sophea.taps("◀ Back")
    await sophea.taps("✕ Cancel")

    await sophea.sends("/announce")
    await sophea.taps("Saved: 1")
    await sophea.taps("River people")
    await sophea.taps("Write to it")
    assert "To: River people" in sophea.sees
    await sophea.sends("See you on Monday.")
    assert "Only: River School" in sophea.sees
    await send_now(world, sophea)

    assert [len(got(phone)) for phone in course.everybody] == [0, 1, 0]


async def test_a_saved_audience_is_chosen_for_a_draft_and_deleted(course: Course) -> None:
    sophea = course.sophea
    await written(course)
    await choose(sophea, "Choose names", "☐ Sok Dara")
    await sophea.taps("Who")
    await sophea.taps("Save this one")
    await sophea.sends("x" * 65)
    assert "name" in sophea.sees.lower()
    await sophea.sends("Dara")
    await written(course, "Another one.")
    await sophea.taps("Who")
    await sophea.taps("Saved: 1")
    await sophea.taps("Dara")
    assert "Only: Sok Dara" in sophea.sees

    await sophea.sends("/announce")
    await sophea.taps("Saved: 1")
    await sophea.taps("Dara")
    await sophea.taps("Delete it")
    assert "There is nothing here." in sophea.sees
    await sophea.forges("ad:2:1")
    assert "already been answered" in sophea.toast


async def test_a_saved_audience_is_its_owners_only(world: World, course: Course) -> None:
    bora = await coordinator(world, course.founded, key="bora", name="Bora")
    await written(course)
    await choose(course.sophea, "Choose names", "☐ Sok Dara")
    await course.sophea.taps("Who")
    await course.sophea.taps("Save this one")
    await course.sophea.sends("Dara")
    await bora.sends("/announce")
    assert "Saved: 1" not in bora.buttons
    for data in ("ag:1:1", "ah:1:1", "ai:1:1"):
        await bora.forges(data)
        assert bora.toast == "This button is for someone else."


# ---- what was sent ----------------------------------------------------------------------


async def test_what_was_sent_is_listed_with_its_result(world: World, course: Course) -> None:
    sophea = course.sophea
    await sent(world, course)
    await written(course, "In the afternoon.")
    await sophea.taps("When")
    await sophea.taps("Mon 22 May, 17:00")
    await sophea.taps("Send Mon 22 May, 17:00 to 3")
    await sophea.sends("/announce")
    await sophea.taps("Sent")
    assert sophea.buttons[:2] == ["Mon 22 · waiting · In the aft…", "Mon 22 · See you on Monday."]
    await sophea.taps("Mon 22 · See you on Monday.")
    assert "3 accepted by Telegram" in sophea.sees
    await sophea.taps("Show it")
    assert "See you on Monday." in sophea.sees


async def test_words_are_deleted_after_ninety_days_and_the_result_stays(
    world: World, course: Course
) -> None:
    await sent(world, course, "Help for victims: Monday.")
    await written(course, "A draft")
    await course.sophea.taps("Keep for later")
    await world.travel(local("2023-05-23 12:00"))
    later = local("2023-05-22 10:05") + timedelta(days=89)
    await housekeeping(world.app.database, now=later)
    await course.sophea.sends("/announce")
    assert "Drafts: 1" in course.sophea.buttons

    await housekeeping(world.app.database, now=later + timedelta(days=2))
    await course.sophea.sends("/announce")
    assert "Drafts: 1" not in course.sophea.buttons
    await course.sophea.taps("Sent")
    await course.sophea.taps("Mon 22 · text gone")
    assert "3 accepted by Telegram" in course.sophea.sees
    assert "Fix a typo" not in course.sophea.buttons
    for data in ("al:1", "ak:1"):
        await course.sophea.forges(data)
        assert "no longer kept" in course.sophea.toast
    await course.dara.taps("Open")
    assert "no longer available" in course.dara.toast


async def test_a_draft_that_was_dropped_is_deleted_after_a_week(
    world: World, course: Course
) -> None:
    await written(course)
    await course.sophea.taps("✕ Cancel")
    for days, left in ((6, 1), (8, 0)):
        await housekeeping(world.app.database, now=world.clock.now() + timedelta(days=days))
        rows = await world.app.database.run(lambda tx: tx.ask("SELECT * FROM announcement_parts"))
        assert len(rows) == left


# ---- writing to one ---------------------------------------------------------------------


async def test_writing_to_one_person(world: World, course: Course) -> None:
    person = await person_id(world, "chan")
    await course.sophea.sends("/desk")
    await course.sophea.forges(WriteTo(course.founded.cohort, person).pack())
    assert "To: Chan Thida" in course.sophea.sees
    await course.sophea.sends("How are you?")
    assert "Only: Chan Thida" in course.sophea.sees
    await send_now(world, course.sophea)

    assert [len(got(phone)) for phone in course.everybody] == [0, 1, 0]


async def test_nobody_writes_to_somebody_of_another_course(world: World, course: Course) -> None:
    other = await found(world, "Hill School")
    await participant(world, other, "vuthy", "Vuthy", organization="Hill School")
    stranger = await person_id(world, "vuthy")
    await course.sophea.sends("/desk")
    await course.sophea.forges(WriteTo(course.founded.cohort, stranger).pack())
    assert "no longer available" in course.sophea.toast
    await course.sophea.forges(WriteTo(other.cohort, stranger).pack())
    assert "Only coordinators" in course.sophea.toast


async def test_who_left_while_one_writes_gets_nothing(world: World, course: Course) -> None:
    person = await person_id(world, "chan")
    await course.sophea.sends("/desk")
    await course.sophea.forges(WriteTo(course.founded.cohort, person).pack())
    await change_row(world, "UPDATE enrolments SET state = 'left' WHERE person_id = :p", p=person)
    await course.sophea.sends("How are you?")

    assert "no longer available" in course.sophea.sees
    assert not got(course.thida)
