"""Texts about linking a group, for the group; they name nobody and no topic."""

from bot.desk.buttons import LinkGroup, OpenLostGroup
from bot.locale import Texts
from bot.membership.domain import Cohort, CohortId
from bot.telegram.kit.screen import Screen, paragraphs, tap
from bot.telegram.kit.ways import to_desk
from bot.telegram.slots import WaitingButton


def linked(texts: Texts) -> Screen:
    return Screen(text=texts("groups.linked"))


def which(cohorts: tuple[Cohort, ...], texts: Texts) -> Screen:
    buttons = [[tap(each.title, LinkGroup(each.id))] for each in cohorts[:8]]
    return Screen(text=texts("groups.which"), buttons=buttons)


def lost(cohort: Cohort, texts: Texts) -> Screen:
    """Say that the bot was removed from the group, what that ended, and how it comes back."""
    return Screen(
        text=paragraphs(texts("groups.lost", course=cohort.title), texts("groups.lost_again")),
        buttons=[[to_desk(cohort.id, texts)]],
    )


def waiting(cohort: CohortId, texts: Texts) -> WaitingButton:
    """Return the button to a group that has lost the bot."""
    return WaitingButton(button=tap(texts.label("groups.waiting"), OpenLostGroup(cohort)))
