"""The good course, loaded for each test."""

import shutil
from pathlib import Path

import pytest

from tests.catalog.sample import COURSES, Sample


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    folder = tmp_path / "clean-water"
    shutil.copytree(COURSES / "clean-water", folder)
    return Sample(folder)
