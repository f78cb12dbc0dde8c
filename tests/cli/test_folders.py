"""Where data lies, and which commands may make a database there."""

from pathlib import Path

import pytest

from bot.cli.disk import place
from bot.settings import Settings
from tests.cli.test_commands import A_SMALL_COURSE, INVITE, run

ROOT = Path(__file__).parents[2]
LOOKING = (
    ("certificate", "333F-K7QD-9WXH"),
    ("access", "list"),
    ("access", "reset", "1"),
    ("access", "revoke", "1"),
    ("db", "backup"),
    ("db", "release"),
    ("db", "encrypt"),
)


@pytest.mark.parametrize("words", LOOKING, ids=" ".join)
def test_a_command_that_needs_a_database_makes_none(tmp_path: Path, words: tuple[str, ...]) -> None:
    folder = tmp_path / "wrong"
    options = {"data_dir": str(folder), "content_dir": A_SMALL_COURSE, "database_key": "ab" * 32}

    code, said = run(*words, **options)

    assert code == 2
    assert f"There is no database in {folder}. Is this the folder of your bot?" in said
    assert not folder.exists()


@pytest.mark.parametrize("words", [("doctor",), ("doctor", "--pilot")], ids=" ".join)
def test_the_doctor_looks_at_a_folder_without_making_it(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    folder = tmp_path / "none" / "yet"

    _, said = run(*words, data_dir=str(folder), content_dir=A_SMALL_COURSE)

    assert f"ok data lies in {folder}; set by ROMLEUK_DATA_DIR" in said
    assert f"MB free in {folder}" in said
    assert "ok no database yet" in said
    assert not folder.parent.exists()


def test_the_first_invitation_makes_the_database(tmp_path: Path) -> None:
    folder = tmp_path / "new"

    code, _ = run(*INVITE, data_dir=str(folder), content_dir=A_SMALL_COURSE)

    assert code == 0
    assert (folder / "romleuk.db").exists()


def test_an_empty_file_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "romleuk.db").touch()

    code, said = run("certificate", "x", data_dir=str(tmp_path), content_dir=A_SMALL_COURSE)

    assert code == 2
    assert "There is no database in" in said
    assert not (tmp_path / "romleuk.db").stat().st_size


def test_data_lies_in_one_place_wherever_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ROMLEUK_DATA_DIR", raising=False)
    monkeypatch.chdir(tmp_path)

    assert Settings().data_dir == ROOT / "var"


def test_the_doctor_names_a_folder_that_an_earlier_release_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ROMLEUK_DATA_DIR", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "romleuk.db").touch()

    where, earlier = place(Settings())

    assert where.words == f"data lies in {ROOT / 'var'}; ROMLEUK_DATA_DIR sets another folder"
    assert earlier.state == "warning"
    assert f"an earlier release used {tmp_path}/var: set ROMLEUK_DATA_DIR" in earlier.words
