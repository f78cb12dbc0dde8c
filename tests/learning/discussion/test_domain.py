"""The rules of a discussion in the group: who may vote, which way leads, how it goes on."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.catalog.course import DEBRIEF, Case, Choice, Course, Node, NoSuchContent, Scenario
from bot.learning.discussion.domain import (
    MORE_TIME,
    TALKED,
    Ballot,
    Discussion,
    DiscussionId,
    DiscussionKind,
    NotOfThisCourse,
    PastStep,
    VoteClosed,
    check_ballot,
    close_vote,
    discussable,
    find_subject,
    first_node,
    go_on,
    leading,
    next_edit_at,
    ranked,
)
from bot.membership.domain import ChatId, CohortId, PersonId
from bot.refusals import ForeignButton, Refusal, StaleButton
from tests.small_course import SMALL, rich, text

NOW = datetime(2023, 5, 29, 3, 0, tzinfo=UTC)
GROUP, ELSEWHERE = ChatId(-100), ChatId(-200)


def node(node_id: str, **leads: str) -> Node:
    return Node(
        id=node_id,
        title=text(node_id),
        text=rich(node_id),
        choices=tuple(
            Choice(id=each, text=text(each), feedback=text(each), worth="fair", next=to)
            for each, to in leads.items()
        ),
    )


STORY = Scenario(
    id="m1.s1",
    title=text("A story"),
    objectives=(),
    sources=(),
    start="n1",
    nodes=(node("n1", a="n2", b="n3"), node("n2", a="n3", b=DEBRIEF), node("n3", a=DEBRIEF)),
    debrief=rich("Looking back"),
)
CASE = Case(
    id="m1.k1",
    title=text("A case"),
    objectives=(),
    sources=(),
    text=rich("It happened"),
    prompts=(text("Who?"), text("What?")),
    facilitator=rich("For you"),
)
MUTE = replace(CASE, id="m1.k2", prompts=())


def course() -> Course:
    module = replace(SMALL.modules[0], scenarios=(STORY,), cases=(CASE, MUTE))
    return replace(SMALL, modules=(module,))


COURSE = course()
TALK = Discussion(
    id=DiscussionId(1),
    cohort_id=CohortId(1),
    chat_id=GROUP,
    led_by=PersonId(1),
    kind=DiscussionKind.SCENARIO,
    content="m1.s1",
    language="en",
    node="n1",
    step=0,
    voting=True,
    is_open=True,
    way=(),
    edits=3,
    edited_at=NOW,
)
CLOSED = replace(TALK, voting=False)
OVER = replace(TALK, voting=False, is_open=False)
LATER = replace(TALK, step=1, node="n2", way=(PastStep(node="n1", choice="a"),))
ABOUT_CASE = replace(TALK, kind=DiscussionKind.CASE, content="m1.k1", node="0")


@pytest.mark.parametrize(
    ("talk", "step", "choice", "chat", "takes_part", "refused"),
    [
        (TALK, 0, "a", GROUP, True, None),
        (TALK, 0, "b", GROUP, True, None),
        (TALK, 0, "c", GROUP, True, StaleButton),  # a choice that there is not
        (TALK, 0, "a", ELSEWHERE, True, ForeignButton),  # forged in another chat
        (TALK, 0, "a", GROUP, False, NotOfThisCourse),
        (TALK, 1, "a", GROUP, True, StaleButton),  # a step that is not there yet
        (TALK, -1, "a", GROUP, True, VoteClosed),
        (CLOSED, 0, "a", GROUP, True, VoteClosed),
        (OVER, 0, "a", GROUP, True, VoteClosed),
        (LATER, 0, "a", GROUP, True, VoteClosed),  # an old message
        (LATER, 1, "b", GROUP, True, None),
        (ABOUT_CASE, 0, TALKED, GROUP, True, None),
        (ABOUT_CASE, 0, MORE_TIME, GROUP, True, None),
        (ABOUT_CASE, 0, "a", GROUP, True, StaleButton),
    ],
)
def test_who_may_vote_when(
    talk: Discussion,
    step: int,
    choice: str,
    chat: ChatId,
    takes_part: bool,  # noqa: FBT001 - a column of the table
    refused: type[Refusal] | None,
) -> None:
    ballot = Ballot(step=step, choice=choice, chat_id=chat)
    if refused is None:
        check_ballot(COURSE, talk, ballot, takes_part=takes_part)
        return
    with pytest.raises(refused) as found:
        check_ballot(COURSE, talk, ballot, takes_part=takes_part)
    assert found.type is refused


@pytest.mark.parametrize(
    ("counts", "order", "leads"),
    [
        ({}, ("a", "b", "c"), None),
        ({"b": 1}, ("b", "a", "c"), "b"),
        ({"a": 2, "c": 2}, ("a", "c", "b"), None),
        ({"a": 1, "b": 2, "c": 3}, ("c", "b", "a"), "c"),
        ({"gone": 5, "c": 1}, ("c", "a", "b"), "c"),
    ],
)
def test_the_leading_choice_is_first_and_a_tie_has_no_leader(
    counts: dict[str, int], order: tuple[str, ...], leads: str | None
) -> None:
    assert ranked(("a", "b", "c"), counts) == order
    assert leading(("a", "b", "c"), counts) == leads


def test_a_story_goes_the_way_that_the_coordinator_picks_until_its_debrief() -> None:
    talk, seen = TALK, []
    for choice in ("a", "a", "a"):
        talk = close_vote(talk, step=talk.step)
        talk = go_on(COURSE, talk, step=talk.step, choice=choice)
        seen.append((talk.step, talk.node, talk.voting, talk.is_open, talk.edits))

    assert seen == [
        (1, "n2", True, True, 0),
        (2, "n3", True, True, 0),
        (2, "n3", False, False, 0),
    ]
    assert [talk.node_at(step) for step in range(3)] == ["n1", "n2", "n3"]


def test_a_case_goes_from_question_to_question_without_a_choice() -> None:
    second = go_on(COURSE, ABOUT_CASE, step=0, choice="")
    ended = go_on(COURSE, second, step=1, choice="")

    assert (second.node, second.step, second.voting) == ("1", 1, True)
    assert (ended.is_open, ended.voting, len(ended.way)) == (False, False, 2)


@pytest.mark.parametrize(
    ("talk", "step", "choice"),
    [
        (TALK, 0, "a"),  # the vote is open
        (CLOSED, 1, "a"),
        (CLOSED, 0, "z"),
        (OVER, 0, "a"),
        (LATER, 0, "a"),
        (ABOUT_CASE, 1, ""),
    ],
)
def test_an_old_or_forged_button_leads_nowhere(talk: Discussion, step: int, choice: str) -> None:
    with pytest.raises(StaleButton):
        go_on(COURSE, talk, step=step, choice=choice)


@pytest.mark.parametrize(
    ("talk", "step"), [(CLOSED, 0), (TALK, 1), (OVER, 0), (LATER, 0), (ABOUT_CASE, 0)]
)
def test_a_vote_is_closed_once_and_only_in_a_story(talk: Discussion, step: int) -> None:
    with pytest.raises(StaleButton):
        close_vote(talk, step=step)


@pytest.mark.parametrize(
    ("edited", "shown"),
    [
        (-600, 1),  # long ago: in a second
        (0, 6),  # just now: six seconds between
        (-4, 2),
        (0.9, 6.9),  # it may be on its way already, without this vote
        (1, None),  # enqueued, and sure to show it
        (5, None),
    ],
)
def test_counts_are_shown_soon_and_never_twice_within_six_seconds(
    edited: float, shown: float | None
) -> None:
    found = next_edit_at(NOW + timedelta(seconds=edited), now=NOW)

    assert found == (None if shown is None else NOW + timedelta(seconds=shown))


def test_a_hundred_votes_in_a_minute_are_eleven_edits() -> None:
    edited, edits = NOW, 0
    for vote in range(100):
        at = next_edit_at(edited, now=NOW + timedelta(seconds=vote * 0.6))
        if at is not None:
            edited, edits = at, edits + 1

    assert edits == 11


def test_what_can_be_discussed_has_something_to_vote_on() -> None:
    assert discussable(COURSE) == (STORY, CASE)
    assert first_node(STORY) == (DiscussionKind.SCENARIO, "n1")
    assert first_node(CASE) == (DiscussionKind.CASE, "0")
    assert find_subject(COURSE, "m1.k1") is CASE
    with pytest.raises(NoSuchContent):
        find_subject(COURSE, "m1.q1")
