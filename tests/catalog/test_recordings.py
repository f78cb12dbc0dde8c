"""A folder of recordings: each is of one lesson, or it is said why not."""

from pathlib import Path

import pytest

from bot.catalog.course import MediumKind
from bot.catalog.loading import load_course
from bot.catalog.recordings import look_through, take_over
from bot.catalog.sound_level import Level, LevelFault, level_of, measure_level
from tests.catalog.sample import Sample
from tests.disks import small_files
from tests.recordings import voice_note

QUIET, GOOD, LOUD = 10**-3.6, 10**-2, 10**-0.7


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "recorded"
    made.mkdir()
    return made


def put(folder: Path, **files: bytes) -> None:
    """Put files into a folder; `__` stands for a dot in their names."""
    for name, content in files.items():
        (folder / name.replace("__", ".")).write_bytes(content)


def test_recordings_find_their_lessons_by_name_and_need_no_line_in_a_file(
    sample: Sample, folder: Path
) -> None:
    put(folder, m1__u1__c2__en__ogg=voice_note(20), M1__u1__c1__en__OGG=voice_note(12))
    (folder / "notes.txt").write_text("not a sound")
    (folder / ".hidden.ogg").write_bytes(b"x")

    found, refused = look_through(folder, load_course(sample.folder), sample.folder)
    assert refused == []
    assert [(each.card.id, each.measured.seconds, each.old) for each in found] == [
        ("m1.u1.c1", 12, None),
        ("m1.u1.c2", 20, None),
    ]
    for each in found:
        take_over(each)

    assert sample.problems() == []
    media = load_course(sample.folder).card("m1.u1.c2").media.in_(MediumKind.VOICE, "en")
    assert media is not None
    assert (media.file.name, media.seconds) == ("m1.u1.c2.en.ogg", 20)
    again, _ = look_through(folder, load_course(sample.folder), sample.folder)
    assert [each.same for each in again] == [True, True]
    put(folder, m1__u1__c2__en__ogg=voice_note(21))
    [_, changed], _ = look_through(folder, load_course(sample.folder), sample.folder)
    assert (changed.same, changed.old) == (False, changed.target)


@pytest.mark.parametrize(
    ("name", "content", "what", "advice"),
    [
        ("m1.u1.c9.en.ogg", voice_note(9), "m1.u1.c9, which is no lesson", "content script"),
        ("well.ogg", voice_note(9), "not named after a lesson and a language", "content script"),
        ("m1.u1.c1.fr.ogg", voice_note(9), "in fr, in which the lesson is not written", "script"),
        ("m1.u1.c1.en.m4a", b"x", "no voice note of Telegram's form", "m1.u1.c1.en.ogg makes one"),
        ("m1.u1.c1.en.ogg", b"ID3 x", "is not OGG Opus.", "Save it as OGG"),
        ("m1.u1.c1.en.ogg", voice_note(9)[:-9], "ends in the middle.", "Copy it once more."),
        ("m1.u1.c1.en.ogg", b"", "is empty.", "Copy it once more."),
        ("m1.u1.c1.en.ogg", voice_note(1), "plays for 1 s; 3 to 300 are fine.", "once more"),
        ("m1.u1.c1.en.ogg", voice_note(301), "plays for 301 s", "once more"),
        ("m1.u1.c1.km.ogg", voice_note(9), "another name than m1-u1-1.km.ogg", "the line `voice`"),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_to_do(
    sample: Sample, folder: Path, name: str, content: bytes, what: str, advice: str
) -> None:
    (folder / name).write_bytes(content)

    found, [refused] = look_through(folder, load_course(sample.folder), sample.folder)

    assert found == []
    assert what in refused.what
    assert advice in refused.advice


def test_a_recording_that_was_copied_by_hand_may_have_capitals_in_its_name(sample: Sample) -> None:
    sample.write("media/M1.U1.C2.EN.OGG", voice_note(20))

    assert sample.problems() == []
    media = load_course(sample.folder).card("m1.u1.c2").media.in_(MediumKind.VOICE, "en")
    assert media is not None
    assert media.seconds == 20


def test_of_a_recording_that_does_not_fit_on_the_disk_nothing_is_left(
    sample: Sample, folder: Path
) -> None:
    put(folder, m1__u1__c2__en__ogg=voice_note(20))
    [found], _ = look_through(folder, load_course(sample.folder), sample.folder)
    before = sorted((sample.folder / "media").iterdir())

    with small_files(100), pytest.raises(OSError, match="File too large"):
        take_over(found)

    assert sorted((sample.folder / "media").iterdir()) == before


def test_two_of_one_lesson_are_one_too_many(sample: Sample, folder: Path) -> None:
    put(folder, m1__u1__c1__en__ogg=voice_note(9), m1__u1__c1__en__opus=voice_note(8))

    _, [refused] = look_through(folder, load_course(sample.folder), sample.folder)

    assert "of the same lesson as m1.u1.c1.en.ogg" in refused.what


def test_a_file_of_no_lesson_in_the_media_is_reported(sample: Sample) -> None:
    sample.write("media/m1.u1.c9.en.ogg", voice_note(9))

    assert [problem for problem in sample.problems() if "Nobody uses this file." in problem]


@pytest.mark.parametrize(
    ("blocks", "fault"),
    [
        ([(GOOD, 0)], None),
        ([(GOOD, 0), (0, 0), (1e-7, 0)], None),
        ([(QUIET, 0)], LevelFault.QUIET),
        ([(LOUD, 0)], LevelFault.LOUD),
        ([(GOOD, 0.01), (GOOD, 0)], LevelFault.CLIPPED),
        ([(1e-7, 0)], LevelFault.SILENT),
        ([], LevelFault.SILENT),
    ],
)
def test_only_what_is_spoken_counts_for_the_level(
    blocks: list[tuple[float, float]], fault: LevelFault | None
) -> None:
    assert level_of(blocks).fault is fault


def test_pauses_do_not_make_a_recording_quiet() -> None:
    assert level_of([(GOOD, 0), (0, 0)]) == Level(db=-20.0, clipped=0.0)


def test_a_recording_is_decoded_to_know_how_loud_it_is(tmp_path: Path) -> None:
    soundfile = pytest.importorskip("soundfile", reason="the extra sound is not installed")
    numpy = pytest.importorskip("numpy", reason="comes with soundfile")
    wave = numpy.sin(numpy.arange(48_000) * 0.05) * 0.2
    soundfile.write(str(tmp_path / "a.ogg"), wave, 48_000, format="OGG", subtype="OPUS")

    level = measure_level(tmp_path / "a.ogg")

    assert level is not None
    assert level.db is not None
    assert -19 < level.db < -15  # a sine of 0.2 has -17 dB
    assert level.fault is None
