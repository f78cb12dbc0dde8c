"""Every story that is shipped, walked through: all states, all choices and all endings.

A state is a moment with what is carried there. Two walks in the same state have the same future, so
walking each state once stands for every way through a story.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog.carrying import CarriedCounts
from bot.catalog.course import Choice, Scenario
from bot.catalog.story import CHARS_A_MINUTE, STEPS_A_MINUTE, is_over
from bot.learning.story.domain import (
    StoryStep,
    Walk,
    WalkId,
    carried_by,
    choose,
    current_node,
    look_back,
)
from bot.membership.domain import PersonId
from tests.shipped import shipped, shipped_courses

NOW = datetime(2023, 6, 1, tzinfo=UTC)
WHO = PersonId(1)
STORIES = [
    scenario
    for course in shipped_courses().values()
    for module in course.modules
    for scenario in module.scenarios
]
EVERY_STORY = pytest.mark.parametrize("scenario", STORIES, ids=lambda scenario: scenario.id)
State = tuple[str, CarriedCounts]


def begun(scenario: Scenario) -> Walk:
    return Walk(id=WalkId(1), person_id=WHO, scenario=scenario.id)


def chosen(walk: Walk, scenario: Scenario, choice: str) -> Walk:
    return choose(walk, scenario, choice, at_step=len(walk.steps), by=WHO, now=NOW).walk


def onward(walk: Walk, scenario: Scenario) -> Iterator[Walk]:
    """The walk with each choice that it may make now; nothing at the end."""
    node = current_node(walk, scenario)
    for choice in node.choices if node else ():
        yield chosen(walk, scenario, choice.id)


@cache
def states(story_id: str) -> Mapping[State, Walk]:
    """For each state that a walk can come to, ends included, the first walk that finds it."""
    scenario = shipped().scenario(story_id)
    found: dict[State, Walk] = {}
    waiting = deque([begun(scenario)])
    while waiting:
        walk = waiting.popleft()
        there = walk.steps[-1].led_to if walk.steps else scenario.start
        state = (there, carried_by(walk, scenario))
        if state not in found:
            found[state] = walk
            waiting.extend(onward(walk, scenario))
    return found


def test_the_four_stories_are_there() -> None:
    assert [story.title.in_("en") for story in STORIES] == [
        "Eleven gates",
        "The hotel in the city",
        "Come back later",
        "Home from the compound",
    ]
    assert [len(story.nodes) for story in STORIES[1:]] == [13, 10, 12]


@EVERY_STORY
def test_every_moment_choice_turn_and_echo_is_come_to(scenario: Scenario) -> None:
    made, heard = set[tuple[str, str, str]](), set[str]()
    for walk in states(scenario.id).values():
        made |= {(s.node, s.choice, s.led_to) for s in walk.steps}
        for after in onward(walk, scenario):
            last = after.steps[-1]
            made.add((last.node, last.choice, last.led_to))
        node = current_node(walk, scenario)
        if node:
            heard |= {echo.in_("en") for echo in node.heard(carried_by(walk, scenario))}
        elif walk.steps:
            heard |= {echo.in_("en") for echo in look_back(walk, scenario).heard}

    assert made == {
        (node.id, choice.id, led_to)
        for node in scenario.nodes
        for choice in node.choices
        for led_to in choice.nexts
    }
    echoes = [
        *(echo for node in scenario.nodes for echo in node.echoes),
        *(echo for ending in scenario.endings for echo in ending.echoes),
    ]
    assert heard == {echo.text.in_("en") for echo in echoes}


@EVERY_STORY
def test_every_ending_is_reached_and_told_in_every_language(scenario: Scenario) -> None:
    assert len(scenario.endings) >= 3
    ends = {state: walk for state, walk in states(scenario.id).items() if is_over(state[0])}
    assert {place for place, _ in ends} == {ending.place for ending in scenario.endings}
    for (place, _), walk in ends.items():
        back = look_back(walk, scenario)
        assert back.ending is not None
        assert back.ending.place == place
        assert len(back.stages) == len(walk.steps)
        assert back.ending.text.languages == ("en", "km")
        others = {ending.id for ending in scenario.endings} - {back.ending.id}
        assert others <= {each.id for each in back.unseen}


@EVERY_STORY
def test_from_every_state_each_way_ends(scenario: Scenario) -> None:
    """No state leads back to itself, so every walk ends after a limited number of steps."""
    longest = dict[State, int]()

    def steps_from(walk: Walk) -> int:
        there = walk.steps[-1].led_to if walk.steps else scenario.start
        state = (there, carried_by(walk, scenario))
        if state not in longest:
            onwards = [1 + steps_from(after) for after in onward(walk, scenario)]
            longest[state] = max(onwards, default=0)
        return longest[state]

    assert 5 <= steps_from(begun(scenario)) <= len(scenario.nodes)


@EVERY_STORY
def test_an_episode_takes_about_two_minutes(scenario: Scenario) -> None:
    """The longest way within each episode, read and thought over."""
    taken = dict[int, float]()
    for walk in states(scenario.id).values():
        minutes = dict[int, float]()
        for step in walk.steps:
            node = scenario.node(step.node)
            words = [node.text, *(each.text for each in node.choices)]
            read = sum(len(text.in_("en")) for text in words)
            read += len(node.choice(step.choice).feedback.in_("en"))
            spent = read / CHARS_A_MINUTE + 1 / STEPS_A_MINUTE
            minutes[node.episode] = minutes.get(node.episode, 0) + spent
        for episode, spent in minutes.items():
            taken[episode] = max(taken.get(episode, 0), spent)

    assert max(taken.values()) < 4
    assert 1 < sum(taken.values()) / len(taken) < 3


@EVERY_STORY
@pytest.mark.parametrize("language", shipped().languages)
def test_no_rule_of_thumb_finds_the_good_choices(scenario: Scenario, language: str) -> None:
    """Not the longest, not the shortest, and no letter."""

    def length(choice: Choice) -> int:
        return len(choice.text.in_(language))

    longest = [max(node.choices, key=length).worth for node in scenario.nodes]
    shortest = [min(node.choices, key=length).worth for node in scenario.nodes]
    letters = [[node.choices[n].worth for node in scenario.nodes] for n in range(3)]

    assert max(found.count("good") for found in (longest, shortest)) <= 0.45 * len(longest)
    assert max(found.count("good") for found in letters) <= 0.6 * len(scenario.nodes)


# ---- Eleven gates, as it was and as it is ------------------------------------------------

GATES = STORIES[0]


def walked(choices: str, scenario: Scenario = GATES) -> Walk:
    walk = begun(scenario)
    for choice in choices:
        walk = chosen(walk, scenario, choice)
    return walk


def moments(choices: str) -> list[str]:
    walk = walked(choices)
    return [*(step.node for step in walk.steps), walk.steps[-1].led_to]


def test_chest_pain_is_urgent_at_once() -> None:
    assert moments("bdaac") == ["n1", "n2", "n5", "n3", "n4", "n7"]
    assert moments("bbaca") == ["n1", "n2", "n3", "n4", "n5", "n7"]


def test_posting_her_story_comes_back() -> None:
    assert moments("bbaab")[-2:] == ["n6p", "n7"]
    assert moments("bdaaab")[-2:] == ["n6p", "n8"]
    late = walked("bbaabbd")
    at = current_node(late, GATES)
    assert at is not None
    assert [each.in_("en")[:28] for each in at.heard(carried_by(late, GATES))] == [
        "The officer adds that the ph"
    ]


def test_a_private_rescue_and_a_missing_way_to_call_lead_elsewhere() -> None:
    assert moments("bbacaa")[-1] == "n8r"
    assert moments("bbecabdc")[-1] == "n11w"
    assert moments("bbacabdc")[-1] == "n11"


@pytest.mark.parametrize(
    ("choices", "ending"),
    [
        ("bdaacbdcb", "e1"),
        ("bbacabecb", "e1"),
        ("bbaabbdcb", "e2"),
        ("bbecabdcb", "e2"),
        ("bbacabdca", "e3"),
        ("bdaacbdcc", "e3"),
        ("bbacaabcb", "e4"),
        ("bbacabccb", "e5"),
    ],
)
def test_how_eleven_gates_ends(choices: str, ending: str) -> None:
    """By what happened: nothing is counted."""
    back = look_back(walked(choices), GATES)
    assert back.ending is not None
    assert back.ending.id == ending


OLD = [f"n{number}" for number in range(1, 12)]


def stored(choices: str) -> Walk:
    """A walk as the story of before saved it: each choice led to the next gate."""
    places = [*OLD, "debrief"]
    steps = tuple(
        StoryStep(node=OLD[n], choice=choice, led_to=places[n + 1], at=NOW)
        for n, choice in enumerate(choices)
    )
    return replace(begun(GATES), steps=steps)


@given(made=st.text(alphabet="abc", max_size=10), rest=st.data())
def test_a_stored_walk_of_the_old_story_goes_on(made: str, rest: st.DataObject) -> None:
    walk = stored(made)
    node = current_node(walk, GATES)
    assert node is not None
    assert node.id == OLD[len(made)]
    while node := current_node(walk, GATES):
        walk = chosen(walk, GATES, rest.draw(st.sampled_from([each.id for each in node.choices])))
    assert len(walk.steps) <= len(OLD) + 2
    assert look_back(walk, GATES).ending is not None


def test_a_stored_walk_that_is_over_keeps_what_the_story_still_has() -> None:
    back = look_back(stored("abcabcabcab"), GATES)

    made = {(each.node.id, each.taken.id) for each in back.stages}
    assert made == {*zip(OLD, "abcabcabcab", strict=True)} - {("n3", "c"), ("n8", "b")}
    assert back.ending is None
