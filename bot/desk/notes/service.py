"""Coordinators write, read and delete notes; because of a note Today may leave somebody out."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.act import Act
from bot.days import local_day
from bot.desk.contacts import storage as contacts
from bot.desk.contacts.domain import ANY_REASON
from bot.desk.notes import storage
from bot.desk.notes.domain import Note, NoteId, day_in, is_peace
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, EnrolmentId, ListedPerson, Membership
from bot.people.rights.service import require_enrolment
from bot.people.service import note_in_audit
from bot.refusals import NoSuchContent, StaleButton, require


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesOf:
    """The notes about somebody, the latest first; `today` is the date where the cohort is.

    `off_until` is the first day on which Today may list them again; None: it may now.
    """

    cohort: Cohort
    listed: ListedPerson
    notes: tuple[Note, ...]
    today: date
    off_until: date | None


async def open_notes(act: Act, enrolment: EnrolmentId) -> NotesOf:
    """Return the notes about somebody; raise `NotAllowed`, or `StaleButton` if they left."""
    listed = await require_enrolment(act, enrolment)
    place = listed.enrolment
    if place.state in {Membership.LEFT, Membership.REFUSED}:
        raise StaleButton
    cohort = require(await cohorts.by_id(act.tx, place.cohort_id), NoSuchContent)
    until = await contacts.put_off_until(act.tx, cohort.id, place.person_id)
    off = until is not None and until > act.now
    return NotesOf(
        cohort=cohort,
        listed=listed,
        notes=await storage.of_person(act.tx, cohort.id, place.person_id, now=act.now),
        today=local_day(act.now, cohort.zone),
        off_until=local_day(until, cohort.zone) if off and until is not None else None,
    )


async def write(act: Act, enrolment: EnrolmentId, words: str) -> NotesOf:
    """Save a note; if it names a day, Today leaves the person out until then."""
    found = await open_notes(act, enrolment)
    cohort, person = found.cohort.id, found.listed.enrolment.person_id
    storage.add(act.tx, cohort, person, words, by=act.person.id, now=act.now)
    await note_in_audit(act, "note.written", f"person:{person}", cohort=cohort)
    day = day_in(words, today=found.today)
    if day is not None:
        until = _begin(found, day)
        contacts.put_off(act.tx, cohort, person, until=until, by=act.person.id, now=act.now)
    return await open_notes(act, enrolment)


async def delete(act: Act, enrolment: EnrolmentId, note: int) -> NotesOf:
    """Delete a note; every coordinator of the cohort may do it."""
    found = await open_notes(act, enrolment)
    cohort, person = found.cohort.id, found.listed.enrolment.person_id
    storage.delete(act.tx, cohort, person, NoteId(note))
    await note_in_audit(act, "note.deleted", f"person:{person}", cohort=cohort)
    return await open_notes(act, enrolment)


async def keep_off_today(act: Act, enrolment: EnrolmentId, day: date | None) -> NotesOf:
    """Leave somebody out of Today until a day, if nothing new comes up; None: list them again.

    Raises `StaleButton` for a day that is not ahead, or too far.
    """
    found = await open_notes(act, enrolment)
    if day is not None and not is_peace(day, today=found.today):
        raise StaleButton
    cohort, person = found.cohort.id, found.listed.enrolment.person_id
    until = act.now if day is None else _begin(found, day)
    contacts.leave_in_peace(
        act.tx, cohort, person, why=ANY_REASON, until=until, by=act.person.id, now=act.now
    )
    return await open_notes(act, enrolment)


def _begin(found: NotesOf, day: date) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(found.cohort.zone))
