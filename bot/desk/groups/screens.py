"""Texts about linking a group, for the group; they name nobody and no topic."""

from bot.desk.buttons import LinkGroup
from bot.locale import Texts
from bot.membership.domain import Cohort
from bot.telegram.kit.screen import Screen, tap


def linked(texts: Texts) -> Screen:
    return Screen(text=texts("groups.linked"))


def which(cohorts: tuple[Cohort, ...], texts: Texts) -> Screen:
    buttons = [[tap(each.title, LinkGroup(each.id))] for each in cohorts[:8]]
    return Screen(text=texts("groups.which"), buttons=buttons)
