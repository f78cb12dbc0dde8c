"""Coordinators sign safety texts and confirm services, and withdraw that.

Code that needs a safety text or a service asks for the course `as_signed`, so that a signature
counts from the moment it is given.
"""

from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from bot.act import Act
from bot.catalog.course import Course, NoSuchContent, SafetyText, Service, ServiceFlags
from bot.days import local_day
from bot.learning.handbook import storage as service_flags
from bot.learning.service import coordinated
from bot.learning.sign_off.domain import following_unsigned
from bot.membership.domain import Cohort, CohortId
from bot.people.service import note
from bot.refusals import Refusal, StaleButton
from bot.safety.signatures import storage as signatures
from bot.safety.signatures.domain import SignedKind, wording_of
from bot.safety.signatures.service import as_signed
from bot.storage.database import Tx


class SignedInThePack(Refusal):
    """The course's files carry this signature; only their editor can remove it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOpened:
    """A safety text is open in one language."""

    cohort: CohortId
    text: SafetyText
    language: str

    @property
    def wording(self) -> str:
        """The wording that a signature covers."""
        return wording_of(self.text, self.language)


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


async def open_text(act: Act, cohort_id: CohortId, text: str, language: str) -> TextOpened:
    """Return a safety text in a language; raise `NotAllowed` or `NoSuchContent`."""
    _, course = await signed_course(act, cohort_id)
    return _text(course, cohort_id, text, language)


async def sign_text(
    act: Act, cohort_id: CohortId, text: str, language: str, wording: str
) -> TextOpened:
    """Sign a safety text as it was shown; raise `StaleButton` if its wording has changed."""
    cohort, course = await signed_course(act, cohort_id)
    shown = _text(course, cohort_id, text, language)
    if shown.wording != wording:
        raise StaleButton
    await _sign(act, cohort, course, SignedKind.TEXT, text, language, wording)
    return _text(await as_signed(act.tx, course), cohort_id, text, language)


async def next_unsigned(
    act: Act, cohort_id: CohortId, language: str, *, after: str | None = None
) -> TextOpened | None:
    """Return the first text without a signature in a language, or in those that follow it.

    It begins behind the text `after`, and comes back to the earlier ones last. None if each other
    text is signed. Raises `NotAllowed` or `NoSuchContent`.
    """
    _, course = await signed_course(act, cohort_id)
    if language not in course.languages or not (after is None or course.has_safety_text(after)):
        raise NoSuchContent
    found = following_unsigned(course, language, after=after)
    return None if found is None else _text(course, cohort_id, found[0].id, found[1])


async def open_service(act: Act, cohort_id: CohortId, service: str) -> ServiceOpened:
    """Return a service, confirmed or not; raise `NotAllowed` or `NoSuchContent`."""
    cohort, course = await signed_course(act, cohort_id)
    flags = await flags_since_tried(act.tx, course, cohort)
    return replace(_service(course, cohort_id, service), flags=flags.get(service))


async def confirm_service(
    act: Act, cohort_id: CohortId, service: str, wording: str
) -> ServiceOpened:
    """Confirm a service as it was shown; from now on leaders see it.

    What leaders said was wrong with it before is deleted. Raises `StaleButton` if it has changed.
    """
    cohort, course = await signed_course(act, cohort_id)
    if _service(course, cohort_id, service).wording != wording:
        raise StaleButton
    await _sign(act, cohort, course, SignedKind.SERVICE, service, "", wording)
    service_flags.delete_flags(act.tx, course.id, service)
    return _service(await as_signed(act.tx, course), cohort_id, service)


async def withdraw(
    act: Act, cohort_id: CohortId, what: SignedKind, content: str, language: str
) -> None:
    """Take a signature or confirmation back; raise `SignedInThePack` if a file carries it."""
    _, course = await signed_course(act, cohort_id)
    if not await signatures.withdraw(act.tx, course.id, what, content, language):
        raise SignedInThePack
    await _note(act, "content.withdraw", course, what, content, language)


async def _sign(
    act: Act,
    cohort: Cohort,
    course: Course,
    what: SignedKind,
    content: str,
    language: str,
    wording: str,
) -> None:
    signatures.sign(
        act.tx,
        course.id,
        what,
        content,
        language,
        wording=wording,
        person=act.person.id,
        on=local_day(act.now, cohort.zone).isoformat(),
        now=act.now,
    )
    await _note(act, "content.sign", course, what, content, language)


async def _note(
    act: Act, action: str, course: Course, what: SignedKind, content: str, language: str
) -> None:
    about = f"course:{course.id}"
    await note(act, action, about, what=str(what), content=content, language=language)


async def signed_course(act: Act, cohort_id: CohortId) -> tuple[Cohort, Course]:
    """Return a cohort and its course with the signatures that hold now."""
    cohort, course = await coordinated(act, cohort_id)
    return cohort, await as_signed(act.tx, course)


def _text(course: Course, cohort: CohortId, text: str, language: str) -> TextOpened:
    found = course.safety_text(text)
    if language not in found.text.languages:
        raise NoSuchContent
    return TextOpened(cohort=cohort, text=found, language=language)


def _service(course: Course, cohort: CohortId, service: str) -> ServiceOpened:
    return ServiceOpened(cohort=cohort, course=course, service=course.service(service))


async def flags_since_tried(tx: Tx, course: Course, cohort: Cohort) -> dict[str, ServiceFlags]:
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
