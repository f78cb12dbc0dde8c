"""Every screen of every shipped story and case, in both languages, against Telegram's limits."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain

import pytest

from bot.catalog.course import Case, Course, Scenario
from bot.learning.discussion import screens
from bot.learning.discussion import screens as discussion_screens
from bot.learning.discussion.domain import (
    Discussion,
    DiscussionContext,
    DiscussionId,
    DiscussionKind,
    PastStep,
    Poll,
    discussable,
    first_node,
)
from bot.learning.discussion.service import LeaderView, StartOptions, StartPreview
from bot.learning.discussion_posts import screens as group
from bot.learning.discussion_reading.screens import reading
from bot.learning.discussion_reading.service import OpenedPlace
from bot.locale.catalogue import LANGUAGES
from bot.membership.domain import ChatId, Cohort, CohortId, PersonId
from bot.telegram.kit.screen import Screen
from tests.learning.quiz.test_screens import CATALOGUE
from tests.shipped import shipped_courses
from tests.telegram.limits import fits, labels, neutral

NOW = datetime(2023, 5, 29, 3, 0, tzinfo=UTC)
BIG = 2**40
BOT = "a_bot_whose_name_has_32_letters_"
COHORT = Cohort(
    id=CohortId(BIG),
    course="x",
    title="Module 4, May 2023",
    zone="Asia/Phnom_Penh",
    group_chat_id=ChatId(-BIG),
)


def steps_of(subject: Scenario | Case) -> list[str]:
    if isinstance(subject, Scenario):
        return [node.id for node in subject.nodes]
    return [str(number) for number in range(len(subject.prompts))]


def past_step(subject: Scenario | Case, node: str) -> PastStep:
    """Return the step at a node, by its first choice."""
    if isinstance(subject, Scenario):
        return PastStep(node=node, choice=subject.node(node).choices[0].id)
    return PastStep(node=node, choice="a")


def polls(subject: Scenario | Case, language: str, *, voting: bool) -> Iterator[Poll]:
    """The subject at each of its steps, with 9,999 votes for everything."""
    kind, _ = first_node(subject)
    nodes = steps_of(subject)
    for step, node in enumerate(nodes):
        talk = Discussion(
            id=DiscussionId(BIG),
            cohort_id=COHORT.id,
            chat_id=ChatId(-BIG),
            led_by=PersonId(1),
            kind=kind,
            content=subject.id,
            language=language,
            node=node,
            step=step,
            voting=voting,
            is_open=True,
            way=tuple(past_step(subject, each) for each in nodes[:step]),
            edits=0,
            edited_at=NOW,
        )
        context = DiscussionContext(
            discussion=talk,
            course="x",
            zone="Asia/Phnom_Penh",
            is_linked=True,
            leader_chat=ChatId(1),
        )
        counts = dict.fromkeys(("a", "b", "c", "talked", "time"), 9999)
        votes = dict.fromkeys(range(len(nodes)), counts)
        yield Poll(context=context, votes=votes, members=9999)


def in_the_group(course: Course, poll: Poll, language: str) -> Iterator[Screen]:
    texts, talk = CATALOGUE.texts(language), poll.context.discussion
    yield group.step(course, poll, talk.step, texts, bot=BOT)
    yield group.case(talk, texts, bot=BOT)
    if talk.kind is DiscussionKind.SCENARIO and talk.step:
        yield group.outcome(course, talk, talk.step - 1, texts)
    yield group.debrief(course, poll, texts, bot=BOT)
    yield group.debrief_part(talk, texts, bot=BOT)
    yield group.opened(texts)
    yield group.stopped(talk, texts, bot=BOT)


def read_alone(
    course: Course, subject: Scenario | Case, poll: Poll, language: str
) -> Iterator[Screen]:
    """All pages of the texts of a step, of the end, and of an end before the end."""
    texts, talk = CATALOGUE.texts(language), poll.context.discussion
    ended = replace(talk, is_open=False, way=(*talk.way, past_step(subject, talk.node)))
    stopped = replace(talk, is_open=False)
    for each, step in ((talk, talk.step), (ended, talk.step + 1), (stopped, talk.step + 1)):
        seen = replace(poll, context=replace(poll.context, discussion=each))
        opened = OpenedPlace(course=course, poll=seen, step=step)
        for letters in LANGUAGES:
            for page in range(3):
                yield reading(opened, page, texts, CATALOGUE.texts(letters))


def view(course: Course, poll: Poll, language: str) -> Iterator[Screen]:
    texts, seen = CATALOGUE.texts(language), LeaderView(poll=poll, course=course)
    for posted in LANGUAGES:
        yield screens.controls(seen, texts, CATALOGUE.texts(posted))
    yield screens.already_open(seen, texts)
    yield screens.ask_end(seen, texts)
    yield screens.ended(seen, texts)
    yield screens.group_lost(seen, texts)


@pytest.mark.parametrize("voting", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_fits_in_the_group_and_at_the_controls(
    language: str,
    voting: bool,  # noqa: FBT001 - a column of the table
) -> None:
    seen = 0
    for course in shipped_courses().values():
        for subject in discussable(course):
            for poll in polls(subject, language, voting=voting):
                for screen in in_the_group(course, poll, language):
                    fits(screen)
                    shown = [str(screen.text), *chain.from_iterable(labels(screen))]
                    assert course.topic_words_in("\n".join(shown)) == ()
                    seen += 1
                for screen in read_alone(course, subject, poll, language):
                    fits(screen)
                    neutral(screen, course)
                for screen in view(course, poll, language):
                    fits(screen)
                    neutral(screen, course)

    assert seen > 50


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_offered_and_checked_fits(language: str) -> None:
    texts = CATALOGUE.texts(language)
    for course in shipped_courses().values():
        subjects = discussable(course)
        offered = StartOptions(cohort=COHORT, subjects=subjects, going=None, course=course)
        fits(discussion_screens.start_options(offered, texts))
        fits(discussion_screens.which_cohort([COHORT], texts))
        for subject in subjects:
            checked = StartPreview(
                cohort=COHORT, course=course, subject=subject, language="km", members=9999
            )
            screen = discussion_screens.start_preview(checked, texts, demo=False)
            fits(screen)
            neutral(screen, course)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_closed_vote_has_no_letters_to_tap_and_an_open_one_no_figures(language: str) -> None:
    texts = CATALOGUE.texts(language)
    for course in shipped_courses().values():
        story = course.scenarios[0]
        for voting in (True, False):
            for poll in polls(story, language, voting=voting):
                screen = group.step(course, poll, poll.context.discussion.step, texts, bot=BOT)
                *votes, [read] = screen.buttons
                assert bool(votes) is voting
                assert read.url is not None
                assert (" 9999 ·" in screen.text) is not voting
