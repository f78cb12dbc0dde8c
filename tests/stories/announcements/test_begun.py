"""What somebody begins under Announce and leaves does not pile up, and is not lost unseen."""

from datetime import timedelta

from bot.housekeeping import housekeeping
from tests.stories.announcing import Course, got, send_now, written
from tests.stories.cast import coordinator
from tests.world import World, words

BACK = "↩ Bring it back"


async def test_what_was_begun_is_offered_to_go_on_with(world: World, course: Course) -> None:
    sophea = course.sophea
    await written(course, "See you on Monday at nine.")
    await sophea.sends("/menu")
    await sophea.sends("/announce")

    assert (
        "Begun on Mon 22 May, and not sent:\n“See you on Monday at nine.”\n"
        "It waits here until Mon 29 May." in sophea.sees
    )
    assert sophea.buttons == ["✎ Go on with it", "📑 Templates", "✕ Cancel"]
    await sophea.taps("✎ Go on with it")
    await send_now(world, sophea)
    assert len(got(course.dara)) == 1
    await sophea.sends("/announce")
    assert "Begun on" not in sophea.sees


async def test_one_who_tries_a_lot_has_one_that_waits(course: Course) -> None:
    for number in range(13):
        await written(course, f"Trying {number}")
    await course.sophea.sends("/announce")

    assert "“Trying 12”" in course.sophea.sees
    assert course.sophea.buttons == ["✎ Go on with it", "📑 Templates", "✕ Cancel"]


async def test_the_one_before_is_named_and_can_be_brought_back(
    world: World, course: Course
) -> None:
    sophea = course.sophea
    await written(course, "The hall is open at eight.")
    await written(course, "No training on Friday.")
    said = sophea.message_with("You had begun:\n“The hall is open at eight.”")
    assert "It was not sent, and is put away. Until Mon 29 May" in words(said)
    assert "Send now to 3" in sophea.buttons, "the new one is checked"

    await sophea.taps(BACK)
    assert "The hall is open at eight." in words(sophea.messages[-2])
    await sophea.taps(BACK, message_id=said["message_id"])
    assert "This tap changed nothing." in sophea.toast
    await sophea.sends("/announce")
    assert "“No training on Friday.”" in sophea.sees
    assert "Drafts: 1" in sophea.buttons, "what was brought back is kept"


async def test_what_was_kept_is_never_put_away(course: Course) -> None:
    await written(course, "For June.")
    await course.sophea.taps("Keep for later")
    await written(course, "For now.")

    assert "You had begun" not in course.sophea.all_words
    await course.sophea.sends("/announce")
    assert "Drafts: 1" in course.sophea.buttons


async def test_what_was_sent_and_undone_is_kept(course: Course) -> None:
    await written(course, "See you on Monday.")
    await course.sophea.taps("Send now to 3")
    await course.sophea.taps("Undo")
    await written(course, "See you on Tuesday.")

    assert "You had begun" not in course.sophea.all_words
    await course.sophea.sends("/announce")
    assert "Drafts: 1" in course.sophea.buttons


async def test_a_template_puts_away_what_was_begun_with_a_word(course: Course) -> None:
    await written(course, "See you on Monday.")
    await course.sophea.sends("/announce")
    await course.sophea.taps("📑 Templates")
    await course.sophea.taps(course.sophea.buttons[0])

    assert course.sophea.message_with("You had begun:\n“See you on Monday.”")


async def test_a_colleague_has_an_own_one(world: World, course: Course) -> None:
    bora = await coordinator(world, course.founded, key="bora", name="Bora")
    await written(course, "See you on Monday.")
    await bora.sends("/announce")
    assert "Begun on" not in bora.sees
    await bora.sends("Hello from Bora.")
    assert "You had begun" not in bora.all_words
    await course.sophea.sends("/announce")
    assert "“See you on Monday.”" in course.sophea.sees


async def test_it_goes_after_the_week_that_was_said_and_what_was_kept_stays(
    world: World, course: Course
) -> None:
    await written(course, "For June.")
    await course.sophea.taps("Keep for later")
    await written(course, "For now.")
    begun = world.clock.now()
    for days, left in ((6, 2), (8, 1)):
        await housekeeping(world.app.database, now=begun + timedelta(days=days))
        rows = await world.app.database.run(lambda tx: tx.ask("SELECT * FROM announcement_parts"))
        assert len(rows) == left
    await course.sophea.sends("/announce")
    assert "Begun on" not in course.sophea.sees
    assert "Drafts: 1" in course.sophea.buttons
