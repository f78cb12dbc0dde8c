"""New files of a course stand all, or none does: after refusals, full disks and dead machines."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.catalog.editing.replacing import NotReplaced, problems_with, replace_files, undo_unfinished
from tests.catalog.sample import Sample

MODULE = Path("m2/module.yaml")
CARD = Path("m1/units/u1/cards/1.km.md")
NEW = Path("m1/units/u1/cards/9.km.md")


def contents(sample: Sample) -> dict[str, bytes]:
    files = (path for path in sample.folder.rglob("*") if path.is_file())
    return {path.relative_to(sample.folder).as_posix(): path.read_bytes() for path in files}


def test_files_are_replaced_made_and_removed(sample: Sample) -> None:
    before = contents(sample)

    replace_files(sample.folder, {MODULE: "new", NEW: "# ថ្មី", CARD: None})

    expected = {**before, str(MODULE): b"new", str(NEW): "# ថ្មី".encode()}
    del expected[str(CARD)]
    assert contents(sample) == expected


def test_when_one_file_cannot_be_written_all_stay_as_they_were(sample: Sample) -> None:
    before = contents(sample)
    in_the_way = sample.folder / NEW
    in_the_way.mkdir()

    with pytest.raises(NotReplaced, match=r"9\.km\.md"):
        replace_files(sample.folder, {MODULE: "new", CARD: None, NEW: "# ថ្មី"})

    in_the_way.rmdir()
    assert contents(sample) == before


class Dead(BaseException):
    """The machine stopped."""


class Dying(dict[Path, str | None]):
    """Files of which the machine writes some, and then stops."""

    def __init__(self, files: dict[Path, str | None], after: int) -> None:
        super().__init__(files)
        self.after, self.read = after, 0

    def items(self) -> Iterator[tuple[Path, str | None]]:  # type: ignore[override]
        for n, item in enumerate(super().items()):
            if n == self.after:
                raise Dead
            yield item


@pytest.mark.parametrize("after", [0, 1, 2])
def test_what_a_dead_machine_left_is_told_and_put_back(sample: Sample, after: int) -> None:
    before = contents(sample)
    with pytest.raises(Dead):
        replace_files(sample.folder, Dying({MODULE: "new", NEW: "# ថ្មី", CARD: None}, after))

    assert any("An import into this course was cut off" in line for line in sample.problems())
    assert undo_unfinished(sample.folder)
    assert contents(sample) == before
    assert not undo_unfinished(sample.folder)


def test_a_second_import_at_the_same_time_is_refused(sample: Sample) -> None:
    (sample.folder / ".import").mkdir()

    with pytest.raises(NotReplaced, match="File exists"):
        replace_files(sample.folder, {MODULE: "new"})


def test_only_errors_that_are_new_are_told(sample: Sample) -> None:
    sample.write("m2/stray.txt", "nobody expects it")
    module = (sample.folder / MODULE).read_text(encoding="utf-8")

    assert problems_with(sample.folder, {MODULE: module}) == ()
    [problem] = problems_with(sample.folder, {MODULE: module.replace("id: m2", "id: m3")})
    assert problem.place.file == sample.folder / MODULE
    assert problem.what == 'The id is "m3", its place says "m2".'
