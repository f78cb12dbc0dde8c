"""Consent in layers: five lines, the whole text in pages, and the whole as a file; also later."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from bot.catalog.course import Course
from tests.stories.cast import Founded, found, personal_token, staff_token
from tests.world import Phone, World

LINES = "Your coordinators see your name"
WHOLE = "What your coordinators see."
NEWS = "one more part each month that fits your plans"
CHANGED = "The text that you agreed to has changed."


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world, "Lotus House")


@pytest.fixture
async def guest(world: World, founded: Founded) -> Phone:
    """Somebody who has opened their link and has answered nothing yet."""
    phone = world.person("leader")
    await phone.starts(await personal_token(world, founded, "Sok Dara", "Lotus House", "en"))
    return phone


async def _stored(world: World, table: str) -> int:
    row = await world.app.database.run(lambda tx: tx.one(f"SELECT count(*) AS n FROM {table}"))
    assert row is not None
    return int(row["n"])


async def _nothing_is_stored(world: World) -> bool:
    return [await _stored(world, each) for each in ("chats", "invite_uses", "outbox")] == [0, 0, 0]


async def _read_on(phone: Phone) -> list[str]:
    """Read to the last page; return all pages."""
    read = [phone.sees]
    while "Next ▶" in phone.buttons:
        await phone.taps("Next ▶")
        read.append(phone.sees)
    return read


def _file(world: World, phone: Phone) -> tuple[str, str]:
    """Return the name and the words of the file that was sent last."""
    document = phone.last["document"]
    files = world.simulator.world.files
    stored = files.by_id(document["file_id"])
    assert stored is not None
    return document["file_name"], files.content(stored).decode()


def _agreed_before(courses: Mapping[str, Course], versions: int) -> dict[str, Course]:
    """Return the courses with a consent text that is so many versions newer."""
    return {
        name: replace(
            course,
            safety_texts=tuple(
                replace(text, version=text.version + versions) if text.id == "consent" else text
                for text in course.safety_texts
            ),
        )
        for name, course in courses.items()
    }


async def test_who_joins_reads_five_lines_and_agrees(guest: Phone) -> None:
    shown = guest.sees.partition("· · ·")[0]
    assert sum(line.startswith("•") for line in shown.splitlines()) == 5
    assert LINES in shown
    assert WHOLE not in shown

    await guest.taps("I agree")
    assert "✔ You agreed on 22 May 2023 (text 4)." in guest.all_words
    assert "The whole text: Settings, My data." in guest.all_words
    await guest.taps("Yes, that's me")
    assert "You're in." in guest.sees


async def test_who_reads_all_agrees_on_the_last_page(world: World, guest: Phone) -> None:
    await guest.taps("Read all")
    assert "What it is for." in guest.sees
    assert "Page 1 of" in guest.sees
    assert "I agree" not in guest.buttons
    await guest.taps("◀ Back")
    assert LINES in guest.sees

    await guest.taps("Read all")
    pages = await _read_on(guest)
    assert any(WHOLE in each for each in pages)
    assert any("សម្រាប់អ្វី" in each for each in pages), "nobody has signed it yet"
    assert await _nothing_is_stored(world)
    await guest.taps("I agree")
    assert "Sok Dara · Lotus House" in guest.sees


async def test_the_whole_is_a_file_with_a_neutral_name_in_both_languages(
    world: World, guest: Phone
) -> None:
    await guest.taps("As a file")

    name, words = _file(world, guest)
    assert name == "Privacy - text 4 - en km.html"
    assert words.index("What it is for.") < words.index("សម្រាប់អ្វី")
    assert LINES in words
    assert "The whole text, to keep." in guest.sees
    assert await _nothing_is_stored(world)


async def test_a_coordinator_s_link_has_no_such_text(world: World, founded: Founded) -> None:
    token = await staff_token(world, founded)
    sophea = world.person("sophea")
    await sophea.starts(token)
    await sophea.taps("English")

    assert "Read all" not in sophea.buttons
    await sophea.forges(f"je:{token}:en:0")
    assert WHOLE not in sophea.all_words
    await sophea.forges(f"jf:{token}:en")
    assert "document" not in sophea.last


async def test_it_is_read_again_from_the_settings(world: World, leader: Phone) -> None:
    await leader.sends("/settings")
    for label in ("🔒 My data", "What I agreed to"):
        await leader.taps(label)
    assert LINES in leader.sees
    assert "(text 4)" in leader.sees
    await leader.taps("Read all")
    pages = await _read_on(leader)
    assert any(WHOLE in each for each in pages)
    await leader.taps("◀ Back")
    await leader.taps("As a file")

    assert _file(world, leader)[0] == "Privacy - text 4 - en km.html"


@pytest.mark.parametrize(("versions", "told"), [(1, True), (2, False)])
async def test_who_agreed_to_the_text_before_is_told_what_is_new(
    world: World, leader: Phone, tmp_path: Path, versions: int, *, told: bool
) -> None:
    courses = _agreed_before(world.app.context.courses, versions)
    await world.restart(tmp_path / "romleuk.db", courses=courses)

    await leader.sends("/menu")
    assert CHANGED in leader.sees
    assert "nothing that you did is lost" in leader.sees
    assert (NEWS in leader.sees) is told
    assert LINES in leader.sees

    await leader.taps("Read all")
    assert any(WHOLE in each for each in await _read_on(leader))
    await leader.taps("◀ Back")
    assert CHANGED in leader.sees, "the way back leads to the question"
    await leader.taps("I agree")
    assert f"(text {4 + versions})" in leader.sees
    await leader.sends("/menu")
    assert CHANGED not in leader.sees


async def test_a_newer_text_is_asked_about_where_people_look_for_it(
    world: World, leader: Phone, tmp_path: Path
) -> None:
    await leader.sends("/privacy")
    courses = _agreed_before(world.app.context.courses, 1)
    await world.restart(tmp_path / "romleuk.db", courses=courses)

    await leader.taps("What I agreed to")
    assert CHANGED in leader.sees
    await leader.taps("I agree")
    await leader.sends("/privacy")
    await leader.taps("What I agreed to")

    assert "(text 5)" in leader.sees
