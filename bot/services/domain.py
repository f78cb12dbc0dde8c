"""A service as people see it, and where it can be looked up."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.catalog.course import Course, Directory, Province, Service

WHOLE_COUNTRY = ""
"""Stands for the whole country in place of a province."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedService:
    """A confirmed service; `is_old`: somebody should try it again."""

    service: Service
    is_old: bool = False


def is_old(service: Service, directory: Directory, *, today: date) -> bool:
    """Tell whether a confirmed service was tried longer ago than the course allows."""
    verified = service.verified
    return verified is not None and directory.is_old(verified.on, today=today)


def checked(service: Service, course: Course, *, today: date) -> CheckedService:
    return CheckedService(service=service, is_old=is_old(service, course.directory, today=today))


def counts_by_need(course: Course) -> Mapping[str, int]:
    """Return the number of confirmed services for each need that has any."""
    return Counter(need for each in course.confirmed_services for need in each.needs)


def provinces_for(course: Course, need: str) -> tuple[tuple[Province, int], ...]:
    """Return the provinces with services of their own for a need, and the number of these."""
    own = Counter(province for each in _for(course, need) for province in each.provinces)
    return tuple((each, own[each.id]) for each in course.provinces if own[each.id])


def services_in(course: Course, need: str, province: str) -> tuple[Service, ...]:
    """Return the services for a need in a province, its own before those of the whole country."""
    found = (each for each in _for(course, need) if each.is_for(need, province))
    return tuple(sorted(found, key=lambda each: not each.provinces))


def _for(course: Course, need: str) -> Iterable[Service]:
    return (each for each in course.confirmed_services if need in each.needs)
