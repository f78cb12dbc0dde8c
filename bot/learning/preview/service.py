"""Coordinators look at a course as a participant sees it: nothing is saved or counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.catalog.course import Course, Item, NoSuchContent, Unit
from bot.catalog.story import is_over, steps_left
from bot.learning.aloud.service import OpenedAloud
from bot.learning.quiz.domain import AttemptId, QuizQuestion, mask, right_picks
from bot.learning.recap.service import OpenedLesson
from bot.learning.story.domain import Chosen, Walk, WalkId
from bot.learning.story.service import ChoiceMade, StoryMoment
from bot.membership.domain import PersonId
from bot.refusals import require

NO_ATTEMPT = AttemptId(0)
"""No attempt: the options of a preview are always in the same order."""
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemShown:
    """A question of a unit; `picked` are the options that are explained, 0 while it is open."""

    course: Course
    unit: Unit
    question: QuizQuestion
    picked: int = 0


def card(course: Course, unit_id: str, number: int) -> OpenedLesson:
    """Return a lesson by its number, from 1; raise `NoSuchContent`."""
    unit = course.unit(unit_id)
    return OpenedLesson(course=course, unit=unit, card=_at(unit.cards, number), number=number)


def item(course: Course, unit_id: str, number: int) -> ItemShown:
    """Return a question by its number, from 1; raise `NoSuchContent`."""
    unit = course.unit(unit_id)
    return _shown(course, unit, _at(unit.items, number))


def answer(course: Course, item_id: str, option_id: str) -> ItemShown:
    """Return the explanation of an option; if several are right, all of them count as picked."""
    unit, asked = course.unit_of(item_id), course.item(item_id)
    chosen = require(
        next((option for option in asked.options if option.id == option_id), None), NoSuchContent
    )
    picked = right_picks(asked) if asked.choose > 1 else mask([chosen.id])
    return _shown(course, unit, asked, picked)


def aloud(course: Course, unit_id: str, number: int) -> OpenedAloud:
    """Return a sentence to say by its number, from 1; raise `NoSuchContent`."""
    return OpenedAloud(course=course, item=_at(course.unit(unit_id).aloud, number))


def moment(course: Course, story_id: str, node_id: str) -> StoryMoment:
    """Return a moment of a story; an empty `node_id` is its beginning."""
    story = course.scenario(story_id)
    node = story.node(node_id or story.start)
    return StoryMoment(
        course=course,
        scenario=story,
        walk=_nobodys(story_id),
        node=node,
        ahead=steps_left(story, node.id),
        heard=tuple(echo.text for echo in node.echoes),
    )


def choice(course: Course, story_id: str, node_id: str, choice_id: str) -> ChoiceMade:
    """Return what follows from a choice."""
    story = course.scenario(story_id)
    node = story.node(node_id)
    taken = node.choice(choice_id)
    chosen = Chosen(
        walk=_nobodys(story_id),
        node=node,
        choice=taken,
        onward=None if is_over(taken.next) else story.node(taken.next),
        heard=tuple(echo.text for echo in node.echoes),
    )
    return ChoiceMade(scenario=story, chosen=chosen, ahead=steps_left(story, node.id))


def _nobodys(story: str) -> Walk:
    return Walk(id=WalkId(0), person_id=PersonId(0), scenario=story)


def _shown(course: Course, unit: Unit, asked: Item, picked: int = 0) -> ItemShown:
    number = unit.items.index(asked) + 1
    question = QuizQuestion(
        attempt=NO_ATTEMPT, index=number - 1, item=asked, number=number, total=len(unit.items)
    )
    return ItemShown(course=course, unit=unit, question=question, picked=picked)


def _at(things: Sequence[_T], number: int) -> _T:
    if not 1 <= number <= len(things):
        raise NoSuchContent
    return things[number - 1]
