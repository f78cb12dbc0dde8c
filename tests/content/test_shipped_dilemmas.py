"""Dilemmas of the shipped stories: every way is walked, and each choice comes back in time."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from bot.catalog.carrying import NOTHING, CarriedCounts, StoryPlace, added
from bot.catalog.course import Choice, Scenario
from bot.catalog.story import is_over
from tests.shipped import shipped

FEWEST_SCENES, MOST_SCENES = 5, 9
SOONEST, LATEST = 2, 4
"""How many scenes after a dilemma people see what their choice led to."""
Scenes = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a story has: its ways, its dilemmas, and the names of what decides how it ends."""

    sequences: int
    in_each: frozenset[str]
    dilemmas: tuple[str, ...]
    decided_by: frozenset[str]


def names(words: str) -> frozenset[str]:
    return frozenset(words.split())


FIGURES = {
    "m4.s1": Figures(
        sequences=82,
        in_each=names("n1 n2 n3 n4"),
        dilemmas=("n3", "n8"),
        decided_by=names("settled told lost posted known"),
    ),
    "m4.s2": Figures(
        sequences=32,
        in_each=names("n1 n2 n3"),
        dilemmas=("n2", "n6"),
        decided_by=names("source paid"),
    ),
    "m4.s3": Figures(
        sequences=37,
        in_each=names("n1 n6"),
        dilemmas=("n2", "n4"),
        decided_by=names("note unseen"),
    ),
    "m4.s4": Figures(
        sequences=52,
        in_each=names("n1 n3 n4 n8"),
        dilemmas=("n5", "n6"),
        decided_by=names("promise loan"),
    ),
}
EACH = pytest.mark.parametrize("story_id", FIGURES)


def sequences(scenario: Scenario) -> frozenset[Scenes]:
    """Every way through a story as its scenes, with the ending."""
    ways, found = scenario.ways, set[Scenes]()
    seen = set[tuple[StoryPlace, Scenes]]()
    waiting: list[tuple[StoryPlace, Scenes]] = [((scenario.start, NOTHING), (scenario.start,))]
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        (place, carried), scenes = at
        if is_over(place):
            found.add(scenes)
            continue
        after = {way.onward(carried) for way in ways[place]}
        waiting.extend((each, (*scenes, each[0])) for each in after)
    return frozenset(found)


@EACH
def test_the_figures_of_a_story(story_id: str) -> None:
    story, figures = shipped().scenario(story_id), FIGURES[story_id]
    found = sequences(story)

    in_each = frozenset[str].intersection(*(frozenset(scenes) for scenes in found))
    asked = {
        name
        for node in story.nodes
        for choice in node.choices
        for turn in choice.turns
        if is_over(turn.next)
        for name, _ in turn.when
    }
    assert Figures(
        sequences=len(found),
        in_each=in_each,
        dilemmas=tuple(node.id for node in story.nodes if node.dilemma),
        decided_by=frozenset(asked),
    ) == figures  # fmt: skip


@EACH
def test_a_way_is_neither_short_nor_long_and_ways_differ(story_id: str) -> None:
    story = shipped().scenario(story_id)
    lengths = {len(scenes) - 1 for scenes in sequences(story)}

    assert FEWEST_SCENES <= min(lengths) <= max(lengths) <= MOST_SCENES
    assert len(FIGURES[story_id].in_each) <= len(story.nodes) / 3


@EACH
def test_a_story_has_two_dilemmas_and_four_endings(story_id: str) -> None:
    story = shipped().scenario(story_id)

    assert sum(bool(node.dilemma) for node in story.nodes) >= 2
    assert len(story.endings) >= 4
    for node in story.nodes:
        for way in node.dilemma:
            assert way.instead is not None
            assert way.instead.languages == ("en", "km")
            assert way.instead != way.feedback


@EACH
def test_what_a_dilemma_led_to_is_seen_some_scenes_later_on_every_way(story_id: str) -> None:
    """Each walk hears of its choice once or twice, never at once and never too late."""
    story = shipped().scenario(story_id)
    waiting = [(story.start, NOTHING, frozenset[Pending]())]
    seen = set(waiting)
    told = Counter[str]()
    while waiting:
        place, carried, pending = waiting.pop()
        heard = _heard(story, place, carried)
        for each in pending & {p for p in pending if p.name in heard}:
            assert SOONEST <= each.age <= LATEST, f"{each.name} is told of at {place}"
            told[each.name] += 1
        left = frozenset(p for p in pending if p.name not in heard)
        if is_over(place):
            assert not left, f"{place} never tells of {sorted(p.name for p in left)}"
            continue
        for state in _onward(story, place, carried, left):
            if state not in seen:
                seen.add(state)
                waiting.append(state)

    ways = [way for node in story.nodes for way in node.dilemma]
    assert all(any(told[name] for name in _remembered(story, way)) for way in ways)


@dataclass(frozen=True, slots=True)
class Pending:
    """What a dilemma set, and how many scenes ago; nobody has read of it yet."""

    name: str
    age: int


State = tuple[str, CarriedCounts, frozenset[Pending]]


def _onward(
    story: Scenario, place: str, carried: CarriedCounts, left: frozenset[Pending]
) -> Iterator[State]:
    node = story.node(place)
    older = frozenset(Pending(each.name, each.age + 1) for each in left)
    for choice in node.choices:
        onward, after = choice.way.onward(carried)
        new = _remembered(story, choice) if choice in node.dilemma else frozenset[str]()
        yield onward, after, older | {Pending(name, 1) for name in new}


def _remembered(story: Scenario, way: Choice) -> frozenset[str]:
    """The names that a way of a dilemma sets and no other choice of its node."""
    node = next(each for each in story.nodes if way in each.choices)
    others = {name for each in node.choices if each is not way for name, _ in each.sets}
    return frozenset(name for name, _ in way.sets) - others


def _heard(story: Scenario, place: str, carried: CarriedCounts) -> frozenset[str]:
    """The names that are read aloud at a place."""
    ending = story.ending(place)
    echoes = ending.echoes if ending else story.node(place).echoes
    there = {name for name, _ in carried}
    return frozenset(
        name for echo in echoes for name, _ in echo.when if {n for n, _ in echo.when} <= there
    )


def test_what_is_set_is_added_once() -> None:
    """The states above hold names alone; so nothing in these stories may be counted."""
    for story_id in FIGURES:
        story = shipped().scenario(story_id)
        for node in story.nodes:
            for choice in node.choices:
                assert {count for _, count in added(NOTHING, choice.sets)} <= {1}
