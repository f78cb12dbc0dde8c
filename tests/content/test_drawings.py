"""The pictures of the shipped course say what their lessons say, and are those that code draws."""

from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from bot.catalog.course import MediumKind
from bot.catalog.speech import paragraphs_to_read
from tests.content.drawing_words import PICTURES
from tests.content.drawings import CARDS, TRAP, TRAP_CARD, WIDTH, draw, said_in
from tests.shipped import shipped

EVERY = [*product(CARDS, TRAP)]
HARDLY = 2.0  # of 255: another version of the font's library may place a dot elsewhere


@pytest.mark.parametrize(("card_id", "language"), EVERY)
def test_a_picture_says_nothing_that_its_lesson_does_not_say(card_id: str, language: str) -> None:
    lesson = " ".join(paragraphs_to_read(shipped().card(card_id), language))

    assert [said for said in said_in(card_id, language) if said not in lesson] == []


@pytest.mark.parametrize(("card_id", "language"), EVERY)
def test_whoever_sees_no_picture_reads_what_it_says(card_id: str, language: str) -> None:
    told = (shipped().card(card_id).media.alt_in(language) or "").casefold()
    if card_id == TRAP_CARD:
        shown = TRAP[language].steps
    else:
        shown = [row.head.split(" (")[0] for row in PICTURES[card_id][1][language].rows]

    assert [each for each in shown if each.casefold() not in told] == []


@pytest.mark.parametrize(("card_id", "language"), EVERY)
def test_the_shipped_picture_is_the_drawn_one(card_id: str, language: str) -> None:
    medium = shipped().card(card_id).media.in_(MediumKind.PICTURE, language)
    assert medium is not None
    shipped_one, drawn = _grey(medium.file), _grey(BytesIO(draw(card_id, language)))

    assert shipped_one.size == drawn.size
    assert drawn.width == WIDTH
    assert ImageStat.Stat(ImageChops.difference(shipped_one, drawn)).mean[0] < HARDLY
    assert medium.size_bytes < 64_000


def _grey(file: Path | BytesIO) -> Image.Image:
    with Image.open(file) as picture:
        return picture.convert("L")
