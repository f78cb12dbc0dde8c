"""Texts about linking a group, for the group; they name nobody and no topic."""

from bot.desk.buttons import LinkGroup, OpenLostGroup, OpenWaiting
from bot.desk.groups.service import LostGroup
from bot.locale import Texts
from bot.membership.domain import Cohort
from bot.telegram.kit.screen import Screen, paragraphs, tap
from bot.telegram.kit.ways import course_rows, more_courses, to_desk
from bot.telegram.slots import WaitingButton


def linked(texts: Texts) -> Screen:
    return Screen(text=texts("groups.linked"))


def which(cohorts: tuple[Cohort, ...], texts: Texts) -> Screen:
    return Screen(
        text=paragraphs(texts("groups.which"), more_courses(cohorts, texts)),
        buttons=course_rows(cohorts, LinkGroup),
    )


def lost(cohort: Cohort, texts: Texts) -> Screen:
    """Say that the bot was removed from the group, what that ended, and how it comes back."""
    return Screen(
        text=paragraphs(texts("groups.lost", course=cohort.title), texts("groups.lost_again")),
        buttons=[
            [
                tap(texts.label("groups.back"), OpenWaiting(cohort.id, 0)),
                to_desk(cohort.id, texts),
            ]
        ],
    )


def waiting(found: LostGroup, texts: Texts) -> WaitingButton:
    """Return the button to a group that has lost the bot."""
    button = tap(texts.label("groups.waiting"), OpenLostGroup(found.cohort))
    return WaitingButton(button=button, since=found.since)
