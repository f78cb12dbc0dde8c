"""The course with the signatures that people gave while the bot runs.

Use cases that need a safety text or a service ask for the course `as_signed`, so that a signature
counts from the moment it is given.
"""

from bot.act import Act
from bot.catalog.course import Course
from bot.days import local_day
from bot.membership.audit import storage as audit
from bot.membership.domain import Cohort, PersonId
from bot.refusals import Refusal
from bot.safety.signatures import storage
from bot.safety.signatures.domain import SignedKind, with_corrections, with_signatures
from bot.safety.signatures.storage import Standings
from bot.storage.database import Tx


class SignedInThePack(Refusal):
    """The course's files carry this signature; only their editor can remove it."""


async def as_signed(tx: Tx, course: Course) -> Course:
    """Return the course with the signatures that hold, and with hidden and corrected services."""
    return with_standings(course, await storage.load_signatures(tx, course.id))


def with_standings(course: Course, said: Standings) -> Course:
    """Return the course as coordinators said that it is."""
    return with_signatures(with_corrections(course, said.corrections), said.signed, said.hidden)


async def sign_wording(
    act: Act,
    cohort: Cohort,
    course: Course,
    what: SignedKind,
    content: str,
    language: str,
    wording: str,
) -> None:
    """Save that the visitor signs a wording today, in the zone of the cohort."""
    storage.sign(
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


async def withdraw_signature(
    act: Act, course: Course, what: SignedKind, content: str, language: str
) -> None:
    """Take a signature or confirmation back; raise `SignedInThePack` if a file carries it."""
    if not await storage.withdraw(act.tx, course.id, what, content, language):
        raise SignedInThePack
    await _note(act, "content.withdraw", course, what, content, language)


async def hide_service(
    act: Act, cohort: Cohort, course: Course, service: str, *, actor: PersonId | None
) -> None:
    """Hide a service from today on, in the zone of the cohort, until somebody tries it again.

    `actor` is the person who decided it; None if several people did it together.
    """
    today = local_day(act.now, cohort.zone).isoformat()
    storage.hide(act.tx, course.id, service, on=today, now=act.now)
    await audit.note(
        act.tx,
        actor=actor,
        action="content.hidden",
        object=f"course:{course.id}",
        detail={"content": service},
        now=act.now,
    )


async def _note(
    act: Act, action: str, course: Course, what: SignedKind, content: str, language: str
) -> None:
    await audit.note(
        act.tx,
        actor=act.visitor.person_id,
        action=action,
        object=f"course:{course.id}",
        detail={"what": str(what), "content": content, "language": language},
        now=act.now,
    )
