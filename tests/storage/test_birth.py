"""A file keeps its birth when it is moved, and a copy has one of its own."""

import shutil
from pathlib import Path

from bot.storage.birth import birth_of


def test_a_file_keeps_its_birth_under_another_name_and_a_copy_has_another(tmp_path: Path) -> None:
    one = tmp_path / "one"
    one.touch()
    born = birth_of(one)
    assert born is not None
    shutil.copy2(one, tmp_path / "copy")
    renamed_to = one.rename(tmp_path / "two")
    renamed_to.chmod(0o600)

    assert birth_of(renamed_to) == born
    assert birth_of(tmp_path / "copy") not in {born, None}
    assert birth_of(one) is None
    assert birth_of(Path("/proc/version")) is None  # a file system that keeps no births
