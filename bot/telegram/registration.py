"""What an area registers: its features, each once. `bot.areas` sums up all areas.

    AREA = Area(
        name="people",
        features=(
            Feature(routes=requests.routes, notices=requests_notices.notices),
            ...
        ),
    )

A feature is removed by deleting its folder and its entry.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from bot.catalog.course import Courses
from bot.planning import Source
from bot.storage.personal_data import Tables
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.refusals import RefusalWords
from bot.telegram.outgoing.kinds import Notices
from bot.telegram.slots import Slots


class BotPart(Protocol):
    """An object that a feature makes at the start; `BotContext.part` finds it by its type."""

    def close(self) -> None:
        """Release its resources; called when the bot stops."""


@runtime_checkable
class SlowPart(Protocol):
    """A part that needs a while before it is quick."""

    def prepare(self) -> None:
        """Compute what is needed; called once, in a thread, while the bot already answers."""


def _no_sources(_courses: Courses) -> Sequence[Source]:
    return ()


def _no_parts(_courses: Courses) -> Sequence[BotPart]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """What one feature registers, or what all features of an area share.

    `routes`: its handlers and jobs. `notices`: the messages that it sends unasked. `refusals`: the
    texts of its refusals. `slots`: what it adds to screens of other areas. `sources`: its sources
    for the planner. `parts`: the objects that it makes at the start. `tables`: its tables.
    """

    routes: Routes = field(default_factory=Routes)
    notices: Notices = field(default_factory=Notices)
    refusals: RefusalWords = field(default_factory=dict)
    slots: Slots = field(default_factory=Slots)
    sources: Callable[[Courses], Sequence[Source]] = _no_sources
    parts: Callable[[Courses], Sequence[BotPart]] = _no_parts
    tables: Tables = field(default_factory=Tables)


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One area: the name of its folder, and its features.

    `shared` names the folders that are not features: rules and screens that features share.
    """

    name: str
    features: tuple[Feature, ...]
    shared: tuple[str, ...] = ()
