"""A feature comes out: its folder and its entry in `area.py` are deleted, and the bot works on."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.areas import REQUIRED
from tests.features import HOME, come_out, folders, registered, that_stay
from tests.removing import remove

ROOT = Path(__file__).parents[1]
LIST = ROOT / "tests/features_that_stay.txt"
TEN = (
    "announcements.templates",
    "community.teach_back",
    "desk.notes",
    "desk.six_months",
    "desk.test_run",
    "learning.discussion_reading",
    "people.sex",
    "peers.comparison",
    "peers.matching",
    "organization.label",
)
"""Features that are taken out for real, all together."""
SECONDS = 300


def test_which_features_do_not_come_out_is_written_down() -> None:
    """The list shrinks on purpose: who wants to make it longer says so in a review."""
    listed = [
        line
        for line in LIST.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert that_stay() == listed, (
        f"{len(come_out())} of {len(registered())} features come out. If that was meant:"
        f" python -m tests.features > {LIST.relative_to(ROOT)}"
    )


def test_features_come_out() -> None:
    assert set(TEN) <= set(come_out())
    assert registered() <= folders()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the bot, in which the tests and the content are found."""
    shutil.copytree(HOME, tmp_path / "bot")
    for each in ("tests", "content"):
        (tmp_path / each).symlink_to(ROOT / each)
    return tmp_path


def run(copy: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a copy."""
    env = {**os.environ, "PYTHONPATH": str(copy), "XDG_CACHE_HOME": str(copy / "cache")}
    return subprocess.run(
        [sys.executable, *words],
        cwd=copy,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )


def test_the_bot_works_without_ten_features(copy: Path) -> None:
    for feature in TEN:
        remove(feature, copy / "bot")

    ran = run(copy, "-m", "tests.still_works", str(copy), *TEN)

    assert ran.returncode == 0, ran.stderr[-4000:]


@pytest.mark.parametrize("feature", sorted(REQUIRED.keys() & set(come_out())))
def test_a_bot_without_a_right_or_what_keeps_people_safe_does_not_start(
    copy: Path, feature: str
) -> None:
    remove(feature, copy / "bot")

    ran = run(copy, "-c", "import bot.app")

    assert ran.returncode == 1
    assert ran.stderr.splitlines()[-1].endswith(
        f"{feature} is missing in its area.py: {REQUIRED[feature]}"
    ), ran.stderr[-4000:]


def test_all_required_features_are_there() -> None:
    assert REQUIRED.keys() <= registered()
