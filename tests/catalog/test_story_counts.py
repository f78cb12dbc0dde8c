"""Stories that carry something: turns, echoes, endings and episodes, good and broken."""

# ruff: noqa: E501 - whole messages are compared

from datetime import UTC, datetime

import pytest

from bot.catalog.course import Scenario
from bot.catalog.loading import load_course
from bot.learning.story.domain import Walk, WalkId, choose, look_back
from bot.membership.domain import PersonId
from tests.catalog.sample import Sample

FILE = "m1/scenarios/two-wells.yaml"
TWO_WELLS = """\
id: m1.s2
title: {en: Two wells, km: អណ្តូងពីរ}
start: n1
nodes:
  - id: n1
    title: {en: The chief, km: មេភូមិ}
    text: {en: The chief asks., km: មេភូមិសួរ}
    choices:
      - id: a
        text: {en: Tell him all, km: ប្រាប់ទាំងអស់}
        worth: poor
        feedback: {en: Now he knows., km: គាត់ដឹង}
        sets: {told: 1}
        next: n2
      - id: b
        text: {en: Ask him first, km: សួរគាត់ជាមុន}
        worth: good
        feedback: {en: He answers., km: គាត់ឆ្លើយ}
        next: n2
  - id: n2
    title: {en: The market, km: ផ្សារ}
    episode: 2
    text: {en: At the market., km: នៅផ្សារ}
    echoes:
      - when: {told: 1}
        text: {en: All have heard it., km: គ្រប់គ្នាឮ}
    choices:
      - id: a
        text: {en: Walk away, km: ចេញទៅ}
        worth: fair
        feedback: {en: You walk., km: លោកអ្នកដើរ}
        turns:
          - when: {told: 1}
            next: e3
        next: e1
      - id: b
        text: {en: Stay there, km: នៅទីនោះ}
        worth: fair
        feedback: {en: You stay., km: លោកអ្នកនៅ}
        next: e2
endings:
  - {id: e1, title: {en: Water, km: ទឹក}, text: {en: It flows., km: ហូរ}}
  - {id: e2, title: {en: Rain, km: ភ្លៀង}, text: {en: It rains., km: ភ្លៀងធ្លាក់}}
  - {id: e3, title: {en: Dust, km: ធូលី}, text: {en: It is dry., km: ស្ងួត}}
debrief: {en: Look back., km: មើលក្រោយ}
"""
NOW = datetime(2023, 6, 1, tzinfo=UTC)
HERE = "m1/scenarios/two-wells.yaml"

FAULTS = {
    "a count that nothing reads": (
        "        sets: {told: 1}\n",
        "        sets: {told: 1, late: 1}\n",
        [
            f'{HERE}:13:9: error: "late" is set, but nothing reads it. Name it in a when: of a turn or an echo, or do not set it.'
        ],
    ),
    "a count that nothing sets": (
        "      - when: {told: 1}\n        text",
        "      - when: {tolt: 1}\n        text",
        [
            f'{HERE}:25:9: error: "tolt" is read, but no choice sets it. Did you mean "told"?',
            f"{HERE}:25:9: error: No walk reads this. Ask for less, or take it out.",
        ],
    ),
    "a turn that asks for too much": (
        "          - when: {told: 1}\n",
        "          - when: {told: 2}\n",
        [
            f"{HERE}:33:13: error: No walk takes this turn. Ask for less, or move it up.",
            f'{HERE}:33:13: error: The ending "e3" asks for 2 of "told": a score. Let it ask for 1 of what happened.',
            f'{HERE}:44:5: error: Nobody ever comes to the ending "e3". Let a choice lead there, or take the ending out.',
        ],
    ),
    "a way that every walk turns away from": (
        "        feedback: {en: He answers., km: គាត់ឆ្លើយ}\n",
        "        feedback: {en: He answers., km: គាត់ឆ្លើយ}\n        sets: {told: 1}\n",
        [
            f"{HERE}:36:9: error: Every walk takes a turn before this. Ask for more at the turns, or take one out.",
            f'{HERE}:43:5: error: Nobody ever comes to the ending "e1". Let a choice lead there, or take the ending out.',
        ],
    ),
    "an ending that nobody comes to": (
        "        next: e2\n",
        "        next: e1\n",
        [
            f'{HERE}:43:5: error: Nobody ever comes to the ending "e2". Let a choice lead there, or take the ending out.'
        ],
    ),
    "an end beside the endings": (
        "        next: e2\n",
        "        next: debrief\n",
        [
            f'{HERE}:40:9: error: There is no node "debrief": the story breaks off here. Known here: e1, e2, e3, n1, n2.'
        ],
    ),
    "two endings": (
        "  - {id: e3, title: {en: Dust, km: ធូលី}, text: {en: It is dry., km: ស្ងួត}}\n",
        "",
        [
            f'{HERE}:34:13: error: There is no node "e3": the story breaks off here. Known here: e1, e2, n1, n2.',
            f"{HERE}:41:1: error: The story names 2 of its endings; 3 are the fewest. Write more of them, or leave endings out.",
        ],
    ),
    "a way back into an earlier episode": (
        "        next: e2\n",
        "        next: n1\n",
        [
            f'{HERE}:40:9: error: "n1" is in an earlier episode. A walk only goes on to later ones.',
            f'{HERE}:43:5: error: Nobody ever comes to the ending "e2". Let a choice lead there, or take the ending out.',
        ],
    ),
    "an episode that is left out": (
        "    episode: 2\n",
        "    episode: 3\n",
        [
            f"{HERE}:4:1: error: There is no episode 2. Number them from 1, and leave none out.",
        ],
    ),
    "a choice that stands out by its length": (
        "{en: Ask him first,",
        "{en: Ask him first what he knows of it,",
        [
            f'{HERE}:8:5: error: At "n1" the choices have 12 to 33 characters in en. Let the longest be at most 1.4 times as long as the shortest.'
        ],
    ),
}


def test_a_story_that_carries_something_is_fine(sample: Sample) -> None:
    sample.write(FILE, TWO_WELLS)

    assert sample.problems() == []


@pytest.mark.parametrize(("old", "new", "problems"), FAULTS.values(), ids=FAULTS.keys())
def test_the_checker_tells_of(sample: Sample, old: str, new: str, problems: list[str]) -> None:
    sample.write(FILE, TWO_WELLS)

    sample.change(FILE, old, new)

    assert sample.problems() == problems


def test_walks_that_are_caught_are_told_of(sample: Sample) -> None:
    """Who has told everything can only turn round and round; the others can leave."""
    sample.write(FILE, TWO_WELLS)
    caught = "        turns:\n          - when: {told: 1}\n            next: n2\n"
    sample.change(FILE, "            next: e3\n", "            next: n2\n")
    sample.change(FILE, "        next: e2\n", f"{caught}        next: e2\n")

    assert [line for line in sample.problems() if "come to an end" in line] == [
        f'{HERE}:20:5: error: At "n2" some walks can no longer come to an end. Let one choice lead on without a turn.'
    ]


def loaded(sample: Sample) -> Scenario:
    sample.write(FILE, TWO_WELLS)
    return load_course(sample.folder).scenario("m1.s2")


@pytest.mark.parametrize(
    ("choices", "heard", "ending"),
    [("ba", [], "Water"), ("bb", [], "Rain"), ("ab", ["All have heard it."], "Rain"),
     ("aa", ["All have heard it."], "Dust")],
)  # fmt: skip
def test_what_was_chosen_is_heard_later_and_decides_how_it_ends(
    sample: Sample, choices: str, heard: list[str], ending: str
) -> None:
    story, me = loaded(sample), PersonId(1)
    walk = Walk(id=WalkId(1), person_id=me, scenario=story.id)

    first = choose(walk, story, choices[0], at_step=0, by=me, now=NOW)
    second = choose(first.walk, story, choices[1], at_step=1, by=me, now=NOW)

    assert (first.ends_episode, second.ends_episode) == (True, False)
    assert [each.in_("en") for each in second.heard] == heard
    back = look_back(second.walk, story)
    assert back.ending is not None
    assert back.ending.title.in_("en") == ending
    unseen = {each.title.in_("en") for each in back.unseen}
    assert unseen == {"Water", "Rain", "Dust"} - {ending}
