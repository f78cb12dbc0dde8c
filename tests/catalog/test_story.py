"""How far the end of a story is, how long it takes, and whether its wording changed."""

from dataclasses import replace

import pytest

from bot.catalog.course import DEBRIEF, Case, NoSuchContent, Rich, Text
from bot.catalog.story import Choice, Node, Scenario, StepsLeft, steps_left


def text(words: str) -> Text:
    return Text(strings=(("en", words),))


def story(**nodes: str) -> Scenario:
    """A story by its ways: each node has a choice for each node named; "-" is the end."""
    return Scenario(
        id="m1.s1",
        title=text("story"),
        objectives=(),
        sources=(),
        start=next(iter(nodes)),
        nodes=tuple(node(name, ways) for name, ways in nodes.items()),
        debrief=Rich(strings=(("en", "look back"),)),
    )


def node(name: str, ways: str) -> Node:
    choices = tuple(
        Choice(
            id=f"c{n}",
            text=text(f"to {way}"),
            feedback=text("so"),
            worth="fair",
            next=DEBRIEF if way == "-" else way,
        )
        for n, way in enumerate(ways)
    )
    return Node(id=name, title=text(name), text=Rich(strings=(("en", name),)), choices=choices)


LINE = story(a="bb", b="c", c="-")
SHORT_CUT = story(a="bc", b="c", c="-")
CIRCLE = story(a="ab", b="a-")
DIAMOND = story(a="bc", b="d", c="d", d="--")


@pytest.mark.parametrize(
    ("scenario", "at", "far"),
    [
        (LINE, "a", StepsLeft(steps=3, is_exact=True)),
        (LINE, "c", StepsLeft(steps=1, is_exact=True)),
        (DIAMOND, "a", StepsLeft(steps=3, is_exact=True)),
        (SHORT_CUT, "a", StepsLeft(steps=2, is_exact=False)),
        (SHORT_CUT, "b", StepsLeft(steps=2, is_exact=True)),
        (CIRCLE, "a", StepsLeft(steps=2, is_exact=False)),
        (CIRCLE, "b", StepsLeft(steps=1, is_exact=False)),
    ],
)
def test_how_far_the_end_is(scenario: Scenario, at: str, far: StepsLeft) -> None:
    assert steps_left(scenario, at) == far


def test_where_no_way_leads_to_the_end_there_is_none() -> None:
    with pytest.raises(NoSuchContent):
        steps_left(story(a="b", b="a"), "a")
    with pytest.raises(NoSuchContent):
        steps_left(LINE, "z")


@pytest.mark.parametrize(("signs", "minutes"), [(0, 2), (900, 2), (2000, 3), (9000, 11)])
def test_how_long_a_story_takes(signs: int, minutes: int) -> None:
    """The look back has so many signs; three steps of a few words take a minute to think over."""
    assert replace(LINE, debrief=Rich(strings=(("en", "x" * signs),))).minutes == minutes


def test_a_case_takes_a_minute_for_each_question() -> None:
    case = Case(
        id="m1.k1",
        title=text("case"),
        objectives=(),
        sources=(),
        text=Rich(strings=(("en", "x" * 1800),)),
        prompts=(text("Why?"), text("How?")),
        facilitator=Rich(strings=(("en", "for others"),)),
    )
    assert case.minutes == 4


def test_another_wording_of_a_choice_changes_the_checksum() -> None:
    before = node("a", "b-")
    after = replace(before, choices=(before.choices[0], replace(before.choices[1], text=text("x"))))
    turned = replace(before, choices=before.choices[::-1])
    explained = replace(
        before, choices=tuple(replace(each, feedback=text("y")) for each in before.choices)
    )
    assert before.wording == node("a", "b-").wording == explained.wording
    assert len({before.wording, after.wording, turned.wording}) == 3
