"""Which features come out, computed from the imports of the whole bot.

    python -m tests.features

prints the list of those that do not, as `tests/features_that_stay.txt` holds it.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import grimp

import bot
from tests.removing import without_entry

HOME = Path(bot.__file__).parent
SHOWN = {"handlers", "screens"}
"""Files of a feature that others reach by a button, not by an import."""
FEW = 4
"""So many users are named; more are "many"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One import of a feature from outside of its folder: modules without "bot."."""

    user: str
    feature: str
    file: str
    """The name of the imported file, such as "service"; empty for the folder itself."""

    @property
    def by(self) -> str:
        """The feature that imports it, or else the module."""
        return feature_of(self.user) or self.user

    @property
    def is_shown(self) -> bool:
        """Whether what is imported are screens or handlers, by the like."""
        shows = self.user.rpartition(".")[2] in {*SHOWN, "notices"}
        return self.file in SHOWN and shows


@cache
def folders() -> frozenset[str]:
    """Return all folders of areas: features, and rules that features share."""
    return frozenset(
        f"{path.parent.parent.name}.{path.parent.name}"
        for area in HOME.glob("*/area.py")
        for path in area.parent.glob("*/__init__.py")
    )


def feature_of(module: str) -> str | None:
    """Return the folder in which a module stands, if it is one of an area."""
    found = ".".join(module.split(".")[:2])
    return found if found in folders() else None


@cache
def imports() -> Mapping[str, frozenset[str]]:
    """Return what each module of the bot imports of the bot, without "bot."."""
    graph = grimp.build_graph("bot", cache_dir=None)
    return {
        each.removeprefix("bot."): frozenset(
            found.removeprefix("bot.") for found in graph.find_modules_directly_imported_by(each)
        )
        for each in graph.modules
    }


@cache
def uses() -> tuple[Use, ...]:
    """Return every import of a feature from outside of its folder."""
    return tuple(
        Use(user=user, feature=feature, file=".".join(found.split(".")[2:]))
        for user, imported in sorted(imports().items())
        for found in sorted(imported)
        if (feature := feature_of(found)) is not None and feature_of(user) != feature
    )


def registered() -> frozenset[str]:
    """Return the folders that have an entry in the `area.py` of their area."""
    return frozenset(each.feature for each in uses() if _is_entry(each))


def users_of(feature: str) -> Iterator[Use]:
    """Find the imports of a feature, apart from its entry in the `area.py` of its area."""
    is_only_entry = _has_only_an_entry(feature)
    return (
        each
        for each in uses()
        if each.feature == feature and not (is_only_entry and _is_entry(each))
    )


@cache
def _has_only_an_entry(feature: str) -> bool:
    source = (HOME / feature.partition(".")[0] / "area.py").read_text(encoding="utf-8")
    try:
        without_entry(source, feature)
    except ValueError:
        return False
    return True


def come_out() -> list[str]:
    """Return the registered features that nothing imports but their entry."""
    return sorted(each for each in registered() if not any(users_of(each)))


def that_stay() -> list[str]:
    """Return a line for each registered feature that others import, with these others.

    A star marks others that import its screens or handlers.
    """
    return [
        f"{feature}: {', '.join(_named(users_of(feature)))}"
        for feature in sorted(registered() - set(come_out()))
    ]


def shown() -> dict[str, set[str]]:
    """Return by feature whose screens and handlers its own screens, handlers and notices import."""
    found: dict[str, set[str]] = {}
    for use in uses():
        if use.is_shown and (user := feature_of(use.user)) is not None:
            found.setdefault(user, set()).add(use.feature)
    return found


def _named(found: Iterable[Use]) -> list[str]:
    each = list(found)
    names, shown = sorted({use.by for use in each}), {use.by for use in each if use.is_shown}
    if len(names) > FEW:
        return ["many*" if shown else "many"]
    return [f"{name}*" if name in shown else name for name in names]


def _is_entry(use: Use) -> bool:
    return use.user == f"{use.feature.partition('.')[0]}.area"


if __name__ == "__main__":
    sys.stdout.write("\n".join(that_stay()) + "\n")
