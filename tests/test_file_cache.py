"""What takes long to make from files is made once, and again when a file has changed."""

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from bot import file_cache
from bot.catalog.kept_courses import load_kept
from bot.catalog.loading import load_all
from bot.catalog.problem import ContentProblems
from bot.file_cache import KEPT, files_below, kept
from tests.shipped import CONTENT


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return file_cache.folder()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "words.txt").write_text("one two")
    return tmp_path / "source"


class Counting:
    """Makes the words of the source, and counts how often."""

    def __init__(self, source: Path) -> None:
        self.source = source
        self.times = 0

    def __call__(self) -> list[str]:
        self.times += 1
        return (self.source / "words.txt").read_text().split()


def look(make: Counting) -> list[str]:
    return kept("words", files_below(make.source), make)


def test_it_is_made_once(source: Path) -> None:
    make = Counting(source)

    assert look(make) == look(make) == ["one", "two"]
    assert make.times == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda source: (source / "words.txt").write_text("one two three"),
        lambda source: (source / "more.txt").write_text("one two"),
        lambda source: (source / "words.txt").rename(source / "renamed.txt"),
    ],
    ids=["a file is written", "a file is added", "a file is renamed"],
)
def test_it_is_made_again_when_a_file_changes(
    source: Path, change: Callable[[Path], object]
) -> None:
    first = kept("names", files_below(source), lambda: 1)

    change(source)

    assert (first, kept("names", files_below(source), lambda: 2)) == (1, 2)


def test_it_is_made_again_for_another_text() -> None:
    made = [kept("tables", (), lambda text=text: [text], text=text) for text in ("one", "two")]  # type: ignore[misc]

    assert made == [["one"], ["two"]]
    assert kept("tables", (), lambda: ["new"], text="one") == ["one"]


@pytest.mark.parametrize("content", [b"", b"no pickle", pickle.dumps(["one"])[:-4]])
def test_a_damaged_file_is_made_again(source: Path, own_folder: Path, content: bytes) -> None:
    make = Counting(source)
    look(make)
    [file] = own_folder.iterdir()
    file.write_bytes(content)

    assert look(make) == look(make) == ["one", "two"]
    assert make.times == 2


@pytest.mark.parametrize("which", ["the file", "the folder"])
def test_what_others_can_write_is_not_read(source: Path, own_folder: Path, which: str) -> None:
    make = Counting(source)
    look(make)
    [file] = own_folder.iterdir()
    (file if which == "the file" else own_folder).chmod(0o777)

    look(make)

    assert make.times == 2


def test_without_a_folder_it_is_made_each_time(source: Path, own_folder: Path) -> None:
    own_folder.parent.write_text("a file where the folder would be")
    make = Counting(source)

    assert look(make) == look(make) == ["one", "two"]
    assert make.times == 2


def test_old_ones_are_deleted(source: Path, own_folder: Path) -> None:
    for number in range(KEPT + 3):
        (source / "words.txt").write_text("word " * number)
        look(Counting(source))

    assert len(list(own_folder.iterdir())) == KEPT


def test_a_kept_course_is_the_checked_one(own_folder: Path) -> None:
    assert load_kept(CONTENT) == load_all(CONTENT)
    assert own_folder.exists()
    assert load_kept(CONTENT) == load_all(CONTENT)


def test_a_course_with_errors_is_never_kept(tmp_path: Path, own_folder: Path) -> None:
    (tmp_path / "courses").mkdir()

    for _ in range(2):
        with pytest.raises(ContentProblems):
            load_kept(tmp_path / "courses")
    assert not own_folder.exists()
