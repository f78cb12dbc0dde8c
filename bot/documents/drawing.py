"""What all recipes share: the order for a file, and that it cannot be made any more."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

Recipe = Callable[[Mapping[str, Any]], bytes]
"""From its matter (JSON of ids, numbers and texts) to the file's bytes."""


class Undrawable(Exception):
    """What the file is made from is not there any more; it will not come back by waiting."""


class Drawable(Protocol):
    """Something to draw: which recipe, from what."""

    @property
    def recipe(self) -> str:
        """The name of the recipe."""

    @property
    def about(self) -> Mapping[str, Any]:
        """What it is drawn from."""
