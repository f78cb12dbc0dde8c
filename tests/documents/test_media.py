"""Media files of a course: named by the part of the course, never by a path."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from bot.catalog.loading import load_course
from bot.documents import Undrawable, drawer
from bot.telegram.kit.calls import Drawing
from tests.catalog.sample import COURSES

COURSE = load_course(COURSES / "clean-water")
[VOICE, PICTURE] = COURSE.card("m1.u1.c1").media.files
GOOD = {"course": "clean-water", "beside": "l", "of": "m1.u1.c1", "digest": VOICE.digest}


def ordered(**about: str) -> Drawing:
    return Drawing(field="voice", recipe="media", about=GOOD | about, filename="voice.ogg")


async def test_a_file_of_a_course_is_read_unchanged() -> None:
    draw = drawer({COURSE.id: COURSE})

    assert await draw(ordered()) == VOICE.file.read_bytes()
    assert await draw(ordered(digest=PICTURE.digest)) == PICTURE.file.read_bytes()
    said = COURSE.item("m1.u1.q2").explanation.files[0]
    about = {"beside": "e", "of": "m1.u1.q2", "digest": said.digest}
    assert await draw(ordered(**about)) == said.file.read_bytes()


@pytest.mark.parametrize(
    "about",
    [
        {"course": "../../etc"},
        {"of": "../../../etc/passwd"},
        {"of": "m1.u1.c2"},
        {"of": "m9.u1.c1"},
        {"beside": "z"},
        {"beside": "q"},
        {"digest": "0" * 16},
        {"digest": ""},
    ],
)
async def test_a_file_that_the_course_does_not_have_cannot_be_drawn(about: dict[str, str]) -> None:
    with pytest.raises(Undrawable):
        await drawer({COURSE.id: COURSE})(ordered(**about))


async def test_a_file_that_is_gone_cannot_be_drawn(tmp_path: Path) -> None:
    course = load_course(shutil.copytree(COURSES / "clean-water", tmp_path / "clean-water"))
    (tmp_path / "clean-water/media" / VOICE.file.name).unlink()

    with pytest.raises(Undrawable):
        await drawer({course.id: course})(ordered())


def test_another_recording_is_another_file() -> None:
    assert ordered().key() != ordered(digest="0" * 16).key()
    assert ordered().key() == replace(ordered(), filename="other.ogg").key()
