"""Walks and pages for the tests of screens: a way through a story, and everything it shows."""

from datetime import UTC, datetime

from bot.catalog.checks.story_words import NODE_UNITS
from bot.catalog.course import DEBRIEF, Choice, Course, Node, Scenario
from bot.catalog.story import steps_left
from bot.learning.case import screens as cases
from bot.learning.story import screens as debrief
from bot.learning.story.domain import Walk, WalkId, choose, current_node, look_back
from bot.learning.story.service import ChoiceMade, LookedBack, OpenedCase
from bot.locale import Catalogue
from bot.membership.domain import PersonId
from bot.telegram.kit.screen import Screen
from tests.shipped import shipped
from tests.small_course import rich, text
from tests.telegram.limits import labels

CATALOGUE = Catalogue()
EN = CATALOGUE.texts("en")
NOW = datetime(2023, 6, 1, tzinfo=UTC)
WHO = PersonId(1)
BIG = WalkId(2**40)


def eleven_gates() -> Scenario:
    return shipped().scenario("m4.s1")


def begun(scenario: Scenario) -> Walk:
    return Walk(id=BIG, person_id=WHO, scenario=scenario.id)


def made_of(scenario: Scenario, walk: Walk, choice: str) -> ChoiceMade:
    node = current_node(walk, scenario)
    assert node is not None
    chosen = choose(walk, scenario, choice, at_step=len(walk.steps), by=WHO, now=NOW)
    way = steps_left(scenario, node.id)
    return ChoiceMade(scenario=scenario, chosen=chosen, ahead=way)


def walked(scenario: Scenario, *picks: int) -> Walk:
    """A whole walk; each pick is the place of a choice at its moment, the last one is repeated."""
    walk, at = begun(scenario), 0
    while node := current_node(walk, scenario):
        pick = picks[min(at, len(picks) - 1)] % len(node.choices)
        walk = made_of(scenario, walk, node.choices[pick].id).chosen.walk
        at += 1
    return walk


def back_at(scenario: Scenario, walk: Walk, *, course: Course | None = None) -> LookedBack:
    looked = look_back(walk, scenario)
    return LookedBack(course=course or shipped(), scenario=scenario, walk=walk.id, debrief=looked)


def all_pages(outcome: LookedBack, language: str) -> list[Screen]:
    """Every page, found by going on until there is no way on."""
    texts, found = CATALOGUE.texts(language), list[Screen]()
    while not found or [texts.label("learning.lesson_next")] == labels(found[-1])[0][-1:]:
        found.append(debrief.looked_back(outcome, len(found), texts, demo=False))
        assert len(found) < 50
    return found


def case_pages(opened: OpenedCase, language: str) -> list[Screen]:
    texts, found = CATALOGUE.texts(language), list[Screen]()
    while not found or [texts.label("learning.lesson_next")] == labels(found[-1])[0][-1:]:
        found.append(cases.read(opened, len(found), texts, demo=False))
        assert len(found) < 50
    return found


def longest_node(choices: int, letter: str) -> Node:
    """A node of the most characters that the checker lets pass."""
    made = tuple(
        Choice(
            id=f"c{n}",
            text=text((letter * 300)[:240]),
            feedback=text((letter * 500)[:400]),
            worth="fair",
            next=DEBRIEF,
        )
        for n in range(choices)
    )
    rest = NODE_UNITS - choices * 240 - 400
    words = rich((letter * 3000)[:rest])
    return Node(id="n1", title=text((letter * 90)[:80]), text=words, choices=made)
