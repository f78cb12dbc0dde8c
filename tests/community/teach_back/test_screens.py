"""Packs to pass on: each fits into a message and a picture, in every language of the course."""

from io import BytesIO

import pytest
from PIL import Image

from bot.catalog.course import Motif, TeachBack
from bot.community.teach_back.screens import pack, picture_data
from bot.documents import recipe_of
from bot.locale import Catalogue
from bot.telegram.kit.fitting import length
from tests.shipped import shipped

COURSE = shipped()
CATALOGUE = Catalogue()
PACKS = COURSE.community.teach_back if COURSE.community else ()


@pytest.mark.parametrize("found", PACKS, ids=[each.id for each in PACKS])
@pytest.mark.parametrize("language", COURSE.languages)
def test_a_pack_is_three_messages_and_two_questions(found: TeachBack, language: str) -> None:
    said = CATALOGUE.texts(language)
    shown = pack(COURSE, found, said, said)
    assert length(shown.text) < 1024
    for each in (*found.messages, *found.questions):
        assert each.in_(language) in shown.text.unescape()


@pytest.mark.parametrize("motif", Motif)
def test_every_motif_is_drawn_as_tall_as_its_words(motif: Motif) -> None:
    said = CATALOGUE.texts("km")
    about = picture_data(COURSE, PACKS[0], said) | {"motif": str(motif)}
    drawn = Image.open(BytesIO(recipe_of("teach_back")(about)))
    taller = Image.open(
        BytesIO(recipe_of("teach_back")(about | {"messages": [*about["messages"], "ក " * 100]}))
    )
    assert drawn.width == taller.width == 1080
    assert drawn.height < taller.height


def test_a_draft_is_called_one_below_the_picture_too() -> None:
    about = picture_data(COURSE, PACKS[0], CATALOGUE.texts("km"))
    assert about["draft"].startswith("សេចក្តីព្រាងបកប្រែ")
    with_line, without = (
        Image.open(BytesIO(recipe_of("teach_back")(about | {"draft": each})))
        for each in (about["draft"], "")
    )
    assert with_line.height > without.height
    assert picture_data(COURSE, PACKS[0], CATALOGUE.texts("en"))["draft"] == ""


def test_a_lesson_gets_the_pack_of_its_part_and_what_has_none_gets_none() -> None:
    community = COURSE.community
    assert community is not None
    assert community.pack_for("m4.u1.c3") == community.pack_for("m4.u1") is not None
    assert community.pack_for("m5") is None
    assert community.pack_for("") is None
