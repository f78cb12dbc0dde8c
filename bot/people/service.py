"""What use cases of all features share: the audit, the outbox, new cohorts and organizations."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.act import Act
from bot.catalog.course import Course
from bot.membership.audit import storage as audit
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import ChatId, CohortId, OrganizationId, PersonId
from bot.membership.person.domain import clean_name
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.refusals import Refusal


async def note_in_audit(
    act: Act, action: str, about: str, *, actor: PersonId | None = None, **detail: Any
) -> None:
    """Write into the audit what somebody did, such as "invite.close" with "invite:7".

    Without `actor` it was the visitor. `detail` holds ids and numbers.
    """
    await audit.note(
        act.tx,
        actor=actor or act.visitor.person_id,
        action=action,
        object=about,
        detail=detail,
        now=act.now,
    )


async def note_export(act: Act, cohort: CohortId, what: str, form: str) -> None:
    """Write into the audit that a coordinator exports a file, such as "attendance", "xlsx"."""
    await note_in_audit(act, "cohort.exported", f"cohort:{cohort}", what=what, form=form)


def enqueue_message(
    act: Act,
    chat: ChatId,
    kind: str,
    about: Mapping[str, Any],
    *,
    keep: timedelta,
    lane: Lane = Lane.URGENT,
    due_at: datetime | None = None,
    dedup: str | None = None,
) -> None:
    """Put a message into the outbox, due at `due_at` or now; it expires after `keep`."""
    message = NewMessage(
        chat_id=chat,
        lane=lane,
        kind=kind,
        due_at=due_at or act.now,
        expires_at=act.now + keep,
        about=about,
        dedup=dedup,
    )
    outbox.enqueue(act.tx, [message], now=act.now)


class NoSuchZone(Refusal):
    """This is no time zone; an example is Asia/Phnom_Penh."""


async def create_cohort(act: Act, *, course: Course, title: str, zone: str) -> CohortId:
    """Create a cohort that takes `course` in an IANA time zone; raise `NoSuchZone`, `NoName`."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise NoSuchZone(zone) from error
    cohort = await cohorts.add(
        act.tx,
        course=course.id,
        title=clean_name(title),
        zone=zone,
        rungs=course.rungs,
        now=act.now,
    )
    await note_in_audit(act, "cohort.create", f"cohort:{cohort}")
    return cohort


async def create_organization(act: Act, name: str) -> OrganizationId:
    """Create an organization, or return the one of this name."""
    organization = await cohorts.add_organization(act.tx, clean_name(name), now=act.now)
    await note_in_audit(act, "organization.create", f"organization:{organization}")
    return organization
