"""A discussion as who leads it sees it, in a private chat: what to start, and the controls."""

from markupsafe import Markup

from bot.catalog.course import Case, Choice, Scenario
from bot.learning.discussion.buttons import (
    AskEnd,
    CloseVote,
    EndDiscussion,
    GoOn,
    OpenControls,
    OpenDiscussions,
)
from bot.learning.discussion.domain import Counts, Kind, Poll, leading, matter_of, ranked
from bot.learning.discussion.service import Led, Voted
from bot.learning.discussion_posts.screens import IN_A_ROW, answers, letter_of, status
from bot.learning.screens import lettered
from bot.locale import Texts
from bot.telegram.kit.screen import Row, Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import in_even_rows, to_desk


def shown(led: Led, texts: Texts, group: Texts) -> Screen:
    """The screen of a discussion, whatever became of it, with the letters of the group."""
    if led.lost:
        return lost(led, texts)
    if led.was_going:
        return going(led, texts)
    return controls(led, texts, group) if led.discussion.is_open else over(led, texts)


def controls(led: Led, texts: Texts, group: Texts) -> Screen:
    """How the present step stands, and the ways on, with the letters that the group sees."""
    if led.discussion.kind is Kind.CASE:
        return _at_question(led, led.course.case(led.discussion.content), texts)
    return _at_moment(led, led.course.scenario(led.discussion.content), texts, group)


def going(led: Led, texts: Texts) -> Screen:
    """One is open already: lead it, or end it."""
    return Screen(
        text=paragraphs(
            texts("discussion.title"), texts("discussion.is_going", title=_title(led, texts))
        ),
        buttons=[
            [tap(texts.label("discussion.lead"), OpenControls(led.discussion.id))],
            [
                tap(texts.label("discussion.end"), AskEnd(led.discussion.id)),
                to_desk(led.discussion.cohort_id, texts),
            ],
        ],
    )


def ask_end(led: Led, texts: Texts) -> Screen:
    """End it here?"""
    return Screen(
        text=paragraphs(texts("discussion.title"), texts("discussion.ask_end")),
        buttons=[
            [tap(texts.label("discussion.lead"), OpenControls(led.discussion.id))],
            [tap(texts.label("discussion.end_now"), EndDiscussion(led.discussion.id))],
        ],
    )


def over(led: Led, texts: Texts) -> Screen:
    """It is over."""
    said = texts.count("discussion.is_over", len(led.discussion.way), title=_title(led, texts))
    return Screen(text=paragraphs(texts("discussion.title"), said), buttons=_afterwards(led, texts))


def lost(led: Led, texts: Texts) -> Screen:
    """The group is out of reach, so it ended."""
    said = texts("discussion.lost", title=_title(led, texts))
    return Screen(
        text=paragraphs(texts("discussion.title"), said),
        buttons=[[to_desk(led.discussion.cohort_id, texts)]],
    )


def voted(found: Voted, texts: Texts, group: Texts) -> str:
    """The line over the group: one's own vote, with the letter that the group sees."""
    talk = found.discussion
    if talk.kind is Kind.CASE:
        return texts.label("discussion.noted")
    node = found.course.scenario(talk.content).node(talk.node)
    return texts.label("discussion.your_vote", letter=letter_of(node.choices, found.choice, group))


def _at_moment(led: Led, story: Scenario, texts: Texts, group: Texts) -> Screen:
    talk, poll = led.discussion, led.poll
    node, counts = story.node(talk.node), poll.at(talk.step)
    options = lettered(node.choices, group)
    asks: Markup | None = None
    if talk.voting:
        buttons: list[Row] = [[tap(texts.label("discussion.close"), CloseVote(talk.id, talk.step))]]
    else:
        asks = _which_way(node.choices, counts, texts, group)
        buttons = in_even_rows(_ways(led, node.choices, texts, group), IN_A_ROW)
    return Screen(
        text=paragraphs(
            texts("discussion.title"),
            lines(_title(led, texts), texts("story.head", number=talk.step + 1)),
            lines(*(_counted(letter, choice, poll, texts) for letter, choice in options)),
            status(poll, talk.step, texts),
            asks,
        ),
        buttons=[*buttons, _ending(led, texts)],
    )


def _at_question(led: Led, case: Case, texts: Texts) -> Screen:
    talk, number, total = led.discussion, led.discussion.step + 1, len(case.prompts)
    label = "discussion.next" if number < total else "discussion.finish"
    return Screen(
        text=paragraphs(
            texts("discussion.title"),
            lines(_title(led, texts), texts("discussion.question", number=number, total=total)),
            answers(led.poll, talk.step, texts),
            status(led.poll, talk.step, texts),
            texts("discussion.notes", notes=case.facilitator.in_(texts.language)),
        ),
        buttons=[
            [tap(texts.label(label), GoOn(talk.id, talk.step, ""))],
            _ending(led, texts),
        ],
    )


def _which_way(choices: tuple[Choice, ...], counts: Counts, texts: Texts, group: Texts) -> Markup:
    first = leading(tuple(choice.id for choice in choices), counts)
    if first is None:
        return texts("discussion.no_leader")
    return texts("discussion.leader", letter=letter_of(choices, first, group))


def _ways(led: Led, choices: tuple[Choice, ...], texts: Texts, group: Texts) -> Row:
    talk = led.discussion
    order = ranked(tuple(choice.id for choice in choices), led.poll.at(talk.step))
    return [
        tap(
            texts.label("discussion.go", letter=letter_of(choices, each, group)),
            GoOn(talk.id, talk.step, each),
        )
        for each in order
    ]


def _counted(letter: str, choice: Choice, poll: Poll, texts: Texts) -> Markup:
    line = texts("question.option", letter=letter, text=choice.text.in_(texts.language))
    votes = poll.at(poll.kept.discussion.step).get(choice.id, 0)
    return texts("discussion.counted", line=line, n=votes)


def _ending(led: Led, texts: Texts) -> Row:
    return [
        tap(texts.label("discussion.end"), AskEnd(led.discussion.id)),
        to_desk(led.discussion.cohort_id, texts),
    ]


def _afterwards(led: Led, texts: Texts) -> list[Row]:
    cohort = led.discussion.cohort_id
    another = tap(texts.label("discussion.another"), OpenDiscussions(cohort))
    return [[another, to_desk(cohort, texts)]]


def _title(led: Led, texts: Texts) -> str:
    return matter_of(led.course, led.discussion.content).title.in_(texts.language)


def matter_name(matter: Scenario | Case, texts: Texts) -> str:
    """Return the name of the story or case that is discussed."""
    key = "discussion.a_story" if isinstance(matter, Scenario) else "discussion.a_case"
    return texts.label(key, title=matter.title.in_(texts.language))
