"""Voice notes and pictures: what the checker says of them."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog.opus import NotOpus, TruncatedFile, seconds_of
from tests.catalog.sample import Sample
from tests.recordings import picture, picture_said_to_be, voice_note

UNIT = "m1/units/u1/unit.yaml"
VOICE = "media/m1-u1-1.km.ogg"
PICTURE = "media/m1-u1-1.png"
AT_VOICE = f"{UNIT}:10:13: error: {VOICE}"
AT_PICTURE = f"{UNIT}:11:15: error: {PICTURE}"
NO_OPUS = "is not OGG Opus. Save it as OGG with Opus, as Telegram's own voice notes are."
TOO_MANY = "Make it smaller, 1,280 pixels wide at most."


FILES: dict[str, tuple[str, bytes, str]] = {
    "a voice note that is a WAV": (VOICE, b"RIFF\x24\x00\x00\x00WAVEfmt ", f"{AT_VOICE} {NO_OPUS}"),
    "a voice note that is Ogg Vorbis": (
        VOICE,
        voice_note(1, head=b"\x01vorbis\x00"),
        f"{AT_VOICE} {NO_OPUS}",
    ),
    "a voice note with a second stream": (
        VOICE,
        voice_note(1) + voice_note(1, serial=8),
        f"{AT_VOICE} {NO_OPUS}",
    ),
    "half a voice note": (
        VOICE,
        voice_note(9)[:-200],
        f"{AT_VOICE} ends in the middle. Copy it once more.",
    ),
    "an empty voice note": (VOICE, b"", f"{AT_VOICE} is empty. Copy it once more."),
    "a voice note without a sound": (
        VOICE,
        voice_note(0),
        f"{AT_VOICE} is silent from the beginning. Record it once more.",
    ),
    "a voice note that is too large": (
        VOICE,
        voice_note(90, frame=b"\xf8" * 250),
        f"{AT_VOICE} has 1104 KB; 1024 fit. Make two lessons of it, or save it with 24 kbit/s.",
    ),
    "a picture that is a GIF": (
        PICTURE,
        picture(kind="GIF"),
        f"{AT_PICTURE} is no PNG and no JPEG. Save it as one of the two.",
    ),
    "a picture that is called what it is not": (
        PICTURE,
        picture(kind="JPEG"),
        (
            f"{AT_PICTURE} is a JPEG inside, whatever its name says."
            " Let its name end in .jpg, here too."
        ),
    ),
    "half a picture": (
        PICTURE,
        picture(900, 900)[:90],
        f"{AT_PICTURE} is broken. Copy it or save it once more.",
    ),
    "a picture with too many pixels": (
        PICTURE,
        picture(9000, 1001),
        f"{AT_PICTURE} is 9000 x 1001 pixels; width and height together may have 10000. {TOO_MANY}",
    ),
    "a picture that would fill the memory": (
        PICTURE,
        picture_said_to_be(30_000, 30_000),
        (
            f"{AT_PICTURE} is far too large; width and height together may have 10000 pixels."
            f" {TOO_MANY}"
        ),
    ),
    "a picture that is a ribbon": (
        PICTURE,
        picture(2100, 100),
        (
            f"{AT_PICTURE} is 2100 x 100 pixels: more than 20 times as long as wide."
            " Cut it, or make two of it."
        ),
    ),
    "a picture that Telegram does not take": (
        PICTURE,
        picture().ljust(11 << 20, b"\0"),
        f"{AT_PICTURE} has 11.0 MB; 10 fit. {TOO_MANY}",
    ),
    "a picture that costs much": (
        PICTURE,
        picture().ljust(338 << 10, b"\0"),
        (
            f"{UNIT}:11:15: warning: {PICTURE} has 338 KB."
            " Data costs money: 300 KB are enough for a phone."
        ),
    ),
    "a file that nobody uses": (
        "media/m1-u1-1.kh.ogg",
        voice_note(1),
        (
            "media/m1-u1-1.kh.ogg: warning: Nobody uses this file."
            " Name it in unit.yaml or quiz.yaml, or take it away."
        ),
    ),
    "a file in a folder of its own": (
        "media/old/m1-u1-1.png",
        picture(),
        (
            "media/old/m1-u1-1.png: warning: Nobody uses this file."
            " Name it in unit.yaml or quiz.yaml, or take it away."
        ),
    ),
}


@pytest.mark.parametrize(("file", "content", "told"), FILES.values(), ids=FILES)
def test_the_checker_tells_of(sample: Sample, file: str, content: bytes, told: str) -> None:
    sample.write(file, content)

    assert sample.problems() == [told]


def test_a_missing_file_is_reported_where_it_is_named(sample: Sample) -> None:
    for file in ("all.ogg", "m1-u1-q2.km.jpg"):
        (sample.folder / "media" / file).unlink()

    assert sample.problems() == [
        (
            "m1/units/u1/quiz.yaml:35:35: error: media/m1-u1-q2.km.jpg is missing."
            " Put the file there, or take the line out."
        ),
        (
            "m1/units/u1/quiz.yaml:38:7: error: media/all.ogg is missing."
            " Put the file there, or take the line out."
        ),
    ]


@pytest.mark.parametrize(
    ("alt", "told"),
    [
        ("{en: A well., km: null}", "The picture is not described in km."),
        ("{km: អណ្តូង}", "The text is missing in en."),
    ],
)
def test_readers_without_pictures_are_told_what_they_show(
    sample: Sample, alt: str, told: str
) -> None:
    sample.change(UNIT, "{en: A well beside a latrine., km: អណ្តូងក្បែរបង្គន់}", alt)

    assert any(f"{UNIT}:11:34: error: {told}" in problem for problem in sample.problems())


def test_a_description_counts_as_part_of_the_card(sample: Sample) -> None:
    long = "# Title\n\nIn sight.\n\n---\n\n" + "More. " * 590
    for language in ("en", "km"):
        sample.write(f"m1/units/u1/cards/1.{language}.md", long)
    assert sample.problems() == []

    alt = "A well and a latrine uphill of it. " * 8
    sample.change(UNIT, "A well beside a latrine.", alt)
    assert sample.problems() == [
        (
            "m1/units/u1/cards/1.en.md:1:1: error: The whole card has 3832 characters; 3600 fit."
            " Make two cards of it."
        )
    ]


def test_a_quiz_needs_more_than_practice_questions(sample: Sample) -> None:
    quiz = "m1/units/u1/quiz.yaml"
    for item in ("q1", "q2"):
        sample.change(quiz, f"  - id: {item}\n", f"  - id: {item}\n    practice: true\n")

    assert (
        f'{UNIT}:5:5: warning: Objective "o1" is asked about in practice, but not in the quiz.'
        " Take practice: true away from one of its questions."
    ) in sample.problems()


@pytest.mark.parametrize("seconds", [0.02, 0.5, 48, 61.3])
def test_a_voice_note_plays_as_long_as_its_samples(seconds: float) -> None:
    assert seconds_of(voice_note(seconds)) == pytest.approx(seconds, abs=0.0001)


@given(st.binary(max_size=400) | st.builds(lambda cut: voice_note(0.1)[:cut], st.integers(1, 150)))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    with contextlib.suppress(NotOpus, TruncatedFile):
        assert seconds_of(content) >= 0


@pytest.mark.parametrize("old", ["m1-u1-1.png", "m1-u1-1.km.ogg"])
def test_the_ending_of_a_file_may_be_in_capitals(sample: Sample, old: str) -> None:
    stem, ending = old.rsplit(".", 1)
    new = f"{stem}.{ending.upper()}"
    sample.change("m1/units/u1/unit.yaml", old, new)
    (sample.folder / "media" / old).rename(sample.folder / "media" / new)

    assert sample.problems() == []
