"""An area is one line in `areas.py` and one in `.importlinter`; all its features are registered."""

from collections.abc import Iterator
from configparser import ConfigParser
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TypeVar

import grimp
import pytest

import bot
from bot.areas import AREAS, TABLES, all_sources
from bot.housekeeping.folder_doubt.service import FolderDoubts
from bot.planning import Source
from bot.storage.personal_data import Tables
from bot.telegram.incoming.router import Routes
from bot.telegram.outgoing.kinds import Notices
from bot.telegram.registration import Area

HOME = Path(bot.__file__).parent
FILES = ("area", "handlers", "notices", "screens", "buttons", "service", "storage", "domain")
"""The names of files in an area and in a feature, from the top down."""
T = TypeVar("T")


def contract(name: str, option: str) -> list[str]:
    read = ConfigParser()
    read.read(HOME.parent / ".importlinter")
    return read[f"importlinter:contract:{name}"][option].split("\n")[1:]


def modules(folder: Path, *names: str) -> Iterator[ModuleType]:
    for name in names:
        for path in sorted(folder.rglob(f"{name}.py")):
            parts = path.relative_to(HOME.parent).with_suffix("").parts
            yield import_module(".".join(parts))


def in_module(module: ModuleType, kind: type[T]) -> list[T]:
    return [each for each in vars(module).values() if isinstance(each, kind)]


def test_every_folder_with_an_area_is_an_area_of_the_app_and_a_layer() -> None:
    folders = {path.parent.name for path in HOME.glob("*/area.py")}
    layers = [each for each in contract("house", "layers") if each in folders]

    assert [each.name for each in AREAS] == layers, (
        "list the area in AREAS of bot/areas.py and in the layers of .importlinter, in one order"
    )
    assert set(layers) == folders, f"{folders ^ set(layers)}: where does it stand in .importlinter?"
    for each in AREAS:
        assert import_module(f"bot.{each.name}.area").AREA is each


def test_the_layers_inside_an_area_hold_in_every_folder() -> None:
    """A wildcard that matches no folder passes without an error."""
    depths = {"bot.*": 1, "bot.*.*": 2}
    assert contract("files", "containers") == [*depths]
    names = {word.strip("()| ") for row in contract("files", "layers") for word in row.split()}
    assert names - {""} == set(FILES)
    found = {path for name in FILES for path in HOME.glob(f"*/**/{name}.py")}
    deeper = [
        str(path.relative_to(HOME))
        for path in found
        if len(path.relative_to(HOME).parts) - 1 not in depths.values()
    ]
    assert not deeper, "a feature is a folder of an area: no contract looks below it"


@pytest.mark.parametrize("area", AREAS, ids=[each.name for each in AREAS])
def test_every_handler_and_notice_of_an_area_is_registered(area: Area) -> None:
    routes = Routes().merge(*(each.routes for each in area.features))
    kinds = Notices().merge(*(each.notices for each in area.features)).kinds
    advice = f"is missing in bot/{area.name}/area.py"

    for module in modules(HOME / area.name, "handlers", "notices"):
        for own in in_module(module, Routes):
            assert own.taps.items() <= routes.taps.items(), f"{module.__name__} {advice}"
            assert own.commands.items() <= routes.commands.items(), f"{module.__name__} {advice}"
            assert own.dialogs.items() <= routes.dialogs.items(), f"{module.__name__} {advice}"
            assert own.jobs.items() <= routes.jobs.items(), f"{module.__name__} {advice}"
        for notices in in_module(module, Notices):
            assert notices.kinds.items() <= kinds.items(), f"{module.__name__} {advice}"


def test_all_tables_are_registered() -> None:
    for module in modules(HOME, "storage", "meta", "migration"):
        for tables in in_module(module, Tables):
            assert any(tables is each for each in TABLES), (
                f"{module.__name__}.TABLES is missing in the area.py above it, or in bot/areas.py"
            )


def test_every_source_is_asked_by_the_planner() -> None:
    list(modules(HOME, "service"))
    sources = {each for each in Source.__subclasses__() if each.__module__.startswith("bot.")}
    asked = {type(each).__qualname__ for each in all_sources({})}

    # whether the data folder is an old copy is asked by the running bot alone
    assert asked == {each.__qualname__ for each in sources} - {FolderDoubts.__qualname__}


def test_no_modules_import_in_a_circle() -> None:
    graph = grimp.build_graph("bot", cache_dir=None)
    imports = {each: graph.find_modules_directly_imported_by(each) for each in graph.modules}
    TopologicalSorter(imports).prepare()  # raises CycleError, which names the circle
