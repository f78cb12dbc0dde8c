"""Shows a discussion to the group: neutral lines, letters and counts, and no names.

The texts of a story or case are never posted: a locked phone shows the messages of a group, and an
edit also replaces the text of an unread notification. A link opens them in the reader's own chat
(`discussion_reading`). The whole group reads the same post, in the language of the discussion.
"""

from collections.abc import Iterable

from markupsafe import Markup

from bot.catalog.course import Course, Node, Scenario
from bot.learning.discussion.buttons import Vote
from bot.learning.discussion.domain import (
    ChoiceCounts,
    Discussion,
    DiscussionKind,
    Poll,
    ReadingPlace,
    end_of,
)
from bot.learning.discussion.screens import IN_A_ROW, PROMPT_KEYS, answers, letter_of, status
from bot.learning.screens import lettered
from bot.locale import Texts
from bot.people.invites.domain import link_of
from bot.telegram.kit.screen import ButtonRow, Screen, lines, link, paragraphs, tap
from bot.telegram.kit.ways import in_even_rows

BETWEEN = Markup(" · ")


def opened(texts: Texts) -> Screen:
    """Say what comes, where to read the texts, and how votes are saved."""
    return Screen(
        text=paragraphs(
            texts("discussion_posts.opened"),
            texts("discussion_posts.where"),
            texts("discussion_posts.how"),
        )
    )


def case(talk: Discussion, texts: Texts, *, bot: str) -> Screen:
    """Lead to the text of a case; `bot` is the bot's user name."""
    return Screen(text=texts("discussion_posts.case_head"), buttons=[_read(talk, 0, texts, bot)])


def step(course: Course, poll: Poll, number: int, texts: Texts, *, bot: str) -> Screen:
    """Show one step, its vote open or closed, with the link to its texts."""
    talk = poll.context.discussion
    said, buttons = (
        _question(course, poll, number, texts)
        if talk.kind is DiscussionKind.CASE
        else _moment(course, poll, number, texts)
    )
    return Screen(
        text=said,
        buttons=[
            *(buttons if talk.takes_votes_at(number) else []),
            _read(talk, number, texts, bot),
        ],
    )


def outcome(course: Course, talk: Discussion, number: int, texts: Texts) -> Screen:
    """Say which way was picked at a step; the next step says what follows."""
    taken = talk.way[number]
    node = course.scenario(talk.content).node(taken.node)
    letter = letter_of(node.choices, taken.choice, texts)
    return Screen(
        text=paragraphs(
            texts("learning.story_head", number=number + 1),
            texts("discussion_posts.way_letter", letter=letter),
        )
    )


def debrief(course: Course, poll: Poll, texts: Texts, *, bot: str) -> Screen:
    """Show the end: for a story its way as letters and counts; the link leads to the texts."""
    talk = poll.context.discussion
    read = _read(talk, end_of(talk), texts, bot)
    if talk.kind is DiscussionKind.CASE:
        return Screen(text=texts("discussion_posts.case_over"), buttons=[read])
    story = course.scenario(talk.content)
    way = lines(*_way(story, poll, texts))
    return Screen(text=paragraphs(texts("discussion_posts.story_over"), way), buttons=[read])


def debrief_part(talk: Discussion, texts: Texts, *, bot: str) -> Screen:
    """Return what replaces a further part of an end."""
    return Screen(
        text=texts("learning.discussion_title"), buttons=[_read(talk, end_of(talk), texts, bot)]
    )


def stopped(talk: Discussion, texts: Texts, *, bot: str) -> Screen:
    """Say that it ends early; the link still leads to the services that help."""
    return Screen(
        text=texts("discussion_posts.stopped"), buttons=[_read(talk, end_of(talk), texts, bot)]
    )


def figures(node: Node, counts: ChoiceCounts, texts: Texts) -> Markup:
    """Return the letters of a moment with their votes."""
    return BETWEEN.join(
        texts("discussion_posts.figure", letter=letter, n=counts.get(choice.id, 0))
        for letter, choice in lettered(node.choices, texts)
    )


def _moment(
    course: Course, poll: Poll, number: int, texts: Texts
) -> tuple[Markup, list[ButtonRow]]:
    talk = poll.context.discussion
    node = course.scenario(talk.content).node(talk.node_at(number))
    counted = None if talk.takes_votes_at(number) else figures(node, poll.at(number), texts)
    said = paragraphs(
        texts("learning.story_head", number=number + 1), counted, status(poll, number, texts)
    )
    letters = [
        tap(letter, Vote(talk.id, number, choice.id))
        for letter, choice in lettered(node.choices, texts)
    ]
    return said, in_even_rows(letters, IN_A_ROW)


def _question(
    course: Course, poll: Poll, number: int, texts: Texts
) -> tuple[Markup, list[ButtonRow]]:
    talk = poll.context.discussion
    total = len(course.case(talk.content).prompts)
    said = paragraphs(
        texts("learning.discussion_question", number=number + 1, total=total),
        answers(poll, number, texts),
        status(poll, number, texts),
    )
    return said, [
        [tap(texts.label(key), Vote(talk.id, number, choice))] for choice, key in PROMPT_KEYS
    ]


def _read(talk: Discussion, step: int, texts: Texts, bot: str) -> ButtonRow:
    return [link(texts.label("common.read"), link_of(bot, ReadingPlace(talk.id, step).payload))]


def _way(story: Scenario, poll: Poll, texts: Texts) -> Iterable[Markup]:
    for number, taken in enumerate(poll.context.discussion.way):
        node = story.node(taken.node)
        yield texts(
            "discussion_posts.way_counts",
            number=number + 1,
            letter=letter_of(node.choices, taken.choice, texts),
            figures=figures(node, poll.at(number), texts),
        )
