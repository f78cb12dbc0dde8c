"""Shows what a cohort can discuss, and what will be posted."""

from collections.abc import Iterable

from bot.learning.discussion.buttons import CheckDiscussion, OpenDiscussions, StartDiscussion
from bot.learning.discussion.screens import already_open, subject_name
from bot.learning.discussion.service import LeaderView
from bot.learning.discussion_start.service import StartOptions, StartPreview
from bot.learning.screens import content_note
from bot.locale import Texts
from bot.membership.domain import Cohort
from bot.telegram.kit.screen import Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import to_desk

MOST = 40
"""The most stories and cases in the list."""


def which_cohort(cohorts: Iterable[Cohort], texts: Texts) -> Screen:
    """In the group of which course?"""
    return Screen(
        text=paragraphs(texts("discussion.title"), texts("desk.which")),
        buttons=[[tap(each.title, OpenDiscussions(each.id))] for each in list(cohorts)[:MOST]],
    )


def start_options(found: StartOptions, texts: Texts) -> Screen:
    """What to discuss; or what is open already."""
    if found.going is not None:
        view = LeaderView(poll=found.going, course=found.course, was_going=True)
        return already_open(view, texts)
    cohort = found.cohort.id
    buttons = [
        [tap(subject_name(subject, texts), CheckDiscussion(cohort, subject.id, ""))]
        for subject in found.subjects[:MOST]
    ]
    return Screen(
        text=paragraphs(texts("discussion.title"), texts("discussion.which")),
        buttons=[*buttons, [to_desk(cohort, texts)]],
    )


def start_preview(found: StartPreview, texts: Texts, *, demo: bool) -> Screen:
    """What will be posted, where, in which language."""
    course, cohort = found.course, found.cohort
    note = content_note(course, texts, demo=demo)
    facts = lines(
        subject_name(found.subject, texts),
        texts("discussion.to", course=cohort.title, n=found.members),
        texts("discussion.language", language=texts(f"language.{found.language}")),
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
                    texts.label("discussion.in_language", language=texts(f"language.{each}")),
                    CheckDiscussion(cohort.id, found.subject.id, each),
                )
                for each in course.languages
                if each != found.language
            ],
            [tap(texts.label("discussion.cancel"), OpenDiscussions(cohort.id))],
        ],
    )
