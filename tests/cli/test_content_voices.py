"""`content script` and `content recordings`, as an author uses them."""

import shutil
from pathlib import Path

from tests.catalog.sample import COURSES
from tests.cli.test_commands import run
from tests.recordings import voice_note


def a_course(tmp_path: Path) -> Path:
    return Path(shutil.copytree(COURSES / "clean-water", tmp_path / "clean-water"))


def test_a_script_is_written_once_and_says_what_it_needs(tmp_path: Path) -> None:
    course, pdf = a_course(tmp_path), tmp_path / "km.pdf"
    script = ("content", "script", str(course))

    assert "--language km --pdf FILE.pdf" in run(*script)[1]
    assert (
        "fr is no language of the course: en, km"
        in run(*script, "--language", "fr", "--pdf", str(pdf))[1]
    )
    code, said = run(*script, "--language", "km", "--pdf", str(pdf))
    assert code == 0, said
    assert "of clean-water are in" in said
    assert pdf.read_bytes().startswith(b"%PDF")
    assert "is there already" in run(*script, "--language", "km", "--pdf", str(pdf))[1]


def test_recordings_are_shown_first_and_taken_over_all_or_none(tmp_path: Path) -> None:
    course, folder = a_course(tmp_path), tmp_path / "recorded"
    folder.mkdir()
    (folder / "m1.u1.c1.en.ogg").write_bytes(voice_note(12))
    (folder / "wrong.ogg").write_bytes(voice_note(12))
    command = ("content", "recordings", str(folder), str(course))
    media = course / "media" / "m1.u1.c1.en.ogg"

    code, said = run(*command, "--write")
    assert code == 6
    assert "wrong.ogg: error: is not named after a lesson" in said
    assert not media.exists()
    (folder / "wrong.ogg").unlink()
    code, said = run(*command)
    assert code == 0
    assert "m1.u1.c1.en.ogg: 0:12, 3 KB: new" in said
    assert "1 new, 0 replaced, 0 as they are, 0 errors." in said
    assert not media.exists()

    assert "1 recording taken over" in run(*command, "--write")[1]
    assert media.read_bytes() == voice_note(12)
    assert "0 new, 0 replaced, 1 as they are" in run(*command)[1]
    assert "There is no folder" in run("content", "recordings", str(tmp_path / "no"))[1]
