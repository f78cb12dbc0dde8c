"""A coordinator starts an announcement from a template of the course, in both languages."""

from bot.storage.database import Tx
from tests.stories.announcing import Course, got, send_key, send_now
from tests.stories.cast import coordinator, found
from tests.world import World, local

THANKS = "Thank you for coming and for what you shared."
KHMER = "សូមអរគុណដែលបានមក"


async def test_a_template_becomes_a_draft_in_both_languages(world: World, course: Course) -> None:
    sophea = course.sophea
    await sophea.sends("/announce")
    await sophea.taps("📑 Templates")
    assert THANKS in sophea.sees
    await sophea.taps("Thank you for coming")
    assert "Language: you wrote English, Khmer" in sophea.sees
    await send_now(world, sophea)

    [english], [khmer] = got(course.dara), got(course.thida)
    assert THANKS in english
    assert KHMER in khmer


async def test_nothing_with_a_blank_is_sent(world: World, course: Course) -> None:
    sophea = course.sophea
    await sophea.sends("/announce")
    await sophea.taps("📑 Templates")
    await sophea.taps("Please bring something")
    assert "Still to fill in (___): English, Khmer." in sophea.sees
    assert not [key for key in sophea.buttons if key.startswith("Send")]

    await sophea.taps("Text: English")
    [copied] = [
        button["copy_text"]["text"]
        for row in sophea.last["reply_markup"]["inline_keyboard"]
        for button in row
        if "copy_text" in button
    ]
    await sophea.sends(copied.replace("___", "your notebook"))
    assert "Still to fill in (___): Khmer." in sophea.sees
    await sophea.taps("Text: Khmer")
    await sophea.sends("សម្រាប់ការប្រជុំលើកក្រោយ សូមយកសៀវភៅមក។")
    assert "Still to fill in" not in sophea.sees
    assert send_key(sophea)
    await send_now(world, sophea)
    assert "your notebook" in got(course.dara)[0]


async def test_a_forged_send_of_a_blank_is_refused(world: World, course: Course) -> None:
    sophea = course.sophea
    await sophea.sends("/announce")
    await sophea.taps("📑 Templates")
    await sophea.taps("Another room or place")

    async def work(tx: Tx) -> int:
        row = await tx.one("SELECT revision FROM announcements WHERE id = 1")
        assert row is not None
        return int(row["revision"])

    revision = await world.app.database.run(work)
    for how in ("n", "m", "u"):
        await sophea.forges(f"ns:1:{revision}:{how}")
        assert "already been answered" in sophea.toast
    await world.travel(local("2023-05-22 12:00"))
    assert got(course.dara) == []


async def test_templates_are_for_coordinators_of_the_course(world: World, course: Course) -> None:
    other = await coordinator(world, await found(world), "maren", "Maren")
    await course.sophea.sends("/announce")
    await other.sends("/desk")
    cohort = course.founded.cohort
    for data in (f"xy:{cohort}", f"xz:{cohort}:thanks"):
        await other.forges(data)
        assert "coordinator" in other.toast
    await course.sophea.forges(f"xz:{cohort}:gone")
    assert "already been answered" in course.sophea.toast
