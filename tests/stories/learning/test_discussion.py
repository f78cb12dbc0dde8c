"""A story and a case talked over in the cohort's group, led from a private chat."""

from datetime import timedelta

from bot.desk.buttons import LinkGroup
from tests.stories.cast import appoint, coordinator, found
from tests.stories.discussions import (
    CASE,
    CLOSE,
    READ,
    STORY,
    Class,
    assert_nobody_is_named,
    begun,
    make_class,
    votes_kept,
)
from tests.world import World, labels


async def test_five_leaders_walk_a_story_to_its_end_and_nobody_is_named(world: World) -> None:
    course = await begun(world)
    opening, first = course.said[-2:]
    assert opening.startswith("Romleuk\n\nSomething to discuss together, here in the group.")
    assert first == "Step 1\n\n0 of 5 have chosen. You can still choose."
    assert course.room.buttons == ["A", "B", "C", READ]

    text = await course.reads(course.leaders[0])
    assert text.startswith("Step 1\n\n")
    assert "no scenes of violence" in text
    assert "\n\nEleven gates\n\n" in text
    assert "\nB.  Offer a quiet place" in text
    assert course.leaders[0].buttons == ["✕ Close"]

    await course.votes("A", "B", "B", "C", "A")
    assert course.inside(course.leaders[4]).toast.startswith("Your choice: A. You can change it")
    assert "5 of 5 have chosen." in course.said[-1]
    assert "A 2" not in course.said[-1]  # how they voted shows when the vote is closed
    assert "lost · 1" in course.sophea.sees  # but the coordinator sees it

    await course.inside(course.leaders[4]).taps("B")
    await world.travel(timedelta(seconds=10))
    assert "stop at any time · 3" in course.sophea.sees

    await course.inside(course.outsider).taps("A")
    assert course.inside(course.outsider).toast.startswith("Only people in this course")
    await course.inside(course.sophea).taps("A")
    assert course.inside(course.sophea).toast.startswith("Only people in this course")
    assert [choice for _, choice in await votes_kept(world)] == ["a", "b", "b", "c", "b"]

    await course.sophea.taps(CLOSE)
    assert "Which way? B was chosen most" in course.sophea.sees
    assert course.sophea.buttons[:3] == ["▶ B", "▶ A", "▶ C"]
    assert course.said[-1] == "Step 1\n\nA 1 · B 3 · C 1\n\n5 of 5 chose. This step is closed."
    assert course.room.buttons == [READ]

    await course.sophea.taps("▶ B")
    outcome, second = course.said[-2:]
    assert outcome == "Step 1\n\nThe group continues with B"
    assert second.startswith("Step 2\n\n0 of 5")
    text = await course.reads(course.leaders[1])
    assert text.startswith("Step 2\n\nThe group continues with B. Offer a quiet place")
    assert "She sits down." in text

    await walk_to_the_end(course)
    assert_nobody_is_named(course)


async def walk_to_the_end(course: Class) -> None:
    for step in range(2, 10):
        assert f"Step {step}" in course.sophea.sees
        await course.votes("C")
        await course.sophea.taps(CLOSE)
        await course.sophea.taps("▶ C")
    debrief = course.said[-1]
    assert debrief.startswith("Romleuk\n\nThat was the end. The choices of this group")
    assert "\n1. B (A 1 · B 3 · C 1)\n2. C (A 0 · B 0 · C 1" in debrief
    text = await course.reads(course.leaders[2])
    assert text.startswith("In the group\n\nThe group continues with C.")
    assert ": B (A 1 · B 3 · C 1)" in text
    assert "The pay book is gone. Nobody pressed her to speak" in text  # what their way led to
    assert "Now look at your own area" in text
    assert "talk to a colleague you trust" in text
    assert "✔ Eleven gates has ended, after 9 parts." in course.sophea.sees
    assert all(labels(each) in ([], [READ]) for each in course.room.messages)


async def test_a_tie_or_no_vote_leaves_the_way_to_the_coordinator(world: World) -> None:
    course = await begun(world)
    await course.sophea.taps(CLOSE)
    assert "Which way? No choice was made most often." in course.sophea.sees
    await course.sophea.taps("▶ C")
    assert "The group continues with C" in course.said[-2]

    await course.votes("C", "B")
    await course.sophea.taps(CLOSE)

    assert "Which way? No choice was made most often." in course.sophea.sees
    assert course.sophea.buttons[:3] == ["▶ B", "▶ C", "▶ A"]


async def test_a_button_of_the_controls_counts_once(world: World) -> None:
    course = await begun(world)
    course.sophea.presses(CLOSE)
    course.sophea.presses(CLOSE)
    await world.settle()
    assert "already been answered" in course.sophea.toast
    controls = course.sophea.message_with("Which way?")["message_id"]
    said = len(course.said)

    course.sophea.presses("▶ A", message_id=controls)
    course.sophea.presses("▶ B", message_id=controls)
    await world.settle()

    assert len(course.said) == said + 2
    assert "The group continues with A" in course.said[-2]


async def test_a_case_is_discussed_question_by_question(world: World) -> None:
    course = await begun(world, CASE)
    opening, first = course.said[-2:]
    assert opening.startswith("Romleuk\n\nSomething to discuss")
    assert first.startswith("Question 1 of 6\n\nWe talked about it · 0")
    text = await course.reads(course.leaders[0])
    assert text.startswith("Question 1 of 6\n\n")
    assert "\n\nThe card that never came\n\n" in text
    assert "\n\nList the family's needs" in text
    assert "Points to draw out" in course.sophea.sees
    assert course.room.buttons == ["We talked about it", "Need more time", READ]

    talked, more = "We talked about it", "Need more time"
    await course.votes(talked, more, talked)
    assert "We talked about it · 2\nNeed more time · 1" in course.said[-1]
    assert "3 of 5 have chosen." in course.sophea.sees
    for number in range(2, 7):
        await course.sophea.taps("Next question ▶")
        assert course.said[-1].startswith(f"Question {number} of 6")
    text = await course.reads(course.leaders[3])
    assert text.startswith("Question 6 of 6\n\n")
    await course.leaders[3].taps(CASE)
    assert course.leaders[3].sees.startswith("Question 1 of 6\n\n")
    await course.leaders[3].taps("✕ Close")
    assert course.leaders[3].sees.startswith("Romleuk\n\nYou're in.")
    await course.sophea.taps("Finish ▶")

    assert course.said[-1].startswith("Romleuk\n\nThat was the last question.")
    text = await course.reads(course.leaders[3])
    assert text.startswith("In the group\n\n")
    assert "talk to a colleague you trust" in text
    assert all(labels(each) in ([], [READ]) for each in course.room.messages)
    assert "Points to draw out" not in "\n".join(course.said)
    assert "✔ The card that never came has ended" in course.sophea.sees
    assert_nobody_is_named(course)


async def test_one_is_open_at_a_time_and_can_be_ended(world: World) -> None:
    course = await begun(world)
    await course.sophea.sends("/discuss")
    assert "A discussion is already open: Eleven gates." in course.sophea.sees
    await course.sophea.forges("is:1:m4.k1:en")
    assert "A discussion is already open: Eleven gates." in course.sophea.sees

    await course.sophea.taps("End it")
    assert "End it here?" in course.sophea.sees
    await course.sophea.taps("Continue it")
    assert CLOSE in course.sophea.buttons
    await course.sophea.taps("End it")
    await course.sophea.taps("End it now")

    assert course.said[-1].startswith("Romleuk\n\nWe stop here.")
    assert all(labels(each) in ([], [READ]) for each in course.room.messages)
    assert "Eleven gates has ended" in course.sophea.sees
    await course.sophea.taps("Another one")
    assert STORY in course.sophea.buttons


async def test_the_check_tells_what_is_posted_where_and_in_which_language(world: World) -> None:
    course = await make_class(world)
    await course.sophea.sends("/discuss")
    await course.sophea.taps(STORY)

    assert "To: the group of Module 4, May 2023, where 5 can choose" in course.sophea.sees
    assert "Language: English" in course.sophea.sees
    await course.sophea.taps("In ខ្មែរ")
    assert "Language: ខ្មែរ" in course.sophea.sees
    await course.sophea.taps("Start in the group")

    assert course.room.buttons == ["ក", "ខ", "គ", "📖 អាន"]
    await course.room.taps("ខ")
    assert course.room.toast.startswith("Your choice: ខ.")
    assert_nobody_is_named(course)


async def test_a_leader_with_another_language_sees_the_letters_of_the_group(world: World) -> None:
    course = await begun(world)
    controls = course.sophea.last["message_id"]
    await course.sophea.sends("/language")
    await course.sophea.taps("ខ្មែរ")
    await course.votes("B", "B")
    said = course.sophea.message_with("ជំហានទី 1")
    assert said["message_id"] == controls
    assert "\nB.  រកកន្លែងស្ងាត់" in said["text"]

    await course.sophea.taps(labels(said)[0], message_id=controls)

    assert course.sophea.buttons[:3] == ["▶ B", "▶ A", "▶ C"]


async def test_a_talk_that_ends_after_one_part_says_one_part(world: World) -> None:
    course = await begun(world)
    await course.sophea.taps(CLOSE)
    await course.sophea.taps("▶ A")
    await course.sophea.taps("End it")
    await course.sophea.taps("End it now")

    assert "✔ Eleven gates has ended, after 1 part. " in course.sophea.sees


async def test_a_second_coordinator_takes_the_controls(world: World) -> None:
    course = await begun(world)
    bora = await coordinator(world, course.founded, "bora", "Bora")
    await bora.sends("/discuss")
    await bora.taps("Continue it")

    await course.votes("A", "A")

    assert "2 of 5 have chosen." in bora.sees
    assert "0 of 5 have chosen." in course.sophea.sees


async def test_of_two_courses_one_is_chosen(world: World) -> None:
    course = await make_class(world)
    other = await found(world, "Elsewhere")

    await appoint(world, course.sophea, other)
    second = world.group("second", "Second class", course.sophea)
    bot = world.app.context.bot_username
    world.simulator.stage.member(second, bot, "member", by="sophea")
    await world.settle()
    await world.in_group(course.sophea, second).forges(LinkGroup(other.cohort).pack())
    await course.sophea.sends("/discuss")

    assert "Which course?" in course.sophea.sees
    assert course.sophea.buttons == ["Module 4, May 2023", "Module 4, May 2023"]
