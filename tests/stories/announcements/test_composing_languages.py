"""A coordinator writes in two languages, with pictures and files, as whole chats."""

from tests.stories.announcing import ABOVE, Course, send_now, written
from tests.world import Message, Phone, World, words

KHMER = "ជួបគ្នាថ្ងៃច័ន្ទ។"
ABOVE_KHMER = "សារពីអ្នកសម្របសម្រួល"


def pictures(phone: Phone) -> list[Message]:
    return [each for each in phone.messages if each.get("photo")]


async def test_a_text_in_a_second_language_keeps_the_picture(world: World, course: Course) -> None:
    sophea = course.sophea
    await sophea.sends("/announce")
    await sophea.sends_a("photo", caption=KHMER)
    await sophea.taps("+ English")
    await sophea.sends("See you on Monday.")
    await send_now(world, sophea)

    [english], [khmer] = pictures(course.dara), pictures(course.thida)
    assert words(english) == f"{ABOVE}\n\nSee you on Monday.\n\n– Sophea, Chab Dai"
    assert words(khmer).startswith(f"{ABOVE_KHMER}\n\n{KHMER}")


async def test_an_album_stays_together_in_both_languages(world: World, course: Course) -> None:
    sophea = course.sophea
    await sophea.sends("/announce")
    for caption in (KHMER, "", ""):
        await sophea.sends_a("photo", album="77", caption=caption)
    await sophea.taps("Next ▶")
    await sophea.taps("+ English")
    await sophea.sends("See you on Monday.")
    await send_now(world, sophea)

    album = pictures(course.dara)
    assert len(album) == 3
    assert len({each["media_group_id"] for each in album}) == 1
    assert words(album[0]).startswith(f"{ABOVE}\n\nSee you on Monday.")


async def test_a_voice_message_keeps_its_sound_beside_a_text(world: World, course: Course) -> None:
    sophea = course.sophea
    await sophea.sends("/announce")
    await sophea.sends_a("voice", caption="")
    await sophea.taps("+ Khmer")
    await sophea.sends(KHMER)
    await send_now(world, sophea)

    text, voice = course.thida.messages[-2:]
    assert KHMER in words(text)
    assert voice["voice"]


async def test_a_changed_text_keeps_the_picture(world: World, course: Course) -> None:
    sophea = course.sophea
    await sophea.sends("/announce")
    await sophea.sends_a("photo", caption="See you on Monday.")
    await sophea.taps("Change the text")
    await sophea.sends("See you on Tuesday.")
    await send_now(world, sophea)

    [picture] = pictures(course.dara)
    assert "See you on Tuesday." in words(picture)


async def test_a_long_text_goes_before_its_picture(world: World, course: Course) -> None:
    sophea = course.sophea
    await sophea.sends("/announce")
    await sophea.sends_a("photo", caption=KHMER)
    await sophea.taps("+ English")
    await sophea.sends("Monday " * 200)
    await send_now(world, sophea)

    text, picture = course.dara.messages[-2:]
    assert words(text).startswith(f"{ABOVE}\n\nMonday Monday")
    assert picture["photo"]


async def test_the_picture_can_be_left_out_and_check_says_who_gets_none(
    world: World, course: Course
) -> None:
    sophea = course.sophea
    await sophea.sends("/announce")
    await sophea.sends_a("photo", caption=KHMER)
    await sophea.taps("+ English")
    await sophea.sends("See you on Monday.")
    assert "No picture or file" not in sophea.sees

    await sophea.taps("English without the file")

    assert "No picture or file for readers of: English" in sophea.sees
    await send_now(world, sophea)
    assert not pictures(course.dara)
    assert pictures(course.thida)


async def test_a_text_without_a_picture_has_no_such_button(course: Course) -> None:
    await written(course)

    assert not [label for label in course.sophea.buttons if "without" in label.casefold()]
