"""Coordinators confirm services that they have tried, and see what leaders say of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from bot.act import Act
from bot.catalog.course import Course, Service, ServiceFlags
from bot.days import local_day
from bot.membership.domain import Cohort, CohortId
from bot.refusals import StaleButton
from bot.safety.signatures.domain import GOOD_FOR, SignedKind, wording_of
from bot.safety.signatures.service import as_signed, sign, withdraw
from bot.services.flags import storage as flags
from bot.services.service import coordinated_course
from bot.storage.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceList:
    """The services of a cohort's course; `stale` are those to be tried again.

    `flags` is what leaders say is not right any more about confirmed ones, by service.
    """

    cohort: Cohort
    course: Course
    stale: tuple[str, ...]
    flags: Mapping[str, ServiceFlags]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceOpened:
    """A service is open, confirmed or not.

    `flags` is what leaders say of it since then, if they do.
    """

    cohort: CohortId
    course: Course
    service: Service
    flags: ServiceFlags | None = None

    @property
    def wording(self) -> str:
        """The wording that a confirmation covers."""
        return wording_of(self.service)


async def load_services(act: Act, cohort_id: CohortId) -> ServiceList:
    """Return the services of a cohort's course; raise `NotAllowed`."""
    cohort, course = await coordinated_course(act, cohort_id)
    today = local_day(act.now, cohort.zone)
    return ServiceList(
        cohort=cohort,
        course=course,
        stale=tuple(each.id for each in course.confirmed_services if _is_stale(each, today)),
        flags=await flags_since_tried(act.tx, course, cohort),
    )


async def open_service(act: Act, cohort_id: CohortId, service: str) -> ServiceOpened:
    """Return a service, confirmed or not; raise `NotAllowed` or `NoSuchContent`."""
    cohort, course = await coordinated_course(act, cohort_id)
    said = await flags_since_tried(act.tx, course, cohort)
    return replace(_service(course, cohort_id, service), flags=said.get(service))


async def confirm_service(
    act: Act, cohort_id: CohortId, service: str, wording: str
) -> ServiceOpened:
    """Confirm a service as it was shown; from now on leaders see it.

    What leaders said was wrong with it before is deleted. Raises `StaleButton` if it has changed.
    """
    cohort, course = await coordinated_course(act, cohort_id)
    if _service(course, cohort_id, service).wording != wording:
        raise StaleButton
    await sign(act, cohort, course, SignedKind.SERVICE, service, "", wording)
    flags.delete_flags(act.tx, course.id, service)
    return _service(await as_signed(act.tx, course), cohort_id, service)


async def withdraw_service(act: Act, cohort_id: CohortId, service: str) -> None:
    """Take a confirmation back; raise `SignedInThePack` if a file carries it."""
    _, course = await coordinated_course(act, cohort_id)
    await withdraw(act, course, SignedKind.SERVICE, service, "")


def _service(course: Course, cohort: CohortId, service: str) -> ServiceOpened:
    return ServiceOpened(cohort=cohort, course=course, service=course.service(service))


async def flags_since_tried(tx: Tx, course: Course, cohort: Cohort) -> dict[str, ServiceFlags]:
    """Return what is said of confirmed services since the day on which somebody tried them."""
    zone = ZoneInfo(cohort.zone)
    tried = {each.id: each.verified.on for each in course.confirmed_services if each.verified}
    said = await flags.flags_of(tx, course.id)
    return {
        service: each
        for service, each in said.items()
        if service in tried
        and each.latest_at.astimezone(zone).date() >= date.fromisoformat(tried[service])
    }


def _is_stale(service: Service, today: date) -> bool:
    verified = service.verified
    return verified is not None and today - date.fromisoformat(verified.on) > GOOD_FOR
