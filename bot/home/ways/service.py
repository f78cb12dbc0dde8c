"""Looks for the people and the places on the desk that typed words may mean."""

from collections.abc import Collection
from dataclasses import dataclass, field

from bot.act import Act
from bot.home.ways.domain import Phrases, ideas_in, is_whole, places_for
from bot.people.directory.service import NamedPeople, find_named

NEAREST = 4
"""How many places are proposed: the likeliest and three more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Whom and what a text may mean: people, places, and what is to be done with these people.

    `surely`: the text holds all that is said of the likeliest place, and not only a part.
    """

    people: NamedPeople = field(default_factory=NamedPeople)
    ways: tuple[str, ...] = ()
    task: str = ""
    surely: bool = False

    @property
    def nothing(self) -> bool:
        return not self.people.people and not self.ways


async def seek(act: Act, text: str, known: Phrases, *, tasks: Collection[str]) -> Sought:
    """Return what a text of a coordinator may mean; `tasks` are places that concern one person.

    Where somebody is named, the first of these is done with the person, and is no place.
    """
    people = await find_named(act, text)
    ideas = ideas_in(text, known)
    ways = places_for(ideas, most=NEAREST)
    if not people.people:
        surely = bool(ways) and is_whole(ways[0], ideas)
        return Sought(ways=tuple(ways), surely=surely)
    task = next((way for way in ways if way in tasks), "")
    others = [way for way in ways if way not in tasks and way != "person"]
    return Sought(people=people, ways=tuple(others[: NEAREST - 1]), task=task)
