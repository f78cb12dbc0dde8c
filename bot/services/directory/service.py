"""The directory: needs, provinces, and the services for them."""

from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import Course, Need, Province
from bot.days import local_day
from bot.refusals import NoSuchContent, require
from bot.services.domain import (
    WHOLE_COUNTRY,
    CheckedService,
    checked,
    find_provinces,
    is_whole_name,
    provinces_for,
    services_in,
)
from bot.services.proposals import storage as proposals
from bot.services.service import own_course


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryOpened:
    """The directory is open; `sent` is the number of proposals of the visitor."""

    course: Course
    sent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedOpened:
    """The provinces with services for a need; `whole` is the number for the whole country.

    `found`: these provinces of the whole country may be meant by letters that somebody typed.
    """

    need: Need
    provinces: tuple[Province, ...]
    whole: int
    found: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicesFound:
    """The services for a need in a province; without `province` those of the whole country.

    `by_province`: some provinces have services of their own, so there is a way back to choose.
    """

    need: Need
    province: Province | None
    services: tuple[CheckedService, ...]
    by_province: bool


async def open_directory(act: Act) -> DirectoryOpened:
    """Return the directory of the course that the visitor takes; raise `NotJoined`."""
    course = await own_course(act)
    sent = await proposals.sent_by(act.tx, act.person.id)
    return DirectoryOpened(course=course, sent=sum(each.course == course.id for each in sent))


async def open_need(act: Act, need: str) -> NeedOpened | ServicesFound:
    """Return the provinces with services for a need; all services if no province has its own."""
    course = await own_course(act)
    provinces = provinces_for(course, need)
    if not provinces:
        return _found(act, course, need, WHOLE_COUNTRY)
    return NeedOpened(
        need=_need(course, need),
        provinces=tuple(province for province, _ in provinces),
        whole=len(services_in(course, need, WHOLE_COUNTRY)),
    )


async def name_province(act: Act, need: str, letters: str) -> NeedOpened | ServicesFound | None:
    """Return the services in the province that somebody typed, or the ones that may be meant.

    Every province of the country may be typed. None if no name has these letters.
    """
    course = await own_course(act)
    found = find_provinces(letters, course.provinces)
    if not found:
        return None
    if is_whole_name(letters, found):
        return _found(act, course, need, found[0].id)
    whole = len(services_in(course, need, WHOLE_COUNTRY))
    return NeedOpened(need=_need(course, need), provinces=found, whole=whole, found=True)


async def find_services(act: Act, need: str, province: str) -> ServicesFound:
    """Return the services for a need in a province ("": of the whole country).

    Raises `NoSuchContent` for a need or a province that the course does not have any more.
    """
    return _found(act, await own_course(act), need, province)


async def numbers(act: Act) -> tuple[CheckedService, ...]:
    course, today = await own_course(act), local_day(act.now, act.person.zone)
    return tuple(
        checked(each, course, today=today) for each in course.confirmed_services if each.emergency
    )


def _found(act: Act, course: Course, need: str, province: str) -> ServicesFound:
    today = local_day(act.now, act.person.zone)
    return ServicesFound(
        need=_need(course, need),
        province=_province(course, province),
        services=tuple(
            checked(each, course, today=today) for each in services_in(course, need, province)
        ),
        by_province=bool(provinces_for(course, need)),
    )


def _need(course: Course, need: str) -> Need:
    found = next((each for each in course.directory.needs if each.id == need), None)
    return require(found, NoSuchContent)


def _province(course: Course, province: str) -> Province | None:
    if province == WHOLE_COUNTRY:
        return None
    found = next((each for each in course.provinces if each.id == province), None)
    return require(found, NoSuchContent)
