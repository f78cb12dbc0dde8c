"""Shows the texts of a discussion to one reader, in the reader's language.

Letters and numbers are those of the group's posts.
"""

from collections.abc import Iterator

from markupsafe import Markup

from bot.catalog.course import Scenario, StoryEnding
from bot.catalog.wording import Rich, Text
from bot.learning.discussion.domain import (
    Discussion,
    DiscussionKind,
    carried_at,
    end_of,
    find_subject,
)
from bot.learning.discussion.screens import letter_of, subject_name
from bot.learning.discussion_posts.screens import figures
from bot.learning.discussion_reading.buttons import ReadDiscussion
from bot.learning.discussion_reading.service import OpenedPlace
from bot.learning.screens import content_note, lettered, pointer
from bot.locale import Texts
from bot.paging import Page
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.fitting import ROOM, pages
from bot.telegram.kit.screen import PARAGRAPH, ButtonRow, Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import page_turns


def reading(
    opened: OpenedPlace, asked: int, texts: Texts, group: Texts, *, demo: bool = False
) -> Screen:
    """Show a page (from 0) of a step's texts, or the nearest page that exists.

    `group` are the texts in the language of the discussion, for the letters of the votes.
    """
    pieces = [*_pieces(opened, texts, group, demo=demo)]
    page = Page.of(pages(pieces, ROOM), asked, size=1)
    talk, step = opened.discussion, opened.step
    turns = page_turns(page, lambda to: ReadDiscussion(talk.id, step, to), texts)
    return Screen(
        text=paragraphs(_head(opened, texts), *page.items),
        buttons=[
            turns,
            _case(opened, texts),
            [tap(texts.label("learning.lesson_close"), OpenHome())],
        ],
    )


def _head(opened: OpenedPlace, texts: Texts) -> Markup:
    talk, number = opened.discussion, opened.step + 1
    if opened.step == end_of(talk):
        return texts("learning.discussion_title")
    if talk.kind is DiscussionKind.SCENARIO:
        return texts("learning.story_head", number=number)
    total = len(opened.course.case(talk.content).prompts)
    return texts("learning.discussion_question", number=number, total=total)


def _case(opened: OpenedPlace, texts: Texts) -> ButtonRow:
    """Return the way back to the text of a case, which stands with the first question."""
    talk = opened.discussion
    if talk.kind is DiscussionKind.SCENARIO or opened.step == 0:
        return []
    found = find_subject(opened.course, talk.content)
    return [tap(subject_name(found, texts), ReadDiscussion(talk.id, 0, 0))]


def _pieces(opened: OpenedPlace, texts: Texts, group: Texts, *, demo: bool) -> Iterator[Markup]:
    if opened.step == 0:
        yield from _beginning(opened, texts, demo=demo)
    if opened.discussion.kind is DiscussionKind.SCENARIO:
        yield from _story(opened, texts, group)
    elif opened.step < end_of(opened.discussion):
        yield from _question(opened, texts)
    if opened.step == end_of(opened.discussion):
        yield pointer(opened.course, texts, demo=demo)


def _beginning(opened: OpenedPlace, texts: Texts, *, demo: bool) -> Iterator[Markup]:
    """Yield the note, the title, and the text of a case."""
    subject = find_subject(opened.course, opened.discussion.content)
    yield content_note(opened.course, texts, demo=demo)
    yield texts("learning.lesson_title", title=subject.title.in_(texts.language))
    if not isinstance(subject, Scenario):
        yield from _paragraphs(subject.text, texts)
        yield from _draft(opened, subject.text, texts)


def _question(opened: OpenedPlace, texts: Texts) -> Iterator[Markup]:
    talk = opened.discussion
    prompt = opened.course.case(talk.content).prompts[int(talk.node_at(opened.step))]
    yield texts("discussion_reading.prompt", text=prompt.in_(texts.language))
    yield from _draft(opened, prompt, texts)


def _story(opened: OpenedPlace, texts: Texts, group: Texts) -> Iterator[Markup]:
    if 0 < opened.step <= len(opened.discussion.way):
        yield from _outcome(opened, texts, group)
    if opened.step < end_of(opened.discussion):
        yield from _moment(opened, texts, group)
    elif opened.step == len(opened.discussion.way):
        yield from _debrief(opened, texts, group)


def _outcome(opened: OpenedPlace, texts: Texts, group: Texts) -> Iterator[Markup]:
    """Yield what follows from the choice at the step before."""
    talk = opened.discussion
    taken = talk.way[opened.step - 1]
    node = opened.course.scenario(talk.content).node(taken.node)
    choice = node.choice(taken.choice)
    yield texts(
        "discussion_reading.way_on",
        letter=letter_of(node.choices, choice.id, group),
        text=choice.text.in_(texts.language),
    )
    yield Markup.escape(choice.feedback.in_(texts.language))
    yield from _draft(opened, choice.feedback, texts)


def _moment(opened: OpenedPlace, texts: Texts, group: Texts) -> Iterator[Markup]:
    talk = opened.discussion
    story = opened.course.scenario(talk.content)
    node = story.node(talk.node_at(opened.step))
    yield from _paragraphs(node.text, texts)
    for each in node.heard(carried_at(story, talk, opened.step)):
        yield Markup.escape(each.in_(texts.language))
    yield lines(
        *(
            texts("learning.question_option", letter=letter, text=choice.text.in_(texts.language))
            for letter, choice in lettered(node.choices, group)
        )
    )
    yield from _draft(opened, node.text, texts)


def _debrief(opened: OpenedPlace, texts: Texts, group: Texts) -> Iterator[Markup]:
    """Yield the way of the group with its votes, and the debrief."""
    talk = opened.discussion
    story = opened.course.scenario(talk.content)
    yield lines(
        *(
            texts(
                "discussion_reading.way",
                number=number + 1,
                title=story.node(taken.node).title.in_(texts.language),
                letter=letter_of(story.node(taken.node).choices, taken.choice, group),
                figures=figures(story.node(taken.node), opened.poll.at(number), group),
            )
            for number, taken in enumerate(talk.way)
        )
    )
    ending = _ending(story, talk)
    if ending is not None:
        yield Markup.escape(ending.text.in_(texts.language))
        for each in ending.heard(carried_at(story, talk, len(talk.way))):
            yield Markup.escape(each.in_(texts.language))
    yield from _paragraphs(story.debrief, texts)
    yield from _draft(opened, story.debrief, texts)


def _ending(story: Scenario, talk: Discussion) -> StoryEnding | None:
    """Return the ending of the story, which depends on the whole way."""
    if not talk.way:
        return None
    last = talk.way[-1]
    taken = story.node(last.node).choice(last.choice)
    return story.ending(story.onward(taken, carried_at(story, talk, len(talk.way) - 1)))


def _paragraphs(text: Rich, texts: Texts) -> list[Markup]:
    return text.in_(texts.language).split(PARAGRAPH)


def _draft(opened: OpenedPlace, text: Text, texts: Texts) -> Iterator[Markup]:
    if opened.course.shows_draft(text, texts.language):
        yield texts("learning.lesson_draft")
