"""Each recipe is a function; the libraries that make files are imported with the first file."""

import subprocess
import sys

import pytest

from bot.documents import RECIPES, recipe_of

LARGE = {"docx", "icalendar", "openpyxl", "segno", "typst"}
SEEN = "import sys, bot.cli.commands; print(*sys.modules, sep='\\n')"


@pytest.mark.parametrize("name", RECIPES)
def test_each_recipe_is_a_function_of_its_module(name: str) -> None:
    assert recipe_of(name).__name__ == name


def test_a_command_that_makes_no_file_imports_none_of_the_large_libraries() -> None:
    found = subprocess.run([sys.executable, "-c", SEEN], capture_output=True, text=True, check=True)

    assert "bot.documents" in found.stdout.split()
    assert not LARGE & set(found.stdout.split())
