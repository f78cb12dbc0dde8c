"""Shows a discussion to the group: texts, letters and counts, and no names.

The whole group reads the same, so all of it is in the language of the discussion.
"""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from bot.catalog.course import Choice, Course, Ending, Scenario
from bot.catalog.wording import Text
from bot.learning.discussion.buttons import Vote
from bot.learning.discussion.domain import (
    MORE_TIME,
    TALKED,
    Discussion,
    DiscussionKind,
    Poll,
    carried_at,
)
from bot.learning.screens import content_note, lettered, pointer
from bot.locale import Texts
from bot.telegram.kit.fitting import ROOM, pages
from bot.telegram.kit.screen import PARAGRAPH, Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import in_even_rows

IN_A_ROW = 4
BETWEEN = Markup(" · ")
PROMPT_KEYS = ((TALKED, "discussion.talked"), (MORE_TIME, "discussion.more_time"))


def opened(course: Course, texts: Texts, *, demo: bool) -> Screen:
    """The first message: what comes, and how votes are saved."""
    note = content_note(course, texts, demo=demo)
    return Screen(text=paragraphs(texts("discussion.opened"), note, texts("discussion.how")))


def case(course: Course, talk: Discussion, texts: Texts) -> Screen:
    """The text of a case."""
    found = course.case(talk.content)
    return Screen(
        text=paragraphs(
            texts("discussion.case_head"),
            texts("lesson.title", title=found.title.in_(texts.language)),
            found.text.in_(texts.language),
            _draft(course, found.text, texts),
        )
    )


def step(course: Course, poll: Poll, number: int, texts: Texts) -> Screen:
    """One step, open for votes or closed."""
    talk = poll.context.discussion
    if talk.kind is DiscussionKind.CASE:
        return _question(course, poll, number, texts)
    return _moment(course, poll, number, texts)


def outcome(course: Course, talk: Discussion, number: int, texts: Texts) -> Screen:
    """What follows from the way that was picked at a step of a story."""
    taken = talk.way[number]
    node = course.scenario(talk.content).node(taken.node)
    choice = node.choice(taken.choice)
    return Screen(
        text=paragraphs(
            texts("story.head", number=number + 1),
            texts(
                "discussion.way_on",
                letter=letter_of(node.choices, choice.id, texts),
                text=choice.text.in_(texts.language),
            ),
            choice.feedback.in_(texts.language),
            _draft(course, choice.feedback, texts),
        )
    )


def debrief(course: Course, poll: Poll, texts: Texts, *, demo: bool) -> list[Screen]:
    """The end: of a story the way as counts and the debrief; last where to turn."""
    talk, care = poll.context.discussion, pointer(course, texts, demo=demo)
    if talk.kind is DiscussionKind.CASE:
        return [Screen(text=paragraphs(texts("discussion.case_over"), care))]
    story = course.scenario(talk.content)
    draft = _draft(course, story.debrief, texts)
    ending = _ending(story, talk)
    pieces = [
        texts("discussion.story_over"),
        lines(*_way(story, poll, texts)),
        *([] if ending is None else [ending.text.in_(texts.language)]),
        *story.debrief.in_(texts.language).split(PARAGRAPH),
        *([] if draft is None else [draft]),
        care,
    ]
    return [Screen(text=page) for page in pages(pieces, ROOM)]


def stopped(course: Course, texts: Texts, *, demo: bool) -> Screen:
    """It ends before the end; where to turn all the same."""
    care = pointer(course, texts, demo=demo)
    return Screen(text=paragraphs(texts("discussion.stopped"), care))


def letter_of(choices: Sequence[Choice], choice: str, texts: Texts) -> str:
    """Return the letter of a choice."""
    return next(letter for letter, each in lettered(choices, texts) if each.id == choice)


def _moment(course: Course, poll: Poll, number: int, texts: Texts) -> Screen:
    talk = poll.context.discussion
    story = course.scenario(talk.content)
    node, counts = story.node(talk.node_at(number)), poll.at(number)
    options = lettered(node.choices, texts)
    voting = talk.takes_votes_at(number)
    said = (
        texts("question.option", letter=letter, text=choice.text.in_(texts.language))
        for letter, choice in options
    )
    marked = (
        texts("discussion.counted", line=line, n=counts.get(choice.id, 0))
        for line, (_, choice) in zip(said, options, strict=True)
    )
    letters = [tap(letter, Vote(talk.id, number, choice.id)) for letter, choice in options]
    return Screen(
        text=paragraphs(
            texts("story.head", number=number + 1),
            texts("lesson.title", title=story.title.in_(texts.language)) if number == 0 else None,
            node.text.in_(texts.language),
            *(each.in_(texts.language) for each in node.heard(carried_at(story, talk, number))),
            lines(*(said if voting else marked)),
            status(poll, number, texts),
            _draft(course, node.text, texts),
        ),
        buttons=in_even_rows(letters, IN_A_ROW) if voting else [],
    )


def _question(course: Course, poll: Poll, number: int, texts: Texts) -> Screen:
    talk = poll.context.discussion
    found = course.case(talk.content)
    prompt = found.prompts[int(talk.node_at(number))]
    buttons: list[list[ScreenButton]] = [
        [tap(texts.label(key), Vote(talk.id, number, choice))] for choice, key in PROMPT_KEYS
    ]
    return Screen(
        text=paragraphs(
            texts("discussion.question", number=number + 1, total=len(found.prompts)),
            prompt.in_(texts.language),
            answers(poll, number, texts),
            status(poll, number, texts),
            _draft(course, prompt, texts),
        ),
        buttons=buttons if talk.takes_votes_at(number) else [],
    )


def answers(poll: Poll, number: int, texts: Texts) -> Markup:
    """Return the two counts under a question of a case."""
    counts = poll.at(number)
    return lines(
        *(
            texts("discussion.counted", line=texts.label(key), n=counts.get(choice, 0))
            for choice, key in PROMPT_KEYS
        )
    )


def status(poll: Poll, number: int, texts: Texts) -> Markup:
    """Return how many have voted, and whether they still may."""
    voted = sum(poll.at(number).values())
    going = poll.context.discussion.takes_votes_at(number)
    key = "discussion.voted" if going else "discussion.vote_over"
    return texts(key, voted=voted, members=poll.members)


def _ending(story: Scenario, talk: Discussion) -> Ending | None:
    """Return how the story ended, by what the whole way carries."""
    if not talk.way:
        return None
    last = talk.way[-1]
    taken = story.node(last.node).choice(last.choice)
    return story.ending(story.onward(taken, carried_at(story, talk, len(talk.way) - 1)))


def _way(story: Scenario, poll: Poll, texts: Texts) -> Iterable[Markup]:
    for number, taken in enumerate(poll.context.discussion.way):
        node, counts = story.node(taken.node), poll.at(number)
        figures = BETWEEN.join(
            texts("discussion.figure", letter=letter, n=counts.get(choice.id, 0))
            for letter, choice in lettered(node.choices, texts)
        )
        yield texts(
            "discussion.way",
            number=number + 1,
            title=node.title.in_(texts.language),
            letter=letter_of(node.choices, taken.choice, texts),
            figures=figures,
        )


def _draft(course: Course, text: Text, texts: Texts) -> Markup | None:
    return texts("lesson.draft") if course.shows_draft(text, texts.language) else None
