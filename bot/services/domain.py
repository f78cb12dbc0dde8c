"""A service as people see it, and where it can be looked up."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.catalog.course import Course, Directory, Province, Service
from bot.gazetteer import Place, find_places, is_named

WHOLE_COUNTRY = ""
"""Stands for the whole country in place of a province."""
MOST_FOUND = 8
"""The most provinces that are offered for letters that somebody typed."""


@dataclass(frozen=True, slots=True)
class OwnProvince:
    """The province in which somebody works, by its code; "" if it is not known."""

    code: str


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


def find_provinces(letters: str, provinces: Iterable[Province]) -> tuple[Province, ...]:
    """Return the provinces that typed letters may mean, the best first; one for a whole name."""
    known = {each.id: each for each in provinces}
    places = [Place(code=each.id, names=dict(each.name.strings)) for each in known.values()]
    found = find_places(letters, places)
    exact = [each for each in found if is_named(letters, each)]
    chosen = exact if len(exact) == 1 else found[:MOST_FOUND]
    return tuple(known[each.code] for each in chosen)


def is_whole_name(letters: str, found: Sequence[Province]) -> bool:
    """Tell whether typed letters are the whole name of the only province that was found."""
    names = [Place(code=each.id, names=dict(each.name.strings)) for each in found]
    return len(names) == 1 and is_named(letters, names[0])


def services_in(course: Course, need: str, province: str) -> tuple[Service, ...]:
    """Return the services for a need in a province, its own before those of the whole country."""
    found = (each for each in _for(course, need) if each.is_for(need, province))
    return tuple(sorted(found, key=lambda each: not each.provinces))


def _for(course: Course, need: str) -> Iterable[Service]:
    return (each for each in course.confirmed_services if need in each.needs)
