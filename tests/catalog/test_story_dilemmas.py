"""Dilemmas: what the checker asks of them, and what the look back tells of the other way."""

# ruff: noqa: E501 - whole messages are compared

from datetime import UTC, datetime

import pytest

from bot.catalog.course import Scenario
from bot.catalog.loading import load_course
from bot.learning.story.domain import Debrief, Walk, WalkId, choose, look_back
from bot.membership.domain import PersonId
from tests.catalog.sample import Sample

FILE = "m1/scenarios/two-roads.yaml"
TWO_ROADS = """\
id: m1.s2
title: {en: Two roads, km: ផ្លូវពីរ}
start: n1
nodes:
  - id: n1
    title: {en: The fork, km: ផ្លូវបំបែក}
    text: {en: It rains., km: ភ្លៀងធ្លាក់}
    choices:
      - id: a
        text: {en: The short road, km: ផ្លូវខ្លី}
        worth: defensible
        feedback: {en: You are wet., km: លោកអ្នកទទឹក}
        instead: {en: Home at noon and wet., km: ដល់ផ្ទះថ្ងៃត្រង់ តែទទឹក}
        sets: {short: 1}
        next: n2
      - id: b
        text: {en: The long road, km: ផ្លូវវែង}
        worth: defensible
        feedback: {en: You are late., km: លោកអ្នកយឺត}
        instead: {en: Dry and home at night., km: ស្ងួត តែដល់ផ្ទះពេលយប់}
        sets: {long: 1}
        next: n2
      - id: c
        text: {en: Through a field, km: កាត់វាលស្រែ}
        worth: poor
        feedback: {en: It is mud., km: ភក់}
        next: n2
  - id: n2
    title: {en: At home, km: នៅផ្ទះ}
    text: {en: They ask., km: គេសួរ}
    choices:
      - id: a
        text: {en: Sit down, km: អង្គុយ}
        worth: good
        feedback: {en: You sit., km: លោកអ្នកអង្គុយ}
        next: e1
      - id: b
        text: {en: Go to bed, km: ចូលគេង}
        worth: fair
        feedback: {en: You sleep., km: លោកអ្នកគេង}
        next: e2
      - id: c
        text: {en: Go again, km: ទៅទៀត}
        worth: poor
        feedback: {en: You go., km: លោកអ្នកទៅ}
        next: e3
endings:
  - id: e1
    title: {en: Tea, km: តែ}
    text: {en: There is tea., km: មានតែ}
    echoes:
      - when: {short: 1}
        text: {en: It is still hot., km: នៅក្តៅ}
      - when: {long: 1}
        text: {en: It is cold by now., km: ត្រជាក់ហើយ}
  - {id: e2, title: {en: Bed, km: គ្រែ}, text: {en: You dream., km: សុបិន}}
  - {id: e3, title: {en: Rain, km: ភ្លៀង}, text: {en: It rains on., km: នៅតែភ្លៀង}}
debrief: {en: Look back., km: មើលក្រោយ}
"""
HERE = FILE
NOW = datetime(2023, 6, 1, tzinfo=UTC)
ME = PersonId(1)

FAULTS = {
    "a dilemma of one choice": (
        "        worth: defensible\n        feedback: {en: You are late., km: លោកអ្នកយឺត}\n        instead: {en: Dry and home at night., km: ស្ងួត តែដល់ផ្ទះពេលយប់}\n",
        "        worth: fair\n        feedback: {en: You are late., km: លោកអ្នកយឺត}\n",
        [
            f'{HERE}:8:5: error: At "n1" only "a" is defensible. A dilemma has two such choices or more; one alone is good, fair or poor.'
        ],
    ),
    "a way that the look back cannot tell of": (
        "        instead: {en: Dry and home at night., km: ស្ងួត តែដល់ផ្ទះពេលយប់}\n",
        "",
        [
            f'{HERE}:16:9: error: The look back cannot tell what "b" would have brought and cost. Write it under instead:.'
        ],
    ),
    "a way that is not remembered": (
        "        sets: {long: 1}\n",
        "",
        [
            f'{HERE}:16:9: error: "b" is part of a dilemma, but the story does not remember it. Let it set something that an echo or a turn reads.',
            f'{HERE}:53:9: error: "long" is read, but no choice sets it. Known here: short.',
            f"{HERE}:53:9: error: No walk reads this. Ask for less, or take it out.",
        ],
    ),
    "what nobody reads": (
        "        feedback: {en: It is mud., km: ភក់}\n",
        "        feedback: {en: It is mud., km: ភក់}\n        instead: {en: Mud., km: ភក់}\n",
        [
            f"{HERE}:27:9: error: Nobody reads this: the choice is not one of a dilemma. Take it out, or say defensible."
        ],
    ),
}


def test_a_story_with_a_dilemma_is_fine(sample: Sample) -> None:
    sample.write(FILE, TWO_ROADS)

    assert sample.problems() == []


@pytest.mark.parametrize(("old", "new", "problems"), FAULTS.values(), ids=FAULTS.keys())
def test_the_checker_tells_of(sample: Sample, old: str, new: str, problems: list[str]) -> None:
    sample.write(FILE, TWO_ROADS)

    sample.change(FILE, old, new)

    assert sorted(sample.problems()) == sorted(problems)


def looked_back(story: Scenario, choices: str) -> Debrief:
    walk = Walk(id=WalkId(1), person_id=ME, scenario=story.id)
    for step, choice in enumerate(choices):
        walk = choose(walk, story, choice, at_step=step, by=ME, now=NOW).walk
    return look_back(walk, story)


@pytest.mark.parametrize(
    ("choices", "heard", "instead"),
    [
        ("aa", ["It is still hot."], ["Dry and home at night."]),
        ("ba", ["It is cold by now."], ["Home at noon and wet."]),
        ("ca", [], []),
        ("ab", [], ["Dry and home at night."]),
    ],
)
def test_the_end_tells_what_a_choice_led_to_and_the_look_back_the_other_way(
    sample: Sample, choices: str, heard: list[str], instead: list[str]
) -> None:
    sample.write(FILE, TWO_ROADS)
    story = load_course(sample.folder).scenario("m1.s2")

    back = looked_back(story, choices)

    assert [each.in_("en") for each in back.heard] == heard
    told = [way.instead for stage in back.stages for way in stage.other_ways]
    assert [each.in_("en") for each in told if each] == instead
