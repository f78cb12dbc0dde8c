"""A copy of the good course that a test breaks in one place."""

from pathlib import Path

from bot.catalog.loading import check_course

COURSES = Path(__file__).parent / "courses"


class Sample:
    """A copy of the good course that a test may change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def change(self, file: str, old: str, new: str) -> None:
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def write(self, file: str, text: str | bytes) -> None:
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def problems(self) -> list[str]:
        parent = f"{self.folder.as_posix()}/"
        return [str(problem).replace(parent, "") for problem in check_course(self.folder)]
