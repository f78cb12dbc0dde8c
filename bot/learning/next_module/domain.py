"""Decides which modules may come next, and when somebody is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.catalog.course import Course, Module

ASK_AFTER: Final = timedelta(days=90)
"""The time from the training, or from joining if that was later, to the question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleChoice:
    """A module that may come next; `again`: the course has taught it already."""

    module: Module
    again: bool


def choices(course: Course) -> tuple[ModuleChoice, ...]:
    """Return the modules that may come next; none if the course has taught them all."""
    taught = {unit.id for unit in course.units}
    found = tuple(
        ModuleChoice(module=module, again=any(unit.id in taught for unit in module.units))
        for module in course.modules
    )
    return found if any(not choice.again for choice in found) else ()


def is_time(today: date, *, trained_on: date | None, joined_on: date) -> bool:
    """Tell whether somebody may be asked: they have had time to notice what is missing."""
    since = joined_on if trained_on is None else max(trained_on, joined_on)
    return today >= since + ASK_AFTER


def counted_wishes(
    course: Course, chosen: Sequence[tuple[str, int]]
) -> tuple[tuple[Module, int], ...]:
    """Return how many people chose each module, the most wanted first; unknown ones are left out.

    Once somebody has chosen, modules that nobody chose are listed too.
    """
    by = dict(chosen)
    found = [(choice.module, by.get(choice.module.id, 0)) for choice in choices(course)]
    if not any(people for _, people in found):
        return ()
    return tuple(sorted(found, key=lambda each: -each[1]))
