"""Coordinators correct the contact of a service of the files; somebody has to try it then.

A corrected service has another wording, so nobody sees it before somebody confirms it, and the
emergency text leaves it out until then.
"""

from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import Course, Service, find_course
from bot.membership.audit import storage as audit
from bot.membership.domain import CohortId
from bot.refusals import StaleButton
from bot.safety.guard.domain import words_of
from bot.safety.guarded_text.domain import Judged, Written
from bot.safety.signatures import storage as signatures
from bot.safety.signatures.domain import ServiceCorrection, wording_of
from bot.services.proposals import domain as proposals
from bot.services.service import coordinated_course


@dataclass(frozen=True, slots=True, kw_only=True)
class Correcting:
    """A service of the files, as coordinators see it now; `course` is that of the files."""

    cohort: CohortId
    course: Course
    now: Service
    in_files: Service


async def open_correction(act: Act, cohort: CohortId, service: str) -> Correcting:
    """Return a service; raise `NotAllowed`, or `StaleButton` if the files do not have it."""
    found, known = await coordinated_course(act, cohort)
    course = find_course(act.courses, found.course)
    in_files = next((each for each in course.services if each.id == service), None)
    if in_files is None:
        raise StaleButton
    return Correcting(cohort=cohort, course=course, now=known.service(service), in_files=in_files)


def judge(act: Act, text: str) -> Judged:
    """Return the text as a contact, or what the guard finds in it."""
    return proposals.judge(proposals.Field.CONTACT, text, words_of(act.courses))


async def correct(act: Act, found: Correcting, text: str) -> None:
    """Save what is right as the contact; raise `StaleButton` if the guard does not take it."""
    judged = judge(act, text)
    if not isinstance(judged, Written):
        raise StaleButton
    said = ServiceCorrection(
        service=found.in_files.id,
        wording=wording_of(found.in_files),
        contact=judged.text,
        by=act.person.name,
    )
    signatures.correct(act.tx, found.course.id, said, person=act.person.id, now=act.now)
    await _note(act, "content.corrected", found)


async def take_back(act: Act, cohort: CohortId, service: str) -> None:
    """Show the contact of the files again; a second tap changes nothing."""
    found = await open_correction(act, cohort, service)
    if await signatures.take_back(act.tx, found.course.id, service):
        await _note(act, "content.correction_back", found)


async def _note(act: Act, action: str, found: Correcting) -> None:
    await audit.note(
        act.tx,
        actor=act.person.id,
        action=action,
        object=f"course:{found.course.id}",
        detail={"content": found.in_files.id},
        now=act.now,
    )
