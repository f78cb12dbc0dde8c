"""Loads a page of the meetings of somebody's cohort that are over."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import Unit
from bot.learning.service import course_at
from bot.paging import Page
from bot.sessions import storage as sessions
from bot.sessions.domain import Session, SessionId, unit_of

ON_A_PAGE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierMeetings:
    """A page of meetings that are over, the latest first, with the lessons of each."""

    page: Page[Session]
    units: Mapping[SessionId, Unit]


async def open_earlier(act: Act, page: int = 0) -> EarlierMeetings:
    """Return a page for the enrolment that Home shows; raise `NotJoined` without one."""
    enrolment = act.visitor.require_enrolment()
    course = await course_at(act, enrolment.id)
    shown = Page.of(
        await sessions.earlier(act.tx, enrolment.cohort_id, now=act.now), page, size=ON_A_PAGE
    )
    units = {each.id: unit for each in shown.items if (unit := unit_of(course, each)) is not None}
    return EarlierMeetings(page=shown, units=units)
