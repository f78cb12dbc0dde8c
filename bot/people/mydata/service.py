"""What is stored about somebody: seen, handed out, left behind, erased.

Only by themselves, or by time: whoever gave no sign for as long as the consent text says.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from bot.act import Act
from bot.membership.audit import storage as audit
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import EnrolmentId, Membership, Person, PersonId, Visitor
from bot.membership.enrolment import storage as enrolments
from bot.outbox import storage as outbox
from bot.people.mydata import storage
from bot.refusals import ForeignButton, StaleButton
from bot.safety.texts.domain import gone_before
from bot.storage.personal_data import PersonalData

Tables = Mapping[str, list[Mapping[str, Any]]]
_AT_ONCE: Final = 10
"""So many people are erased in one transaction; each takes some forty statements."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MyData:
    """What is stored about somebody, in short."""

    person: Person
    organization: str | None
    lessons: int
    answers: int
    meetings: int
    choices: int
    tables: Tables


async def summarize(act: Act, data: PersonalData) -> MyData:
    """Return what is stored about whoever asks."""
    person = act.visitor.require_person()
    tables = await data.read_all(act.tx, person.id)
    place = next(iter(act.visitor.enrolments), None)
    organization = (
        await cohorts.organization_name(act.tx, place.organization_id)
        if place is not None and place.organization_id is not None
        else None
    )
    return MyData(
        person=person,
        organization=organization,
        lessons=sum(row["furthest"] for row in tables.get("readings", [])),
        answers=len(tables.get("answers", [])),
        meetings=len(tables.get("rsvps", [])),
        choices=len(tables.get("walk_steps", [])),
        tables=tables,
    )


async def has_certificate(act: Act, data: PersonalData) -> bool:
    """Tell whether whoever asks has a certificate, which erasing takes too."""
    return bool((await data.read_all(act.tx, act.visitor.require_person().id)).get("certificates"))


async def leave(act: Act, enrolment: EnrolmentId) -> Visitor:
    """Leave a course; raise `ForeignButton` for somebody else's place."""
    place = next((each for each in act.visitor.enrolments if each.id == enrolment), None)
    if place is None:
        raise ForeignButton
    was = (Membership.ACTIVE, Membership.WAITING)
    if not await enrolments.change(
        act.tx, enrolment, was=was, becomes=Membership.LEFT, now=act.now
    ):
        raise StaleButton
    person = act.visitor.require_person()
    rest = tuple(each for each in act.visitor.enrolments if each.id != enrolment)
    if not rest:
        outbox.drop_open(act.tx, person.id, now=act.now)
    await audit.note(
        act.tx, actor=person.id, action="person.leave", object=f"enrolment:{enrolment}", now=act.now
    )
    return Visitor(person=person, enrolments=rest, grants=act.visitor.grants)


async def erase(act: Act, asked: PersonId, data: PersonalData) -> None:
    """Erase whoever asks, from every table; raise `ForeignButton` if somebody else was asked."""
    person = act.visitor.require_person()
    if person.id != asked:
        raise ForeignButton
    await _erase(act, person.id, person.telegram_id, data, by=person.id)


async def erase_gone(act: Act, data: PersonalData) -> int:
    """Erase some of those whose time is over; return how many, 0 when nobody is left."""
    gone = await storage.gone(act.tx, before=gone_before(act.now), limit=_AT_ONCE)
    for person, account in gone:
        await _erase(act, person, account, data, by=None)
    return len(gone)


async def erase_again(act: Act, data: PersonalData) -> int:
    """After a backup was restored, erase again whom it still knew; return how many."""
    buried = await storage.tombstones(act.tx)
    found = [
        (person, account)
        for person, account, known_since in await storage.accounts(act.tx)
        if known_since
        <= buried.get(tombstone(account), known_since.min.replace(tzinfo=act.now.tzinfo))
    ]
    for person, account in found:
        await _erase(act, person, account, data, by=person)
    return len(found)


def tombstone(telegram_id: int) -> str:
    """Return what is kept of an erased account.

    Whoever has the database could find the number by trying all; it names nobody by itself.
    """
    return sha256(f"romleuk:{telegram_id}".encode()).hexdigest()


async def _erase(
    act: Act, person: PersonId, telegram_id: int | None, data: PersonalData, *, by: PersonId | None
) -> None:
    data.delete(act.tx, person, now=act.now)
    if telegram_id is not None:
        storage.bury(act.tx, tombstone(telegram_id), now=act.now)
    await audit.note(
        act.tx, actor=by, action="person.erase", object=f"person:{person}", now=act.now
    )
