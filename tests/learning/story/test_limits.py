"""Whatever the checker lets pass fits into messages, and nothing of it is lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from bot.catalog.course import DEBRIEF, Case, Rich
from bot.catalog.measure import visible_text
from bot.catalog.story import StepsLeft
from bot.learning.story import screens as story
from bot.learning.story.service import OpenedCase, StoryMoment
from bot.telegram.kit.fitting import MOST_UNITS, ROOM, length, pages
from tests.learning.story.walked import (
    EN,
    all_pages,
    back_at,
    begun,
    case_pages,
    eleven_gates,
    longest_node,
    made_of,
    walked,
)
from tests.shipped import shipped
from tests.small_course import rich, text
from tests.telegram.limits import labels


@pytest.mark.parametrize("letter", ["x", "ក", "&"])
@pytest.mark.parametrize("choices", [2, 5, 6])
def test_the_longest_moment_that_may_be_written_fits(choices: int, letter: str) -> None:
    node = longest_node(choices, letter)
    scenario = replace(eleven_gates(), start="n1", nodes=(node,))

    before = story.moment(
        StoryMoment(
            course=shipped(),
            scenario=scenario,
            walk=begun(scenario),
            node=node,
            ahead=StepsLeft(steps=1, is_exact=True),
            changed=True,
        ),
        EN,
    )
    after = story.choice_made(made_of(scenario, begun(scenario), "c1"), EN)

    for screen in (before, after):
        assert length(screen.text) <= MOST_UNITS
    assert all(len(row) <= 5 for row in labels(before))


@pytest.mark.parametrize("letter", ["x", "ក", "&"])
def test_the_longest_look_back_that_may_be_written_fits_and_loses_nothing(letter: str) -> None:
    """Six choices of the longest kind are more than a message holds; no tag is cut in two."""
    nodes = tuple(
        replace(
            longest_node(6, letter),
            id=f"n{n}",
            choices=tuple(
                replace(each, next=f"n{n + 1}" if n < 4 else DEBRIEF)
                for each in longest_node(6, letter).choices
            ),
        )
        for n in range(5)
    )
    lonely = replace(longest_node(2, letter), id="lonely")
    words = rich((letter * 3100)[:3000])
    scenario = replace(eleven_gates(), start="n0", nodes=(*nodes, lonely), debrief=words)

    shown = all_pages(back_at(scenario, walked(scenario, 0)), "en")

    for screen in shown:
        assert length(screen.text) <= MOST_UNITS
        assert screen.text.count("<blockquote") == screen.text.count("</blockquote>")
    together = "".join(str(screen.text) for screen in shown)
    assert together.count(str(Markup.escape((letter * 400)[:400]))) >= 5 * 6
    assert str(words.in_("en")) in together


@given(
    st.lists(st.text(alphabet="កខស្រ្តី ab😀&<\n", max_size=6000), max_size=6),
    st.integers(100, ROOM),
)
def test_no_page_is_ever_longer_than_a_message(texts: list[str], room: int) -> None:
    found = pages([Markup.escape(each) for each in texts], room)

    assert found
    assert all(length(page) <= ROOM for page in found)
    kept = "".join(visible_text(str(page)) for page in found)
    assert sorted(kept.replace("\n", "")) == sorted("".join(texts).replace("\n", ""))


def test_the_longest_case_that_may_be_written_fits() -> None:
    case = Case(
        id="m4.k9",
        title=text("x" * 80),
        objectives=(),
        sources=(),
        text=Rich(strings=(("en", "y" * 3000),)),
        prompts=tuple(text("z" * 300) for _ in range(10)),
        facilitator=rich("Not for you"),
    )

    shown = case_pages(OpenedCase(course=shipped(), case=case), "en")

    assert all(length(screen.text) <= MOST_UNITS for screen in shown)
    together = "".join(str(screen.text) for screen in shown)
    assert "y" * 3000 in together
    assert together.count("z" * 300) == 10
