"""Tells in which course something is opened that a coordinator of several names without one."""

from collections.abc import Iterator
from contextlib import suppress

from bot.act import Act
from bot.membership.domain import CohortId
from bot.membership.enrolment import storage as enrolments
from bot.outbox.sent import storage as sent
from bot.outbox.sent.domain import ShownScreen
from bot.people.rights import service as rights
from bot.refusals import StaleButton
from bot.telegram.incoming.context import Turn
from bot.telegram.kit.button import Button, CohortButton, EnrolmentButton, parse_button


async def course_shown(turn: Turn) -> CohortId | None:
    """Return the course of the screen last shown, of those that the visitor runs.

    A screen about several courses, such as the question in which one, tells nothing. None for who
    runs one course only, and if no screen tells.
    """
    own = {each.id for each in await rights.open_cohorts(turn.act)}
    if len(own) <= 1:
        return None
    for screen in await sent.screens_of_late(turn.tx, turn.chat_id, now=turn.now):
        course = await _course_of(turn.act, screen)
        if course in own:
            return course
    return None


async def _course_of(act: Act, screen: ShownScreen) -> CohortId | None:
    """Return the one course that a screen is about, or the only person on it; None for several."""
    buttons = list(_buttons(screen))
    courses = {each.cohort for each in buttons if isinstance(each, CohortButton)}
    people = {each.enrolment for each in buttons if isinstance(each, EnrolmentButton)}
    if courses or len(people) != 1:
        return courses.pop() if len(courses) == 1 else None
    listed = await enrolments.by_id(act.tx, people.pop())
    return None if listed is None else listed.enrolment.cohort_id


def _buttons(screen: ShownScreen) -> Iterator[Button]:
    for data in (screen.place, *(each.data for each in screen.buttons)):
        with suppress(StaleButton):
            yield parse_button(data)
