"""`make mutations`: breaks the bot in one place at a time, and expects named tests to fail.

Each mutation replaces one text in a copy of the tree, in a temporary folder. A mutation whose text
is not found is refused, since it would prove nothing; one that no test notices is an error.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.mutation import Mutation
from tests.faults.mutations_of_access import ACCESS
from tests.faults.mutations_of_messages import MESSAGES
from tests.faults.mutations_of_people import PEOPLE
from tests.faults.mutations_of_the_machine import MACHINE

ROOT = Path(__file__).parents[2]
COPIED = ("bot", "content", "telegram_simulator", "tests", "pyproject.toml")
SECONDS = 600
"""Tests that take longer hang, which is noticed too."""
FAILED = 1
"""pytest's exit code if tests ran and some failed; others mean that it could not run them."""


class NotFound(Exception):
    """The text to replace is not there, or more than once."""


MUTATIONS = (*MESSAGES, *PEOPLE, *ACCESS, *MACHINE)


def mutate(folder: Path, mutation: Mutation) -> str:
    """Make the change in a copy of the tree and return what stood there; raise `NotFound`."""
    path = folder / mutation.file
    before = path.read_text(encoding="utf-8")
    found = before.count(mutation.old)
    if found != 1:
        raise NotFound(f"{mutation.file} has the text of “{mutation.name}” {found} times, not once")
    path.write_text(before.replace(mutation.old, mutation.new), encoding="utf-8")
    return before


def is_noticed(folder: Path, mutation: Mutation) -> bool:
    """Tell whether the tests fail; raise RuntimeError if they could not run."""
    before = mutate(folder, mutation)
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *mutation.tests],
            cwd=folder,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        return True
    finally:
        (folder / mutation.file).write_text(before, encoding="utf-8")
    if ran.returncode not in {0, FAILED}:
        raise RuntimeError(f"the tests of “{mutation.name}” did not run:\n{ran.stdout[-2000:]}")
    return ran.returncode == FAILED


def main(words: list[str]) -> int:
    """Try all mutations, or those whose names have one of the words; return how many got away."""
    chosen = [it for it in MUTATIONS if not words or any(word in it.name for word in words)]
    missed = 0
    with TemporaryDirectory(prefix="romleuk-mutations-") as name:
        folder = Path(name)
        for each in COPIED:
            copy = shutil.copytree if (ROOT / each).is_dir() else shutil.copy
            copy(ROOT / each, folder / each)
        for mutation in chosen:
            try:
                noticed = is_noticed(folder, mutation)
            except NotFound as error:
                print(error)  # noqa: T201 - a command speaks
                return len(chosen)
            missed += not noticed
            print(f"{'noticed' if noticed else 'MISSED '}  without {mutation.name}")  # noqa: T201
    return missed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
