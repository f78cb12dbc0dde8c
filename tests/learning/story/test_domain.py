"""Walks through a story: onward, stopped, resumed, again, and what is refused."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.catalog.course import DEBRIEF, Choice, Node, NoSuchContent, Rich, Scenario, Text
from bot.learning.story.domain import StoryStep, Walk, WalkId, choose, current_node, look_back
from bot.membership.domain import PersonId
from bot.refusals import ForeignButton, Refusal, StaleButton

NOW = datetime(2023, 6, 1, 5, 15, tzinfo=UTC)
DARA, MALY = PersonId(1), PersonId(2)


def text(words: str) -> Text:
    return Text(strings=(("en", words),))


def node(node_id: str, **ways: str) -> Node:
    choices = tuple(
        Choice(id=c, text=text(c), feedback=text(f"after {c}"), worth="fair", next=onward)
        for c, onward in ways.items()
    )
    return Node(
        id=node_id, title=text(node_id), text=Rich(strings=(("en", node_id),)), choices=choices
    )


# the gate ── a ─> the road ── a ─> end     (b at the road leads back to the gate)
#     └───── b ─> the ford ── a ─> end
STORY = Scenario(
    id="m4.s1",
    title=text("story"),
    objectives=(),
    sources=(),
    start="gate",
    nodes=(
        node("gate", a="road", b="ford"),
        node("road", a=DEBRIEF, b="gate"),
        node("ford", a=DEBRIEF),
    ),
    debrief=Rich(strings=(("en", "look back"),)),
)
FRESH = Walk(id=WalkId(7), person_id=DARA, scenario="m4.s1")


def walked(*choices: str, story: Scenario = STORY, walk: Walk = FRESH) -> Walk:
    for n, choice in enumerate(choices):
        at = NOW + timedelta(minutes=n)
        walk = choose(walk, story, choice, at_step=len(walk.steps), by=DARA, now=at).walk
    return walk


@pytest.mark.parametrize(
    ("choices", "stands"),
    [
        ("", "gate"),
        ("a", "road"),
        ("b", "ford"),
        ("ab", "gate"),
        ("abb", "ford"),
        ("aa", None),
        ("ba", None),
        ("ababaa", None),
    ],
)
def test_the_present_moment_of_a_walk(choices: str, stands: str | None) -> None:
    walk = walked(*choices)
    there = current_node(walk, STORY)
    assert (there.id if there else None) == stands
    assert walk.is_finished is (stands is None)


def test_every_choice_is_saved_with_its_time() -> None:
    assert walked("b", "a").steps == (
        StoryStep(node="gate", choice="b", led_to="ford", at=NOW),
        StoryStep(node="ford", choice="a", led_to=DEBRIEF, at=NOW + timedelta(minutes=1)),
    )


def test_a_choice_tells_what_follows_from_it() -> None:
    chosen = choose(FRESH, STORY, "b", at_step=0, by=DARA, now=NOW)
    assert chosen.choice.feedback.in_("en") == "after b"
    assert chosen.onward == STORY.node("ford")
    assert choose(chosen.walk, STORY, "a", at_step=1, by=DARA, now=NOW).onward is None


def test_a_stopped_walk_goes_on_from_its_saved_steps() -> None:
    kept = walked("a").steps
    assert current_node(replace(FRESH, steps=kept), STORY) == STORY.node("road")


@pytest.mark.parametrize(
    ("steps", "tap", "refusal"),
    [
        ("", {"by": MALY}, ForeignButton),
        ("", {"choice_id": "z"}, StaleButton),
        ("b", {"choice_id": "b"}, StaleButton),  # a choice of another moment
        ("a", {"at_step": 0}, StaleButton),  # pressed twice
        ("", {"at_step": 1}, StaleButton),
        ("", {"at_step": -1}, StaleButton),
        ("aa", {}, StaleButton),  # finished
        ("aa", {"by": MALY}, ForeignButton),
        ("", {"scenario": replace(STORY, id="m4.s2")}, StaleButton),
    ],
)
def test_what_is_refused(steps: str, tap: dict[str, object], refusal: type[Refusal]) -> None:
    walk = walked(*steps)
    asked = {"scenario": STORY, "choice_id": "a", "at_step": len(walk.steps), "by": DARA} | tap
    with pytest.raises(refusal):
        choose(walk, now=NOW, **asked)  # type: ignore[arg-type]  # the table knows its types


def test_the_debrief_shows_each_branch_and_the_road_not_taken() -> None:
    debrief = look_back(walked("a", "b", "b", "a"), STORY)
    assert [(s.node.id, s.taken.id, [c.id for c in s.not_taken]) for s in debrief.stages] == [
        ("gate", "a", ["b"]),
        ("road", "b", ["a"]),
        ("gate", "b", ["a"]),
        ("ford", "a", []),
    ]
    assert [stage.at for stage in debrief.stages] == [NOW + timedelta(minutes=n) for n in range(4)]
    assert debrief.unseen == ()
    assert [node.id for node in look_back(walked("b", "a"), STORY).unseen] == ["road"]


def test_there_is_no_debrief_before_the_end() -> None:
    with pytest.raises(StaleButton):
        look_back(walked("a"), STORY)


def test_a_replay_is_a_new_walk_and_leaves_the_old_one() -> None:
    first = walked("a", "a")
    second = walked("b", "a", walk=replace(FRESH, id=WalkId(8)))
    assert [step.choice for step in first.steps] == ["a", "a"]
    assert [step.choice for step in second.steps] == ["b", "a"]


def test_rewriting_a_story_changes_no_walk_of_the_past() -> None:
    anew = replace(STORY, nodes=(node("gate", a="road"), node("road", a=DEBRIEF)))
    assert [stage.node.id for stage in look_back(walked("a", "a"), anew).stages] == ["gate", "road"]
    assert look_back(walked("b", "a"), anew).stages == ()
    with pytest.raises(NoSuchContent):
        current_node(walked("b"), anew)
