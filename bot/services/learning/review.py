"""What of a course waits for a person, and standing for it: signing texts, confirming services.

Whoever needs a safety text or a service asks for the course `as_signed`, so that a signature
counts from the moment it is given.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.catalog import Status, status
from bot.domain.days import local_day
from bot.domain.learning.course import (
    Course,
    Courses,
    NoSuchContent,
    SafetyText,
    Service,
    ServiceFlags,
)
from bot.domain.learning.signing import GOOD_FOR, Signed, with_signatures, wording_of
from bot.domain.people.person import Cohort, CohortId
from bot.domain.refusals import NotAllowed, Refusal, StaleButton
from bot.services.learning.places import coordinated
from bot.storage import audit, readings, service_flags, signatures
from bot.storage.database import Tx
from bot.storage.visitors import Visitor


class SignedInThePack(Refusal):
    """The course's files carry this signature; only whoever keeps them takes it away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    """A text that readers could not understand in a language, and how many said so."""

    content: str
    language: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What waits in the course of a cohort; `stale` are services to be tried again.

    `flags` is what leaders say is not right any more about confirmed ones, by service.
    """

    cohort: Cohort
    course: Course
    status: Status
    unclear: tuple[Unclear, ...]
    stale: tuple[str, ...]
    flags: Mapping[str, ServiceFlags]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOpened:
    """A safety text is open in one language."""

    cohort: CohortId
    text: SafetyText
    language: str

    @property
    def wording(self) -> str:
        """What a signature would stand for."""
        return wording_of(self.text, self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceOpened:
    """A service is open; whether it is confirmed, it says itself.

    `flags` is what leaders say of it since then, if they do.
    """

    cohort: CohortId
    course: Course
    service: Service
    flags: ServiceFlags | None = None

    @property
    def wording(self) -> str:
        """What a confirmation would stand for."""
        return wording_of(self.service)


async def as_signed(tx: Tx, course: Course) -> Course:
    """Return the course with all signatures that hold now."""
    return with_signatures(course, await signatures.standings(tx, course.id))


async def look_over(
    tx: Tx, visitor: Visitor, courses: Courses, cohort_id: CohortId, *, now: datetime
) -> Review:
    """Return what waits in a cohort's course; raise `NotAllowed`."""
    cohort, course = await _course(tx, visitor, courses, cohort_id)
    flags = await readings.count_unclear(tx, course.id)
    unclear = (Unclear(content=of, language=lang, people=n) for (of, lang), n in flags.items())
    today = local_day(now, cohort.zone)
    return Review(
        cohort=cohort,
        course=course,
        status=status(course),
        unclear=tuple(sorted(unclear, key=lambda each: (-each.people, each.content))),
        stale=tuple(each.id for each in course.confirmed_services if _is_stale(each, today)),
        flags=await _flags(tx, course, cohort),
    )


async def open_text(
    tx: Tx,
    visitor: Visitor,
    courses: Courses,
    cohort_id: CohortId,
    text: str,
    language: str,
) -> TextOpened:
    """Return a safety text in a language; raise `NotAllowed` or `NoSuchContent`."""
    _, course = await _course(tx, visitor, courses, cohort_id)
    return _text(course, cohort_id, text, language)


async def sign_text(
    tx: Tx,
    visitor: Visitor,
    courses: Courses,
    opened: tuple[CohortId, str, str, str],
    *,
    now: datetime,
) -> TextOpened:
    """Stand for the (cohort, text, language, wording) that was shown.

    Raises `StaleButton` if the wording is another one meanwhile.
    """
    cohort_id, text, language, wording = opened
    cohort, course = await _course(tx, visitor, courses, cohort_id)
    shown = _text(course, cohort_id, text, language)
    if shown.wording != wording:
        raise StaleButton
    await _sign(tx, visitor, cohort, course, (Signed.TEXT, text, language, wording), now=now)
    return _text(await as_signed(tx, course), cohort_id, text, language)


async def open_service(
    tx: Tx, visitor: Visitor, courses: Courses, cohort_id: CohortId, service: str
) -> ServiceOpened:
    """Return a service, confirmed or not; raise `NotAllowed` or `NoSuchContent`."""
    cohort, course = await _course(tx, visitor, courses, cohort_id)
    flags = await _flags(tx, course, cohort)
    return replace(_service(course, cohort_id, service), flags=flags.get(service))


async def confirm_service(
    tx: Tx,
    visitor: Visitor,
    courses: Courses,
    opened: tuple[CohortId, str, str],
    *,
    now: datetime,
) -> ServiceOpened:
    """Stand for the (cohort, service, wording) that was shown; from now on leaders see it.

    Whoever tries it has looked at what was said of it before: that is over.
    """
    cohort_id, service, wording = opened
    cohort, course = await _course(tx, visitor, courses, cohort_id)
    if _service(course, cohort_id, service).wording != wording:
        raise StaleButton
    await _sign(tx, visitor, cohort, course, (Signed.SERVICE, service, "", wording), now=now)
    service_flags.forget(tx, course.id, service)
    return _service(await as_signed(tx, course), cohort_id, service)


async def withdraw(
    tx: Tx,
    visitor: Visitor,
    courses: Courses,
    signed: tuple[CohortId, Signed, str, str],
    *,
    now: datetime,
) -> Course:
    """Take back what somebody stood for: (cohort, what, content, language).

    Raises `SignedInThePack` if the files of the course say so too.
    """
    cohort_id, what, content, language = signed
    _, course = await _course(tx, visitor, courses, cohort_id)
    if not await signatures.withdraw(tx, course.id, what, content, language):
        raise SignedInThePack
    await _note(tx, visitor, "content.withdraw", course, (what, content, language), now=now)
    return await as_signed(tx, courses[course.id])


async def _sign(
    tx: Tx,
    visitor: Visitor,
    cohort: Cohort,
    course: Course,
    signed: tuple[Signed, str, str, str],
    *,
    now: datetime,
) -> None:
    what, content, language, wording = signed
    person = visitor.person
    if person is None:
        raise NotAllowed
    signatures.sign(
        tx,
        course.id,
        what,
        content,
        language,
        wording=wording,
        person=person.id,
        on=local_day(now, cohort.zone).isoformat(),
        now=now,
    )
    await _note(tx, visitor, "content.sign", course, (what, content, language), now=now)


async def _note(
    tx: Tx,
    visitor: Visitor,
    action: str,
    course: Course,
    signed: tuple[Signed, str, str],
    *,
    now: datetime,
) -> None:
    what, content, language = signed
    await audit.note(
        tx,
        actor=visitor.person_id,
        action=action,
        object=f"course:{course.id}",
        detail={"what": str(what), "content": content, "language": language},
        now=now,
    )


async def _course(
    tx: Tx, visitor: Visitor, courses: Courses, cohort_id: CohortId
) -> tuple[Cohort, Course]:
    cohort, course = await coordinated(tx, visitor, courses, cohort_id)
    return cohort, await as_signed(tx, course)


def _text(course: Course, cohort: CohortId, text: str, language: str) -> TextOpened:
    found = course.safety_text(text)
    if language not in found.text.languages:
        raise NoSuchContent
    return TextOpened(cohort=cohort, text=found, language=language)


def _service(course: Course, cohort: CohortId, service: str) -> ServiceOpened:
    return ServiceOpened(cohort=cohort, course=course, service=course.service(service))


async def _flags(tx: Tx, course: Course, cohort: Cohort) -> dict[str, ServiceFlags]:
    """Return what is said of confirmed services since the day on which somebody tried them."""
    zone = ZoneInfo(cohort.zone)
    tried = {each.id: each.verified.on for each in course.confirmed_services if each.verified}
    said = await service_flags.flags_of(tx, course.id)
    return {
        service: flags
        for service, flags in said.items()
        if service in tried
        and flags.latest_at.astimezone(zone).date() >= date.fromisoformat(tried[service])
    }


def _is_stale(service: Service, today: date) -> bool:
    verified = service.verified
    return verified is not None and today - date.fromisoformat(verified.on) > GOOD_FOR
