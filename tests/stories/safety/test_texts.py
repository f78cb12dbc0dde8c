"""Safety texts come from the course, with its signatures, and stand where people need them."""

import re

from bot.locale import Catalogue
from bot.locale.catalogue import LANGUAGES
from tests.shipped import shipped
from tests.stories.cast import coordinator, found, participant, personal_token, staff_token
from tests.world import Phone, World

CARE = "Please do not write names or stories of survivors, families or children."
WHAT_TO_DO = "If someone may be in danger"
BETWEEN_LANGUAGES = "· · ·"


async def _course(world: World) -> tuple[Phone, Phone]:
    founded = await found(world, "Lotus House")
    sophea = await coordinator(world, founded)
    return sophea, await participant(world, founded, "leader", "Sok Dara")


async def _sign_all(sophea: Phone) -> None:
    await sophea.sends("/desk")
    for label in ("⋯ More", "📚 Content", "Emergency texts", "▶ Sign one by one"):
        await sophea.taps(label)
    while "Emergency texts · " not in sophea.sees:
        wanted = ("I read English", "I read ខ្មែរ", "Approve with my name, next", "Next ▶")
        await sophea.taps(next(each for each in wanted if each in sophea.buttons))


async def test_who_asks_reads_the_words_of_the_course_in_one_language_once_signed(
    world: World,
) -> None:
    sophea, leader = await _course(world)
    await leader.sends("/ask")
    assert CARE in leader.sees
    assert BETWEEN_LANGUAGES in leader.sees

    await _sign_all(sophea)
    await leader.sends("/ask")
    assert CARE in leader.sees
    assert BETWEEN_LANGUAGES not in leader.sees


async def test_what_to_do_is_one_tap_from_the_guard_and_from_help(world: World) -> None:
    _, leader = await _course(world)
    await leader.sends("somebody is in danger now")
    await leader.taps("🆘 What to do")
    assert WHAT_TO_DO in leader.sees
    assert "Do not go in alone" in leader.sees
    assert leader.buttons == ["Please have someone contact me", "🏠 Home"]

    await leader.sends("/help")
    await leader.taps("🆘 What to do")
    assert WHAT_TO_DO in leader.sees


async def test_what_to_do_ends_an_open_question(world: World) -> None:
    sophea, leader = await _course(world)
    await leader.sends("/ask")
    await leader.taps("How this works")
    await leader.taps("🆘 What to do")
    await leader.sends("Can we meet on Friday?")
    assert "Can we meet on Friday?" not in sophea.all_words


async def test_the_person_in_charge_reads_the_words_of_the_course(world: World) -> None:
    sophea, leader = await _course(world)
    await leader.sends("somebody is in danger now")
    await leader.taps("Please have someone contact me")
    assert "Someone wants to talk with you. I kept nothing of what was written" in sophea.all_words
    assert "Please call or meet, today if you can." in sophea.all_words
    assert "in danger now" not in sophea.all_words


async def test_a_new_coordinator_reads_them_before_agreeing(world: World) -> None:
    founded = await found(world, "Lotus House")
    leader_token = await personal_token(world, founded, "Sok Dara", "Lotus House", "en")
    guest = world.person("guest", name="Dara")
    await guest.starts(leader_token)
    assert CARE not in guest.sees, "leaders read the consent text"
    sophea = world.person("sophea", name="Sophea")
    await sophea.starts(await staff_token(world, founded))
    await sophea.taps("English")
    assert "You have been invited as a coordinator." in sophea.sees
    assert CARE in sophea.sees


def test_screens_have_no_words_of_the_topic_of_their_own() -> None:
    course, catalogue = shipped(), Catalogue()
    said = {
        (language, key)
        for language in LANGUAGES
        for key in catalogue.keys(language)
        if course.topic_words_in(_words(catalogue, language, key))
    }

    assert {key for _, key in said} == {"cli.guide_sample", "group_replies.grave"}, (
        "they show how a covered message looks, and are covered"
    )


def _words(catalogue: Catalogue, language: str, key: str) -> str:
    text = catalogue.message(language, key).string
    joined = text if isinstance(text, str) else " ".join(text or ())
    return re.sub(r"\{\w+\}", " ", joined)
