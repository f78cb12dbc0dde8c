"""Pages of long lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Self, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T_co]):
    """One page: its items, its number `at` (from 0), and how many pages and items there are."""

    items: tuple[T_co, ...]
    at: int
    pages: int
    size: int
    total: int

    @classmethod
    def of(cls, everything: Sequence[T_co], asked: int, *, size: int) -> Self:
        """Cut a page out of a whole list; if it does not exist, return the nearest one."""
        at = nearest(asked, len(everything), size=size)
        shown = tuple(everything[at * size : (at + 1) * size])
        return cls.loaded(shown, at, total=len(everything), size=size)

    @classmethod
    def loaded(cls, items: Sequence[T_co], at: int, *, total: int, size: int) -> Self:
        """Return a page of which only its own items were loaded."""
        pages = pages_of(total, size=size)
        return cls(items=tuple(items), at=at, pages=pages, size=size, total=total)

    @property
    def numbered(self) -> list[tuple[int, T_co]]:
        """The items with their numbers in the whole list, from 1."""
        return list(enumerate(self.items, self.at * self.size + 1))


def pages_of(total: int, *, size: int) -> int:
    """Return how many pages a list has; an empty list has one."""
    return max(1, -(-total // size))


def nearest(asked: int, total: int, *, size: int) -> int:
    return min(max(0, asked), pages_of(total, size=size) - 1)
