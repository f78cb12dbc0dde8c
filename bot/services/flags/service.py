"""Leaders open a service, and report its faults.

Each person counts once for a service. After as many reports as the course says since somebody
tried it, it is hidden, and coordinators find it on their day.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.act import Act
from bot.catalog.course import Course, Service, ServiceFault, find_course
from bot.days import at_minute
from bot.membership.domain import Cohort
from bot.refusals import StaleButton
from bot.safety.signatures.service import hide_service
from bot.services.domain import CheckedService
from bot.services.flags import storage
from bot.services.service import as_known, checked_service, own_cohort, own_course

RIGHT: Final = "right"
"""Stands for no fault in a button: the service is right after all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flagged:
    """Somebody reported a fault of a service; `is_hidden`: enough people have."""

    shown: CheckedService
    is_hidden: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultAsked:
    """Somebody wants to report a fault of a service; `flagged`: they have reported one before."""

    shown: CheckedService
    flagged: bool


async def open_service(act: Act, service: str) -> CheckedService | None:
    """Return a confirmed service; None if leaders do not see it."""
    return checked_service(act, await own_course(act), service)


async def ask_fault(act: Act, service: str) -> FaultAsked | None:
    """Return a service, and whether the visitor has reported a fault of it.

    Returns None if leaders do not see it.
    """
    course = await own_course(act)
    shown = checked_service(act, course, service)
    if shown is None:
        return None
    flagged = await storage.has_flagged(act.tx, act.person.id, course.id, service)
    return FaultAsked(shown=shown, flagged=flagged)


async def flag(act: Act, service: str, fault: str) -> Flagged | None:
    """Save a leader's report of a fault; it replaces the report before.

    `RIGHT` takes the report back. Returns None, and saves nothing, for a service that leaders do
    not see: this very tap may have hidden it before. Raises `StaleButton` for unknown faults.
    """
    cohort = await own_cohort(act)
    course = await as_known(act.tx, find_course(act.courses, cohort.course))
    shown = checked_service(act, course, service)
    if shown is None:
        return None
    person = act.person.id
    if fault == RIGHT:
        storage.take_back(act.tx, person, course.id, service)
        return Flagged(shown=shown, is_hidden=False)
    if fault not in set(ServiceFault):
        raise StaleButton
    what = ServiceFault(fault)
    storage.save_flag(act.tx, person, course.id, service, what, now=act.now)
    is_hidden = await _enough_say_so(act, cohort, course, shown.service)
    if is_hidden:
        await hide_service(act, cohort, course, service, actor=None)  # not one person did it
    return Flagged(shown=shown, is_hidden=is_hidden)


async def _enough_say_so(act: Act, cohort: Cohort, course: Course, service: Service) -> bool:
    """Tell whether enough people have reported a fault since somebody tried it."""
    assert service.verified is not None
    since = at_minute(date.fromisoformat(service.verified.on), 0, cohort.zone)
    people = await storage.people_since(act.tx, course.id, service.id, since)
    return people >= course.directory.flags_to_hide
