"""Buttons and captions of voice notes and pictures, in both languages, at their largest."""

from pathlib import Path

import pytest

from bot.catalog.course import Media, Medium, MediumKind, MediumTarget, Text
from bot.catalog.loading import load_course
from bot.catalog.media_files import PICTURE_BYTES, VOICE_BYTES
from bot.learning.buttons import LessonMedium, QuestionMedium
from bot.learning.media import screens as media
from bot.learning.media.service import RequestedFile
from bot.learning.quiz.domain import AttemptId
from bot.locale import Catalogue
from bot.locale.catalogue import LANGUAGES
from bot.telegram.kit.button import Button
from bot.telegram.kit.screen import Screen
from tests.catalog.sample import COURSES
from tests.telegram.limits import fits, neutral

CATALOGUE = Catalogue()
COURSE = load_course(COURSES / "clean-water")
LARGEST = {MediumKind.VOICE: VOICE_BYTES, MediumKind.PICTURE: PICTURE_BYTES}


def medium(kind: MediumKind, size_bytes: int, *, seconds: int = 0, language: str = "") -> Medium:
    return Medium(
        kind=kind,
        language=language,
        file=Path("x.png"),
        seconds=seconds,
        size_bytes=size_bytes,
        digest="0" * 16,
    )


def to_medium(beside: MediumTarget, kind: MediumKind) -> Button:
    if beside is MediumTarget.LESSON:
        return LessonMedium("m99.u99.c99", kind, AttemptId(2**52))
    return QuestionMedium(AttemptId(2**52), 99, beside, kind)


def offered(*files: Medium, beside: MediumTarget = MediumTarget.LESSON) -> list[list[str]]:
    texts = CATALOGUE.texts("en")
    rows = media.buttons({beside: Media(files=files)}, to_medium, texts)
    return [[key.label for key in row] for row in rows]


@pytest.mark.parametrize(
    ("seconds", "size", "label"),
    [
        (48, 190 * 1024, "🔊 Listen, 0:48, 190 KB"),
        (1, 1, "🔊 Listen, 0:01, 1 KB"),
        (61, 1025, "🔊 Listen, 1:01, 2 KB"),
        (3599, 999 * 1024, "🔊 Listen, 59:59, 999 KB"),
        (600, 1024 * 1024, "🔊 Listen, 10:00, 1.0 MB"),
    ],
)
def test_a_size_is_rounded_up(seconds: int, size: int, label: str) -> None:
    assert offered(medium(MediumKind.VOICE, size, seconds=seconds)) == [[label]]


def test_a_file_in_another_language_is_not_offered() -> None:
    assert offered(medium(MediumKind.VOICE, 5, seconds=5, language="km")) == []
    assert offered(
        medium(MediumKind.PICTURE, 5),
        medium(MediumKind.PICTURE, 5000, language="en"),
        medium(MediumKind.PICTURE, 9000, language="km"),
    ) == [["🖼 Picture, 5 KB"]]


def test_an_explanation_comes_before_its_question() -> None:
    said, asked = (
        Media(files=(medium(MediumKind.VOICE, 1),)),
        Media(files=(medium(MediumKind.VOICE, 9000), medium(MediumKind.PICTURE, 1))),
    )
    offers = {MediumTarget.EXPLANATION: said, MediumTarget.QUESTION: asked}
    rows = media.buttons(offers, to_medium, CATALOGUE.texts("en"))

    buttons = [key.button for row in rows for key in row]
    assert buttons == [
        QuestionMedium(AttemptId(2**52), 99, MediumTarget.EXPLANATION, MediumKind.VOICE),
        QuestionMedium(AttemptId(2**52), 99, MediumTarget.QUESTION, MediumKind.PICTURE),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_largest_file_fits(language: str) -> None:
    texts = CATALOGUE.texts(language)
    files = tuple(medium(kind, size, seconds=1800) for kind, size in LARGEST.items())
    for beside in MediumTarget:
        buttons = media.buttons({beside: Media(files=files)}, to_medium, texts)
        fits(Screen(text=texts("common.name"), buttons=buttons))
        handed = RequestedFile(
            course=COURSE,
            beside=beside,
            of="m99.u99.c99",
            medium=files[1],
            alt="x" * 300,
            draft=True,
            number=30,
            total=30,
        )
        screen = media.caption(handed, texts)
        fits(screen)
        neutral(screen, COURSE)
        assert len(screen.text) < 1024, "as a caption"


def test_what_a_picture_shows_is_no_markup() -> None:
    alt = Text(strings=(("en", "A <b>well</b> & a jar"),))
    there = Media(files=(medium(MediumKind.PICTURE, 5),), alt=alt)
    texts = CATALOGUE.texts("en")

    said = media.described(there, texts, words_only=True)
    assert said == "<i>Picture: A &lt;b&gt;well&lt;/b&gt; &amp; a jar</i>"
    assert media.described(there, texts, words_only=False) is None
