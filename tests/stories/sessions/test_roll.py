"""A coordinator notes who was there: all at once, by ticks, by a typed line, beside a photo."""

import pytest

from bot.sessions.buttons import PickPicture
from bot.sessions.domain import SessionId
from bot.sessions.roll.buttons import SaveRoll
from bot.storage.database import Tx
from tests.builders import LONG_AGO, add_person, enrol
from tests.stories.cast import Founded, coordinator, participant
from tests.stories.meetings import open_meetings, three_days
from tests.world import Phone, World, local


async def _crowd(world: World, founded: Founded, many: int) -> None:
    """Let there be people with names from "P 001" on, who have joined and said nothing."""

    async def work(tx: Tx) -> None:
        for number in range(1, many + 1):
            person = await add_person(tx, f"P {number:03}", now=LONG_AGO)
            await enrol(tx, person, founded.cohort, now=LONG_AGO)

    await world.app.database.run(work)


async def _held(world: World, founded: Founded, sophea: Phone) -> None:
    """Let Monday's meeting be over, and open its attendance."""
    await three_days(sophea, founded)
    await world.travel(local("2023-05-29 10:41"))
    await _open(sophea, founded)


async def _open(sophea: Phone, founded: Founded) -> None:
    await open_meetings(sophea, founded)
    await sophea.taps("Mon 29")
    await sophea.taps("Attendance")


@pytest.fixture
async def three(world: World, founded: Founded, sophea: Phone) -> dict[str, Phone]:
    """Three people at Monday's meeting, whose attendance is open: Sina, Dara and Rith."""
    people = {
        key: await participant(world, founded, key, name)
        for key, name in (("sok", "Sok Dara"), ("keo", "Keo Sina"), ("vann", "Vann Rith"))
    }
    await _held(world, founded, sophea)
    return people


async def _was_there(world: World, phone: Phone) -> None:
    """Tap the picture that the trainer showed on Monday."""

    async def work(tx: Tx) -> PickPicture:
        row = await tx.single("SELECT id, picture FROM sessions ORDER BY starts_at LIMIT 1")
        return PickPicture(row["id"], row["picture"])

    await phone.forges((await world.app.database.run(work)).pack())


async def _tick_off(sophea: Phone, absent: list[int]) -> int:
    """Say that all were there, tick off who was not, save; return how many taps that took."""
    taps = 1
    await sophea.taps("All were there")
    for number in absent:
        label = f"☑ {number} P {number:03}"
        while label not in sophea.buttons:
            await sophea.taps("Next ▶")
            taps += 1
        await sophea.taps(label)
        taps += 1
    await sophea.taps(next(each for each in sophea.buttons if each.startswith("Done")))
    return taps + 1


@pytest.mark.parametrize(
    ("many", "absent", "taps", "before"),
    [
        (40, [3, 7, 12, 25, 39], 8, 45),
        (120, [3, 7, 12, 25, 39, 58, 61, 77, 90, 101, 119, 120], 19, 135),
    ],
)
async def test_taps_for_many_people(
    world: World,
    founded: Founded,
    sophea: Phone,
    many: int,
    absent: list[int],
    taps: int,
    before: int,
) -> None:
    await _crowd(world, founded, many)
    await _held(world, founded, sophea)

    needed = await _tick_off(sophea, absent)

    assert needed == taps < before
    there = many - len(absent)
    assert f"{there} present, 0 excused, {len(absent)} absent: P 003, P 007" in sophea.sees


async def test_one_line_and_one_tap_for_120_people(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await _crowd(world, founded, 120)
    await _held(world, founded, sophea)

    await sophea.sends("all but 3, 7-9, 58 and P 120")
    await sophea.taps("Done: 114 present, 6 not")

    assert "✔ Saved." in sophea.sees
    assert "114 present, 0 excused, 6 absent: P 003, P 007, P 008, P 009, P 058" in sophea.sees


@pytest.mark.usefixtures("three")
async def test_pages_keep_their_ticks_and_nothing_counts_before_done(
    founded: Founded, sophea: Phone
) -> None:
    await sophea.taps("All were there")
    await sophea.taps("☑ 3 Vann Rith")
    await sophea.taps("◀ Attendance")
    assert "attendance not known yet: 3 no reply" in sophea.sees

    await _open(sophea, founded)
    await sophea.taps("Tick names")
    assert sophea.buttons == [
        "☑ 1 Keo Sina", "☑ 2 Sok Dara", "☐ 3 Vann Rith", "☐ All", "Done: 2 present, 1 not",
        "◀ Attendance",
    ]  # fmt: skip
    assert "Not present (1): 3 Vann Rith" in sophea.sees
    await sophea.taps("Done: 2 present, 1 not")
    assert "2 present, 0 excused, 1 absent: Vann Rith" in sophea.sees


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("all but 3", "Not present (1): 3 Vann Rith"),
        ("everybody except Vann Rith", "Not present (1): 3 Vann Rith"),
        ("ទាំងអស់ លើកលែងតែ ៣", "Not present (1): 3 Vann Rith"),
        ("1-2", "Not present (1): 3 Vann Rith"),
        ("Rith", "Present (1): 3 Vann Rith"),
        ("all", "All are ticked as present: 3"),
        ("all but 3, Sok Mean", "Not on the list, so nothing was ticked for it: Sok Mean"),
    ],
)
async def test_a_line_is_shown_as_it_was_understood(sophea: Phone, text: str, then: str) -> None:
    await sophea.sends(text)

    assert then in sophea.sees
    assert "Nothing is saved until you tap Done." in sophea.sees


@pytest.mark.usefixtures("three")
async def test_a_second_line_adds_to_the_first(sophea: Phone) -> None:
    await sophea.sends("all but 3")
    await sophea.sends("2")

    assert "Present (1): 1 Keo Sina" in sophea.sees


async def test_a_name_that_fits_two_people_asks(
    world: World, founded: Founded, sophea: Phone
) -> None:
    for key, name in (("sok", "Sok Dara"), ("chan", "Chan Dara"), ("vann", "Vann Rith")):
        await participant(world, founded, key, name)
    await _held(world, founded, sophea)

    await sophea.sends("all but Dara and Rith")
    assert "A name is unclear. Who is meant?" in sophea.sees
    assert sophea.buttons == ["1 Chan Dara", "2 Sok Dara", "None of them", "◀ Attendance"]

    await sophea.forges(SaveRoll(SessionId(1), 2).pack())
    assert "Nothing was saved: a name is unclear" in sophea.sees
    await sophea.taps("2 Sok Dara")
    assert "Present (1): 1 Chan Dara" in sophea.sees
    await sophea.taps("Done: 1 present, 2 not")
    assert "1 present, 0 excused, 2 absent: Sok Dara, Vann Rith" in sophea.sees


@pytest.mark.usefixtures("three")
async def test_a_name_in_another_spelling_is_asked_about(sophea: Phone) -> None:
    await sophea.sends("all but Van Rit")
    assert "A name is unclear. Who is meant?" in sophea.sees
    assert sophea.buttons == ["3 Vann Rith", "None of them", "◀ Attendance"]

    await sophea.taps("3 Vann Rith")
    assert "Not present (1): 3 Vann Rith" in sophea.sees


async def test_what_people_said_themselves_is_shown_and_kept(
    world: World, sophea: Phone, three: dict[str, Phone]
) -> None:
    await three["vann"].taps("I wasn't there")
    await _was_there(world, three["keo"])
    await sophea.taps("Tick names")
    assert "Present (1): 1 Keo Sina" in sophea.sees

    await sophea.taps("☐ All")
    assert "Ticked, but answered that they were not there: Vann Rith" in sophea.sees
    await sophea.taps("☑ 3 Vann Rith")
    await sophea.taps("☑ 1 Keo Sina")
    assert "Not ticked, but answered that they were there: Keo Sina" in sophea.sees


async def test_an_answer_that_comes_meanwhile_is_looked_at_again(
    world: World, sophea: Phone, three: dict[str, Phone]
) -> None:
    await sophea.taps("Tick names")
    await sophea.taps("☐ 2 Sok Dara")
    await _was_there(world, three["keo"])

    await sophea.taps("Done: 1 present, 2 not")
    assert "Nothing was saved: a name is unclear, or the list has changed." in sophea.sees
    await sophea.taps("Done: 2 present, 1 not")
    assert "2 present, 0 excused, 1 absent: Vann Rith" in sophea.sees


@pytest.mark.usefixtures("three")
async def test_a_line_about_danger_is_answered_with_the_safety_text(sophea: Phone) -> None:
    await sophea.sends("all but Sok Dara, he wants to kill himself")

    assert "Not present" not in sophea.sees
    assert "🆘 What to do" in sophea.buttons


@pytest.mark.usefixtures("three")
async def test_a_photo_of_the_list_is_deleted_by_done(world: World, sophea: Phone) -> None:
    await sophea.sends_a("photo")
    photo = sophea.wrote
    assert "I can't read names from a photo." in sophea.sees
    assert sophea.last["reply_to_message"]["message_id"] == photo

    await sophea.taps("☐ All")
    await sophea.taps("☑ 2 Sok Dara")
    assert _is_there(world, photo)
    await sophea.taps("Done: 2 present, 1 not")
    assert "I deleted the photo of the list." in sophea.sees
    await world.settle()
    assert not _is_there(world, photo)


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("IMG_20230529.JPG", b"photo", ""),
        ("scan.png", b"photo", ""),
        ("IMG_1234.HEIC", b"photo", "Some phones cannot open this kind of file (HEIC)."),
        ("list.jpeg", bytes(10_000_001), "This file is large"),
    ],
)
async def test_a_photo_that_is_sent_as_a_file_is_one_too(
    world: World, sophea: Phone, name: str, content: bytes, says: str
) -> None:
    await sophea.sends_a("document", content=content, name=name)
    photo = sophea.wrote
    assert "I can't read names from a photo." in sophea.sees
    assert says in sophea.sees
    assert ("Send it as a photo" in sophea.sees) is bool(says)
    assert sophea.last["reply_to_message"]["message_id"] == photo
    assert world.calls("getFile") == []

    await sophea.taps("☐ All")
    await sophea.taps("Done: 3 present, 0 not")
    assert "I deleted the photo of the list." in sophea.sees
    await world.settle()
    assert not _is_there(world, photo)


@pytest.mark.usefixtures("three")
async def test_a_file_that_is_no_photo_is_asked_about(world: World, sophea: Phone) -> None:
    await sophea.sends_a("document", content=b"%PDF", name="list.pdf")
    assert "I can't read names" not in sophea.sees


@pytest.mark.usefixtures("three")
async def test_a_photo_that_nobody_is_done_with_is_deleted_after_47_hours(
    world: World, sophea: Phone
) -> None:
    await sophea.sends_a("photo")
    photo = sophea.wrote

    await world.travel(local("2023-05-31 09:00"))
    assert _is_there(world, photo)
    await world.travel(local("2023-05-31 09:45"))
    assert not _is_there(world, photo)


@pytest.mark.usefixtures("three")
async def test_two_sheets_in_one_album_are_one_list(world: World, sophea: Phone) -> None:
    await sophea.sends_a("photo", album="77")
    said = len(sophea.messages)
    first = sophea.wrote
    await sophea.sends_a("photo", album="77")
    second = sophea.wrote
    assert len(sophea.messages) == said

    await sophea.taps("☐ All")
    await sophea.taps("Done: 3 present, 0 not")
    await world.settle()
    assert not _is_there(world, first)
    assert not _is_there(world, second)


@pytest.mark.usefixtures("three")
async def test_a_photo_with_a_line_is_read_by_its_line(sophea: Phone) -> None:
    await sophea.sends_a("photo", caption="all but 3")

    assert "Not present (1): 3 Vann Rith" in sophea.sees


@pytest.mark.usefixtures("three")
async def test_nothing_of_the_photo_is_fetched(world: World, sophea: Phone) -> None:
    await sophea.sends_a("photo")

    assert world.calls("getFile") == []


@pytest.mark.usefixtures("three")
async def test_ticks_are_of_one_coordinator(world: World, founded: Founded, sophea: Phone) -> None:
    other = await coordinator(world, founded, "vanna", "Vanna")
    await sophea.taps("All were there")
    await _open(other, founded)
    await other.taps("Tick names")

    assert "Nobody is ticked as present yet." in other.sees


@pytest.mark.usefixtures("three")
async def test_an_old_done_saves_nothing_else(world: World, sophea: Phone) -> None:
    await sophea.taps("All were there")
    await sophea.taps("Done: 3 present, 0 not")
    await sophea.taps("Tick names")
    await sophea.taps("☑ 1 Keo Sina")
    session = SessionId(1)
    await sophea.forges(SaveRoll(session, 3).pack())

    assert "Nothing was saved" in sophea.sees


def _is_there(world: World, message: int) -> bool:
    chat = world.acts.find_chat("sophea")
    return message in chat.items
