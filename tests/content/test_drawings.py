"""The pictures of the shipped course say what their lessons say, and are those that code draws."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from bot.catalog import load
from bot.catalog.course import MediumKind
from tests.content.drawings import HEIGHT, MEDIA, TRAP, WIDTH, draw_trap

CARD = load(MEDIA.parent).card("m4.u1.c6")
HARDLY = 2.0  # of 255: another version of the font's library may place a dot elsewhere


@pytest.mark.parametrize("language", TRAP)
def test_a_picture_says_nothing_that_its_lesson_does_not_say(language: str) -> None:
    assert CARD.more is not None
    lesson = " ".join(
        (
            CARD.title.in_(language),
            CARD.sight.in_(language).striptags(),
            CARD.more.in_(language).striptags(),
        )
    )
    words = TRAP[language]

    for said in (words.title, *words.steps, *words.gaps, words.gap, words.close):
        assert said in lesson, said
    assert all(step in (CARD.media.alt_in(language) or "") for step in words.steps)


@pytest.mark.parametrize("language", TRAP)
def test_the_shipped_picture_is_the_drawn_one(language: str) -> None:
    medium = CARD.media.in_(MediumKind.PICTURE, language)
    assert medium is not None
    shipped, drawn = (_grey(medium.file), _grey(BytesIO(draw_trap(language))))

    assert shipped.size == drawn.size == (WIDTH, HEIGHT)
    assert ImageStat.Stat(ImageChops.difference(shipped, drawn)).mean[0] < HARDLY
    assert medium.size_bytes < 60_000


def _grey(file: Path | BytesIO) -> Image.Image:
    with Image.open(file) as picture:
        return picture.convert("L")
