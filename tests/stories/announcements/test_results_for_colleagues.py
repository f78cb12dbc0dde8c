"""What colleagues see of an announcement, and how they halt it while its author is away."""

import pytest

from bot.announcements.audience.domain import Audience
from bot.announcements.buttons import (
    AskRecall,
    FixTypo,
    OpenAnnouncementCard,
    OpenReasons,
    Recall,
    RemindGotIt,
    SendCorrection,
    ShowSent,
    Stop,
    TryAgain,
    Undo,
)
from bot.announcements.domain import AnnouncementId
from tests.stories.announcing import Course, got, send_key, sent, written
from tests.stories.cast import change_row, coordinator, found
from tests.world import Phone, World, local, words

FOREIGN = "This button is for someone else."


@pytest.fixture
async def bora(world: World, course: Course) -> Phone:
    """Who runs the same course."""
    return await coordinator(world, course.founded, "bora", "Bora, Chab Dai")


async def opens_the_newest(phone: Phone) -> None:
    await phone.sends("/announce")
    await phone.taps("Sent")
    await phone.taps(phone.buttons[0])


def hears(phone: Phone) -> str:
    """What was said to somebody last, whatever was edited since."""
    return words(phone.messages[-1])


async def test_a_colleague_sees_the_result_and_speaks_not_in_the_authors_name(
    world: World, course: Course, bora: Phone
) -> None:
    await sent(world, course)
    await bora.sends("/announce")
    await bora.taps("Sent")
    assert bora.buttons[0].startswith("Mon 22 · Sophea")
    await bora.taps(bora.buttons[0])
    assert "From Sophea, Chab Dai" in bora.sees
    assert "3 accepted by Telegram" in bora.sees
    assert bora.buttons == ["Reasons", "Show it", "Take back", "🗂 Desk"]
    await bora.taps("Reasons")
    assert "Keo Sina: has not joined yet" in bora.sees
    for key in (
        FixTypo(AnnouncementId(1)),
        SendCorrection(AnnouncementId(1)),
        RemindGotIt(AnnouncementId(1)),
        TryAgain(AnnouncementId(1)),
    ):
        await bora.forges(key.pack())
        assert bora.toast == FOREIGN, key


async def test_a_colleague_takes_back_what_was_sent_and_the_author_hears(
    world: World, course: Course, bora: Phone
) -> None:
    await sent(world, course)
    await opens_the_newest(bora)
    await bora.taps("Take back")
    await bora.taps("Take it back now")
    await world.travel(local("2023-05-22 10:10"))

    assert all(not got(phone) for phone in course.everybody)
    assert "Bora, Chab Dai took your message back." in hears(course.sophea)
    assert "Taken back." in course.sophea.sees
    await opens_the_newest(bora)
    assert "Taken back." in bora.sees


async def test_a_colleague_stops_what_is_on_its_way(
    world: World, course: Course, bora: Phone
) -> None:
    await sent(world, course)
    await written(course, "One more thing.")
    await course.sophea.taps(send_key(course.sophea))
    await world.travel(local("2023-05-22 10:10"))
    await opens_the_newest(bora)
    await bora.taps("Stop")
    await world.travel(local("2023-05-22 12:00"))

    assert "Bora, Chab Dai stopped your message while it was being sent." in hears(course.sophea)
    assert [len(got(phone)) for phone in course.everybody] == [1, 1, 1]


async def test_what_a_colleague_halts_before_it_began_is_its_authors_draft_again(
    world: World, course: Course, bora: Phone
) -> None:
    await written(course, "At five.")
    await course.sophea.taps("When")
    await course.sophea.taps("Mon 22 May, 17:00")
    await course.sophea.taps("Send Mon 22 May, 17:00 to 3")
    await world.travel(local("2023-05-22 10:05"))
    await opens_the_newest(bora)
    assert bora.buttons == ["Stop", "🗂 Desk"]
    await bora.taps("Stop")
    assert "Nothing was sent. Sophea, Chab Dai has been told and can change it." in bora.sees
    await world.travel(local("2023-05-22 18:00"))

    assert all(not got(phone) for phone in course.everybody)
    assert "stopped your message before it was sent. It is a draft again." in course.sophea.sees
    await course.sophea.taps("Look")
    assert "Nothing was sent." in course.sophea.sees
    await bora.sends("/announce")
    assert "Sent" not in bora.buttons


async def test_what_goes_to_one_person_stays_between_the_two(
    world: World, course: Course, bora: Phone
) -> None:
    await course.sophea.sends("/announce")
    await course.sophea.sends("For you alone.")
    await course.sophea.taps("Who")
    await course.sophea.taps("Choose names")
    await course.sophea.taps("☐ Sok Dara")
    await course.sophea.taps("✔ Use these 1")
    await course.sophea.taps("Send now to 1")
    await world.travel(local("2023-05-22 10:05"))
    assert len(got(course.dara)) == 1

    await bora.sends("/announce")
    assert "Sent" not in bora.buttons
    for key in (
        OpenAnnouncementCard(AnnouncementId(1)),
        ShowSent(AnnouncementId(1)),
        OpenReasons(AnnouncementId(1)),
        AskRecall(AnnouncementId(1)),
        Recall(AnnouncementId(1)),
        Stop(AnnouncementId(1)),
    ):
        await bora.forges(key.pack())
        assert bora.toast == FOREIGN, key


async def test_who_runs_one_of_two_courses_cannot_halt_what_goes_to_both(
    world: World, course: Course, bora: Phone
) -> None:
    other = await found(world, "River House")
    await sent(world, course)
    both = Audience(cohorts=(course.founded.cohort, other.cohort))
    await change_row(world, "UPDATE announcements SET audience = :both", both=both.to_json())
    for key in (
        OpenAnnouncementCard(AnnouncementId(1)),
        AskRecall(AnnouncementId(1)),
        Recall(AnnouncementId(1)),
        Stop(AnnouncementId(1)),
        Undo(AnnouncementId(1)),
    ):
        await bora.forges(key.pack())
        assert bora.toast == "Only coordinators of this course can do that.", key
