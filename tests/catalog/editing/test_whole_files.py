"""A file stands whole or not at all: when the disk is full, when a command dies."""

from pathlib import Path

import pytest

from bot.catalog.editing.whole_files import delete_halves, write_new, write_whole
from bot.storage.folder_lock import FolderBusy, hold_folder
from tests.disks import small_files


def test_a_file_is_made_with_its_folder_and_replaced(tmp_path: Path) -> None:
    file = tmp_path / "media" / "a.ogg"
    write_whole(file, b"one")
    write_whole(file, b"two")

    assert [(each.name, each.read_bytes()) for each in file.parent.iterdir()] == [("a.ogg", b"two")]


def test_a_new_file_never_replaces_an_old_one(tmp_path: Path) -> None:
    write_new(tmp_path / "a.xlsx", b"one")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a.xlsx", b"two")

    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"one"]


@pytest.mark.parametrize("old", [None, b"one"])
def test_on_a_full_disk_the_old_file_stays_and_nothing_else(
    tmp_path: Path, old: bytes | None
) -> None:
    file = tmp_path / "a.yaml"
    if old is not None:
        file.write_bytes(old)
    write = write_new if old is None else write_whole

    with small_files(100), pytest.raises(OSError, match="File too large"):
        write(file, b"x" * 200)

    assert [each.read_bytes() for each in tmp_path.iterdir()] == ([] if old is None else [old])


def test_what_dead_commands_left_is_deleted_everywhere(tmp_path: Path) -> None:
    for name in ("media/.a.ogg.half", ".course.yaml.half", ".import/old/.x.half", "m1/half.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"ha")

    delete_halves(tmp_path)

    left = [each.relative_to(tmp_path) for each in tmp_path.rglob("*") if each.is_file()]
    assert left == [Path("m1/half.md")]


def test_one_at_a_time_holds_a_folder(tmp_path: Path) -> None:
    with hold_folder(tmp_path), pytest.raises(FolderBusy), hold_folder(tmp_path):
        pass
    with hold_folder(tmp_path):
        assert list(tmp_path.iterdir()) == []
