"""Each recipe is a function; `cli/test_imports.py` tries that they are imported late."""

import pytest

from bot.documents import RECIPES, recipe_of


@pytest.mark.parametrize("name", RECIPES)
def test_each_recipe_is_a_function_of_its_module(name: str) -> None:
    assert recipe_of(name).__name__ == name
