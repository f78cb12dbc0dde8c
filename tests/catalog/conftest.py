"""The good course, and a new one that inherits from the base, for each test."""

import shutil
from pathlib import Path

import pytest

from bot.catalog.new_course import new_course
from tests.catalog.sample import COURSES, Sample


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    folder = tmp_path / "clean-water"
    shutil.copytree(COURSES / "clean-water", folder)
    return Sample(folder)


@pytest.fixture
def small(tmp_path: Path) -> Sample:
    """Return a new course in English and Khmer that inherits what it can, with its organizer."""
    found = Sample(tmp_path / "small")
    for path, text in new_course("small", ["en", "km"]).items():
        found.write(path.as_posix(), text)
    names = "organizer: {en: The Well Builders, km: អង្គការអណ្តូង}"
    found.change("course.yaml", "organizer: {en: ___}", names)
    return found
