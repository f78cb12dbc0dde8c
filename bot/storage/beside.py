"""Small files beside the database, which a restored copy does not bring back.

They are named after the database: `.key` (the secret for the hashes of erased people), `.erased`
(who was erased: a line with a keyed hash and an instant for each) and `.epoch` (which states of the
database may follow). A backup contains none of them, so it cannot undo an erasure unnoticed.
`.here-*` is empty: whether it is the file that the database knows says if the whole folder was put
back from a copy.
"""

import fcntl
import glob
import os
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.storage.birth import birth_of

KEY_BYTES = 32
OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True)
class SidecarFiles:
    """The files beside the database at `path`. All methods raise `OSError` if the disk fails."""

    path: Path

    def key(self) -> bytes:
        """Return the secret of this deployment; the first call creates it."""
        file = self._file("key")
        if not file.exists():
            write_whole(file, secrets.token_bytes(KEY_BYTES))
        return file.read_bytes()

    def epochs(self) -> frozenset[str] | None:
        """Return the epochs that the database may have; None before the first start."""
        file = self._file("epoch")
        if not file.exists():
            return None
        return frozenset(file.read_text(encoding="ascii").split("\n"))

    def save_epochs(self, epochs: Iterable[str]) -> None:
        write_whole(self._file("epoch"), "\n".join(sorted(epochs)).encode("ascii"))

    def erased(self) -> dict[str, int]:
        """Return the erased people: the instant (milliseconds, UTC) by keyed hash."""
        file = self._file("erased")
        if not file.exists():
            return {}
        lines = file.read_text(encoding="ascii").splitlines()
        pairs = (line.split(" ") for line in lines)
        return {hashed: int(at) for hashed, at in pairs}

    def save_erased(self, erased: Mapping[str, int]) -> None:
        """Add erased people; saved ones stay, with the later instant."""
        with self._one_at_a_time():
            known = self.erased()
            merged = known | {name: max(at, known.get(name, 0)) for name, at in erased.items()}
            if merged != known:
                lines = "".join(f"{name} {at}\n" for name, at in sorted(merged.items()))
                write_whole(self._file("erased"), lines.encode("ascii"))

    def same_place(self, known: str) -> str:
        """Return by what the folder is known from now on: `known` if it is the same folder.

        `known` is the birth of the file `.here-*`; empty if there was none. So is the result on a
        file system that keeps no births. A folder that is copied back in place of this one has
        another file; one that is copied into it brings a second one, since the name changes.
        """
        found = self._places()
        if known and [birth_of(each) for each in found] == [known]:
            return known
        for each in found:
            each.unlink()
        place = self._new_place()
        write_whole(place, b"")
        return birth_of(place) or ""

    def rename_place(self) -> None:
        """Give the file `.here-*` another name: a copy made until now has the old one."""
        for each in self._places():
            put_in_place(each, self._new_place())

    def _places(self) -> list[Path]:
        return list(self.path.parent.glob(f"{glob.escape(self.path.name)}.here-*"))

    def _new_place(self) -> Path:
        return self._file(f"here-{secrets.token_hex(8)}")

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        """Let other workers wait: if two replaced a file at once, one change would be lost."""
        handle = os.open(self.path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    def _file(self, kind: str) -> Path:
        return self.path.with_name(f"{self.path.name}.{kind}")


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file, readable by its owner only; a crash leaves the old one or the new."""
    beside = path.with_name(path.name + ".new")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    put_in_place(beside, path)


def put_in_place(made: Path, path: Path) -> None:
    """Give a finished file its name, and wait until that is on the disk."""
    made.replace(path)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
