"""Shows a discussion to its leader in a private chat, and the counts for the group's posts."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from bot.catalog.course import Case, Choice, NoSuchContent, Scenario
from bot.learning.discussion.buttons import (
    AskEnd,
    CheckDiscussion,
    CloseVote,
    ContinueDiscussion,
    EndDiscussion,
    OpenControls,
    OpenDiscussions,
    StartDiscussion,
)
from bot.learning.discussion.domain import (
    MORE_TIME,
    TALKED,
    ChoiceCounts,
    DiscussionKind,
    Poll,
    discussable,
    find_subject,
    leading,
    ranked,
)
from bot.learning.discussion.service import LeaderView, StartOptions, StartPreview, Voted
from bot.learning.screens import content_note, lettered
from bot.locale import Texts
from bot.locale.texts import own_name
from bot.membership.domain import Cohort
from bot.telegram.kit.screen import ButtonRow, Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import in_even_rows, to_desk
from bot.telegram.slots import CohortView

IN_A_ROW = 4
PROMPT_KEYS = ((TALKED, "discussion.talked"), (MORE_TIME, "discussion.more_time"))
"""The two votes on a question of a case, each with its text."""


def leader_screen(view: LeaderView, texts: Texts, group: Texts) -> Screen:
    """Show the leader a discussion in any state, with the letters that the group sees."""
    if view.lost:
        return group_lost(view, texts)
    if view.was_going:
        return already_open(view, texts)
    return controls(view, texts, group) if view.discussion.is_open else ended(view, texts)


def controls(view: LeaderView, texts: Texts, group: Texts) -> Screen:
    """Show the votes of the present step, and the ways on, with the letters that the group sees."""
    if view.discussion.kind is DiscussionKind.CASE:
        return _at_question(view, view.course.case(view.discussion.content), texts)
    return _at_moment(view, view.course.scenario(view.discussion.content), texts, group)


def already_open(view: LeaderView, texts: Texts) -> Screen:
    """Say that a discussion is open already: lead it, or end it."""
    return Screen(
        text=paragraphs(
            texts("learning.discussion_title"),
            texts("discussion.is_going", title=_title(view, texts)),
        ),
        buttons=[
            [tap(texts.label("discussion.lead"), OpenControls(view.discussion.id))],
            _ending(view, texts),
        ],
    )


def ask_end(view: LeaderView, texts: Texts) -> Screen:
    return Screen(
        text=paragraphs(texts("learning.discussion_title"), texts("discussion.ask_end")),
        buttons=[
            [tap(texts.label("discussion.lead"), OpenControls(view.discussion.id))],
            [tap(texts.label("discussion.end_now"), EndDiscussion(view.discussion.id))],
        ],
    )


def ended(view: LeaderView, texts: Texts) -> Screen:
    cohort, steps = view.discussion.cohort_id, len(view.discussion.way)
    said = texts.count("discussion.is_over", steps, title=_title(view, texts))
    another = tap(texts.label("discussion.another"), OpenDiscussions(cohort))
    return Screen(
        text=paragraphs(texts("learning.discussion_title"), said),
        buttons=[[another, to_desk(cohort, texts)]],
    )


def group_lost(view: LeaderView, texts: Texts) -> Screen:
    """Say that it ended because the group cannot be reached."""
    said = texts("discussion.group_lost", title=_title(view, texts))
    return Screen(
        text=paragraphs(texts("learning.discussion_title"), said),
        buttons=[[to_desk(view.discussion.cohort_id, texts)]],
    )


def voted(found: Voted, texts: Texts, group: Texts) -> str:
    """Return the line over the chat after a vote, with the letter that the group sees."""
    talk = found.discussion
    if talk.kind is DiscussionKind.CASE:
        return texts.label("discussion.noted")
    node = found.course.scenario(talk.content).node(talk.node)
    return texts.label("discussion.your_vote", letter=letter_of(node.choices, found.choice, group))


def _at_moment(view: LeaderView, story: Scenario, texts: Texts, group: Texts) -> Screen:
    talk, poll = view.discussion, view.poll
    node, counts = story.node(talk.node), poll.at(talk.step)
    options = lettered(node.choices, group)
    asks: Markup | None = None
    if talk.voting:
        buttons: list[ButtonRow] = [
            [tap(texts.label("discussion.close"), CloseVote(talk.id, talk.step))]
        ]
    else:
        asks = _which_way(node.choices, counts, texts, group)
        buttons = in_even_rows(_ways(view, node.choices, texts, group), IN_A_ROW)
    return Screen(
        text=paragraphs(
            texts("learning.discussion_title"),
            lines(_title(view, texts), texts("learning.story_head", number=talk.step + 1)),
            lines(*(_counted(letter, choice, poll, texts) for letter, choice in options)),
            status(poll, talk.step, texts),
            asks,
        ),
        buttons=[*buttons, _ending(view, texts)],
    )


def _at_question(view: LeaderView, case: Case, texts: Texts) -> Screen:
    talk, number, total = view.discussion, view.discussion.step + 1, len(case.prompts)
    label = "discussion.next" if number < total else "discussion.finish"
    return Screen(
        text=paragraphs(
            texts("learning.discussion_title"),
            lines(
                _title(view, texts),
                texts("learning.discussion_question", number=number, total=total),
            ),
            answers(view.poll, talk.step, texts),
            status(view.poll, talk.step, texts),
            texts("discussion.notes", notes=case.facilitator.in_(texts.language)),
        ),
        buttons=[
            [tap(texts.label(label), ContinueDiscussion(talk.id, talk.step, ""))],
            _ending(view, texts),
        ],
    )


def _which_way(
    choices: tuple[Choice, ...], counts: ChoiceCounts, texts: Texts, group: Texts
) -> Markup:
    first = leading(tuple(choice.id for choice in choices), counts)
    if first is None:
        return texts("discussion.no_leader")
    return texts("discussion.leader", letter=letter_of(choices, first, group))


def _ways(view: LeaderView, choices: tuple[Choice, ...], texts: Texts, group: Texts) -> ButtonRow:
    talk = view.discussion
    order = ranked(tuple(choice.id for choice in choices), view.poll.at(talk.step))
    return [
        tap(
            texts.label("discussion.go", letter=letter_of(choices, each, group)),
            ContinueDiscussion(talk.id, talk.step, each),
        )
        for each in order
    ]


def _counted(letter: str, choice: Choice, poll: Poll, texts: Texts) -> Markup:
    line = texts("learning.question_option", letter=letter, text=choice.text.in_(texts.language))
    votes = poll.at(poll.context.discussion.step).get(choice.id, 0)
    return texts("discussion.counted", line=line, n=votes)


def _ending(view: LeaderView, texts: Texts) -> ButtonRow:
    return [
        tap(texts.label("discussion.end"), AskEnd(view.discussion.id)),
        to_desk(view.discussion.cohort_id, texts),
    ]


def _title(view: LeaderView, texts: Texts) -> str:
    return find_subject(view.course, view.discussion.content).title.in_(texts.language)


def subject_name(subject: Scenario | Case, texts: Texts) -> str:
    key = "discussion.a_story" if isinstance(subject, Scenario) else "discussion.a_case"
    return texts.label(key, title=subject.title.in_(texts.language))


MOST = 40
"""The most stories and cases in the list."""


def which_cohort(cohorts: Iterable[Cohort], texts: Texts) -> Screen:
    return Screen(
        text=paragraphs(texts("learning.discussion_title"), texts("common.which_course")),
        buttons=[[tap(each.title, OpenDiscussions(each.id))] for each in list(cohorts)[:MOST]],
    )


def start_options(found: StartOptions, texts: Texts) -> Screen:
    """Ask what to discuss, or show what is open already."""
    if found.going is not None:
        view = LeaderView(poll=found.going, course=found.course, was_going=True)
        return already_open(view, texts)
    cohort = found.cohort.id
    buttons = [
        [tap(subject_name(subject, texts), CheckDiscussion(cohort, subject.id, ""))]
        for subject in found.subjects[:MOST]
    ]
    return Screen(
        text=paragraphs(texts("learning.discussion_title"), texts("discussion.which")),
        buttons=[*buttons, [to_desk(cohort, texts)]],
    )


def start_preview(found: StartPreview, texts: Texts, *, demo: bool) -> Screen:
    """Show what will be posted, where, and in which language."""
    course, cohort = found.course, found.cohort
    note = content_note(course, texts, demo=demo)
    facts = lines(
        subject_name(found.subject, texts),
        texts("discussion.to", course=cohort.title, n=found.members),
        texts("discussion.language", language=own_name(found.language)),
    )
    start = StartDiscussion(cohort.id, found.subject.id, found.language)
    return Screen(
        text=paragraphs(
            texts("discussion.check"),
            facts,
            texts("discussion.posted"),
            texts("discussion.quoted", text=note),
        ),
        buttons=[
            [tap(texts.label("discussion.start"), start)],
            [
                tap(
                    texts.label("discussion.in_language", language=own_name(each)),
                    CheckDiscussion(cohort.id, found.subject.id, each),
                )
                for each in course.languages
                if each != found.language
            ],
            [tap(texts.label("discussion.cancel"), OpenDiscussions(cohort.id))],
        ],
    )


def desk_more_row(view: CohortView, texts: Texts) -> ButtonRow:
    """Return the button of the desk, if the cohort has a group and something to discuss."""
    if view.cohort.group_chat_id is None or not discussable(view.course):
        return []
    return [tap(texts.label("discussion.label"), OpenDiscussions(view.cohort.id))]


def letter_of(choices: Sequence[Choice], choice: str, texts: Texts) -> str:
    """Return the letter of a choice; raise `NoSuchContent` if the course lost it."""
    for letter, each in lettered(choices, texts):
        if each.id == choice:
            return letter
    raise NoSuchContent


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
    """Return how many have voted, and whether the vote is open."""
    voted = sum(poll.at(number).values())
    going = poll.context.discussion.takes_votes_at(number)
    key = "discussion.voted" if going else "discussion.vote_over"
    return texts(key, voted=voted, members=poll.members)
