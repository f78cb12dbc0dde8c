"""Shows what a cohort can talk over, and what will be posted."""

from collections.abc import Iterable

from bot.learning.discussion.buttons import CheckDiscussion, OpenDiscussions, StartDiscussion
from bot.learning.discussion.screens import going, matter_name
from bot.learning.discussion.service import Led
from bot.learning.discussion_start.service import Checked, Offered
from bot.learning.screens import content_note
from bot.locale import Texts
from bot.membership.domain import Cohort
from bot.telegram.kit.screen import Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import to_desk

MOST = 40
"""So many stories and cases are offered."""


def which(cohorts: Iterable[Cohort], texts: Texts) -> Screen:
    """In the group of which course?"""
    return Screen(
        text=paragraphs(texts("discussion.title"), texts("desk.which")),
        buttons=[[tap(each.title, OpenDiscussions(each.id))] for each in list(cohorts)[:MOST]],
    )


def offered(found: Offered, texts: Texts) -> Screen:
    """What to talk over; or what is open already."""
    if found.going is not None:
        return going(Led(poll=found.going, course=found.course, was_going=True), texts)
    buttons = [
        [tap(matter_name(matter, texts), CheckDiscussion(found.cohort.id, matter.id, ""))]
        for matter in found.matters[:MOST]
    ]
    return Screen(
        text=paragraphs(texts("discussion.title"), texts("discussion.which")),
        buttons=[*buttons, [to_desk(found.cohort.id, texts)]],
    )


def checked(found: Checked, texts: Texts, *, demo: bool) -> Screen:
    """What will be posted, where, in which language."""
    course, cohort = found.course, found.cohort
    note = content_note(course, texts, demo=demo)
    facts = lines(
        matter_name(found.matter, texts),
        texts("discussion.to", course=cohort.title, n=found.members),
        texts("discussion.language", language=texts(f"language.{found.language}")),
    )
    start = StartDiscussion(cohort.id, found.matter.id, found.language)
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
                    CheckDiscussion(cohort.id, found.matter.id, each),
                )
                for each in course.languages
                if each != found.language
            ],
            [tap(texts.label("discussion.cancel"), OpenDiscussions(cohort.id))],
        ],
    )
