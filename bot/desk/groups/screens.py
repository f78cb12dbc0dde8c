"""What is said in groups about linking them; no name and no topic but the group's own."""

from bot.desk.buttons import LinkGroup
from bot.locale import Texts
from bot.membership.domain import Cohort
from bot.telegram.kit.screen import Screen, tap


def linked(texts: Texts) -> Screen:
    """This is the group of the course now."""
    return Screen(text=texts("group.linked"))


def write_link(texts: Texts) -> Screen:
    """A coordinator put the bot in: what comes next."""
    return Screen(text=texts("group.write_link"))


def which(cohorts: tuple[Cohort, ...], texts: Texts) -> Screen:
    """Which of several courses?"""
    buttons = [[tap(each.title, LinkGroup(each.id))] for each in cohorts[:8]]
    return Screen(text=texts("group.which"), buttons=buttons)
