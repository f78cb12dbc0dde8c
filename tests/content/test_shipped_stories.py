"""Every story that is shipped, walked through: all moments and all endings are reached."""

from collections import deque
from datetime import UTC, datetime

import pytest

from bot.catalog.course import Scenario
from bot.learning.story.domain import Walk, WalkId, choose, current_node, look_back
from bot.membership.domain import PersonId
from tests.shipped import shipped_courses

NOW = datetime(2023, 6, 1, tzinfo=UTC)
WHO = PersonId(1)
STORIES = [
    scenario
    for course in shipped_courses().values()
    for module in course.modules
    for scenario in module.scenarios
]


def begun(scenario: Scenario) -> Walk:
    return Walk(id=WalkId(1), person_id=WHO, scenario=scenario.id)


def all_ways(scenario: Scenario) -> dict[tuple[str, str], Walk]:
    """For each choice of each moment the shortest walk that makes it, found by walking."""
    found: dict[tuple[str, str], Walk] = {}
    waiting = deque([begun(scenario)])
    while waiting:
        walk = waiting.popleft()
        node = current_node(walk, scenario)
        for choice in node.choices if node else ():
            assert node is not None
            if (node.id, choice.id) not in found:
                step = len(walk.steps)
                onward = choose(walk, scenario, choice.id, at_step=step, by=WHO, now=NOW).walk
                found[node.id, choice.id] = onward
                waiting.append(onward)
    return found


@pytest.mark.parametrize("scenario", STORIES, ids=lambda scenario: scenario.id)
def test_every_moment_and_every_choice_is_reached(scenario: Scenario) -> None:
    every = {(node.id, choice.id) for node in scenario.nodes for choice in node.choices}
    assert set(all_ways(scenario)) == every


@pytest.mark.parametrize("scenario", STORIES, ids=lambda scenario: scenario.id)
def test_every_ending_is_reached_and_explained(scenario: Scenario) -> None:
    endings = [
        (node.id, choice.id)
        for node in scenario.nodes
        for choice in node.choices
        if choice.next == "debrief"
    ]
    assert endings
    ways = all_ways(scenario)
    for ending in endings:
        stages = look_back(ways[ending], scenario).stages
        assert (stages[-1].node.id, stages[-1].taken.id) == ending
        assert len(stages) == len(ways[ending].steps)


@pytest.mark.parametrize("scenario", STORIES, ids=lambda scenario: scenario.id)
@pytest.mark.parametrize("which", [0, 1, -1])
def test_the_story_ends_after_any_choices(scenario: Scenario, which: int) -> None:
    walk = begun(scenario)
    while node := current_node(walk, scenario):
        choice = node.choices[which].id
        walk = choose(walk, scenario, choice, at_step=len(walk.steps), by=WHO, now=NOW).walk
        assert len(walk.steps) <= len(scenario.nodes)


def test_there_is_a_story_of_twelve_steps() -> None:
    (gates,) = STORIES
    assert len(gates.nodes) + 1 == 12  # eleven gates and the debrief
