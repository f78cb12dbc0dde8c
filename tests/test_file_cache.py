"""What takes long to make from files is made once, and again when a file has changed."""

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from bot import file_cache
from bot.catalog.kept_courses import load_kept
from bot.catalog.loading import load_all
from bot.catalog.problem import ContentProblems
from bot.file_cache import KEPT, files_below, kept
from bot.locale import catalogue
from bot.storage import schema
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

    def __call__(self) -> bytes:
        self.times += 1
        return orjson.dumps((self.source / "words.txt").read_text().split())


def look(make: Counting) -> object:
    return kept("words", files_below(make.source), make, orjson.loads)


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
    first = kept("names", files_below(source), lambda: b"1", bytes)

    change(source)

    assert (first, kept("names", files_below(source), lambda: b"2", bytes)) == (b"1", b"2")


def test_it_is_made_again_for_another_text() -> None:
    made = [kept("tables", (), text.encode, bytes, text=text) for text in ("one", "two")]

    assert made == [b"one", b"two"]
    assert kept("tables", (), lambda: b"new", bytes, text="one") == b"one"


@pytest.mark.parametrize("content", [b"", b"no JSON", b'["one", "tw', b"\xff"])
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


@pytest.mark.parametrize("what", ["pipe", "link", "folder"])
def test_what_is_no_file_is_not_read(
    source: Path, own_folder: Path, tmp_path: Path, what: str
) -> None:
    make = Counting(source)
    look(make)
    [file] = own_folder.iterdir()
    moved = file.rename(tmp_path / "elsewhere")
    match what:
        case "pipe":
            os.mkfifo(file, 0o600)
        case "link":
            file.symlink_to(moved)
        case _:
            file.mkdir(mode=0o700)

    assert look(make) == ["one", "two"]
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


def test_pickles_of_earlier_releases_are_deleted(source: Path, own_folder: Path) -> None:
    own_folder.mkdir(parents=True)
    (own_folder / "courses-0123.pickle").write_bytes(pickle.dumps(1))

    look(Counting(source))

    assert [each.suffix for each in own_folder.iterdir()] == [".kept"]


def test_a_kept_course_is_the_checked_one(own_folder: Path) -> None:
    loaded = load_all(CONTENT)

    assert load_kept(CONTENT) == loaded
    assert own_folder.exists()
    assert load_kept(CONTENT) == loaded


def test_a_course_with_errors_is_never_kept(tmp_path: Path, own_folder: Path) -> None:
    (tmp_path / "courses").mkdir()

    for _ in range(2):
        with pytest.raises(ContentProblems):
            load_kept(tmp_path / "courses")
    assert not own_folder.exists()


class RunsCode:
    """Its pickle makes a folder when it is read."""

    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.marker),)


def start() -> tuple[object, ...]:
    """Ask for all that is kept, as a start does."""
    for remembered in (catalogue._texts, catalogue._translations, schema.expected):
        remembered.cache_clear()
    texts = catalogue.Catalogue().texts("km")
    tables = schema.expected(("CREATE TABLE t (a INTEGER);",))
    return load_kept(CONTENT), texts("settings.title"), tables


def test_code_in_a_replaced_file_is_not_run(own_folder: Path, tmp_path: Path) -> None:
    marker = tmp_path / "code was run"
    first = start()
    files = sorted(own_folder.iterdir())
    for file in files:
        file.write_bytes(pickle.dumps(RunsCode(marker)))

    second = start()

    assert len(files) >= len({"courses", "texts-en", "texts-km", "schema"})
    assert second == first
    assert not marker.exists()
