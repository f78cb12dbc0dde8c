"""People see, download and delete what is stored about them, or leave a course.

Nobody else can do it; but data of inactive people is deleted when the consent text says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from hmac import digest
from typing import Any, Final

from dateutil.relativedelta import relativedelta

from bot.act import Act
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import EnrolmentId, Membership, Person, PersonId, Visitor
from bot.membership.enrolment import storage as enrolments
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.people.joining import service as joining
from bot.people.mydata import storage
from bot.people.mydata.storage import Fading
from bot.people.service import note_in_audit
from bot.refusals import ForeignButton, StaleButton
from bot.safety.texts.domain import KEPT_MONTHS, inactive_before
from bot.storage import set_aside
from bot.storage.dialect import from_ms, to_ms
from bot.storage.personal_data import PersonalData

PersonTables = Mapping[str, list[Mapping[str, Any]]]
_AT_ONCE: Final = 10
"""How many people are deleted in one transaction; each takes some forty statements."""
WARNED_AT_ONCE: Final = 500
WARNED_BEFORE: Final = timedelta(days=14)
"""So long before their data is deleted people are told."""
_EVER: Final = datetime.min.replace(tzinfo=UTC)
FADING: Final = "people.fading"
"""The kind of this message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MyData:
    """A summary of what is stored about somebody, and the rows themselves."""

    person: Person
    organization: str | None
    since: datetime
    lessons: int
    answers: int
    meetings: int
    choices: int
    tables: PersonTables


async def summarize_data(act: Act, data: PersonalData) -> MyData:
    tables = await data.read_all(act.tx, act.person.id)
    return MyData(
        person=act.person,
        organization=await _organizations(act),
        since=from_ms(tables["people"][0]["created_at"]),
        lessons=sum(row["furthest"] for row in tables.get("readings", [])),
        answers=len(tables.get("answers", [])),
        meetings=len(tables.get("rsvps", [])),
        choices=len(tables.get("walk_steps", [])),
        tables=tables,
    )


async def _organizations(act: Act) -> str | None:
    """Return the names of the visitor's organizations, each once; None without any."""
    ids = [each.organization_id for each in act.visitor.enrolments]
    names = [await cohorts.organization_name(act.tx, each) for each in ids if each is not None]
    return ", ".join(dict.fromkeys(name for name in names if name is not None)) or None


async def has_certificate(act: Act, data: PersonalData) -> bool:
    """Tell whether the visitor has a certificate, which would be deleted too."""
    return bool((await data.read_all(act.tx, act.person.id)).get("certificates"))


async def leave(act: Act, enrolment: EnrolmentId) -> Visitor:
    """Leave a course; raise `ForeignButton` for an enrolment of somebody else."""
    rest = tuple(each for each in act.visitor.enrolments if each.id != enrolment)
    if rest == act.visitor.enrolments:
        raise ForeignButton
    was = (Membership.ACTIVE, Membership.WAITING)
    if not await enrolments.change(
        act.tx, enrolment, was=was, becomes=Membership.LEFT, now=act.now
    ):
        raise StaleButton
    if not rest:
        outbox.drop_open(act.tx, act.person.id, now=act.now)
    await note_in_audit(act, "person.leave", f"enrolment:{enrolment}")
    return replace(act.visitor, enrolments=rest)


async def come_back(act: Act, enrolment: EnrolmentId) -> Visitor:
    """Ask the coordinators of a course that the visitor left to be let in again.

    Raise `StaleButton` unless it is the one that they left last, and it still runs.
    """
    if await enrolments.left_last(act.tx, act.person.id) != enrolment:
        raise StaleButton
    was, becomes = (Membership.LEFT,), Membership.WAITING
    if not await enrolments.change(act.tx, enrolment, was=was, becomes=becomes, now=act.now):
        raise StaleButton
    listed = await enrolments.by_id(act.tx, enrolment)
    assert listed is not None
    await joining.notify_coordinators(act, "people.request", enrolment, listed.enrolment.cohort_id)
    await note_in_audit(act, "person.come_back", f"enrolment:{enrolment}")
    return replace(act.visitor, enrolments=(*act.visitor.enrolments, listed.enrolment))


async def delete_person(act: Act, asked: PersonId, data: PersonalData) -> None:
    """Delete the visitor from every table; raise `ForeignButton` if `asked` is somebody else."""
    if act.person.id != asked:
        raise ForeignButton
    await _delete(act, asked, act.person.telegram_id, data)


async def delete_inactive(
    act: Act,
    data: PersonalData,
    *,
    months: int = KEPT_MONTHS,
    known_since: datetime | None,
) -> int:
    """Delete some people inactive for so many months; return how many, 0 if none is left.

    Instants before `known_since` come from a clock that was wrong, and count as that instant.
    """
    before = inactive_before(act.now, months=months)
    if known_since is not None and known_since >= before:
        return 0
    gone = await storage.inactive_people(act.tx, before=before, limit=_AT_ONCE)
    for person, account in gone:
        async with set_aside.isolated(act.tx, storage.DELETING, person, now=act.now):
            await _delete(act, person, account, data)
    return len(gone)


async def is_anybody_inactive(act: Act, *, months: int, known_since: datetime | None) -> bool:
    """Tell whether there is anybody to delete."""
    before = inactive_before(act.now, months=months)
    if known_since is not None and known_since >= before:
        return False
    return bool(await storage.inactive_people(act.tx, before=before, limit=1))


async def warn_fading(
    act: Act, *, months: int, known_since: datetime | None, after: PersonId
) -> PersonId | None:
    """Tell some people that their data will be deleted within `WARNED_BEFORE`.

    `after`: only those with a higher id. Each is told once for each time of silence; `known_since`
    as above. Returns the id after which to go on, None at the end.
    """
    since = inactive_before(act.now, months=months)
    before = inactive_before(act.now + WARNED_BEFORE, months=months)
    if known_since is not None:
        if known_since >= before:
            return None
        since = _EVER if known_since >= since else since
    found = await storage.fading_people(
        act.tx, since=since, before=before, after=after, limit=WARNED_AT_ONCE
    )
    outbox.enqueue(
        act.tx, [_warning(each, months, known_since, act.now) for each in found], now=act.now
    )
    return found[-1].person if len(found) == WARNED_AT_ONCE else None


def _warning(
    fading: Fading, months: int, known_since: datetime | None, now: datetime
) -> NewMessage:
    seen = fading.seen if known_since is None else max(fading.seen, known_since)
    deleted_at = seen + relativedelta(months=months)
    return NewMessage(
        chat_id=fading.chat,
        lane=Lane.REMINDER,
        kind=FADING,
        due_at=now,
        expires_at=deleted_at,
        about={"until": to_ms(deleted_at)},
        dedup=f"{FADING}:{fading.person}:{to_ms(seen)}",
    )


async def delete_again(act: Act, data: PersonalData, erased: Mapping[str, datetime]) -> int:
    """Delete some people again whom a restored copy still has; return how many, 0 at the end.

    `erased` are instants by tombstone. People who were put on a list after that came back, and
    stay.
    """
    found = [
        known
        for known in await storage.listed_people(act.tx)
        if any(
            known.since <= erased[name]
            for name in _names_of(known.person, known.account, data.key)
            if name in erased
        )
    ][:_AT_ONCE]
    for known in found:
        await _delete(act, known.person, known.account, data, actor=known.person)
    return len(found)


def tombstone(what: str, number: int, key: bytes) -> str:
    """Return what is kept of a deleted person: a hash of a number, with the deployment's secret.

    `what` is "person" or "account". Without the secret nobody finds it by trying all numbers.
    """
    return digest(key, f"{what}:{number}".encode(), "sha256").hex()


def _names_of(person: PersonId, account: int | None, key: bytes) -> list[str]:
    """Return the tombstones by which a person is found again."""
    names = [tombstone("person", person, key)]
    if account is not None:
        # Earlier releases used no secret.
        before = sha256(f"romleuk:{account}".encode()).hexdigest()
        names += [tombstone("account", account, key), before]
    return names


async def _delete(
    act: Act,
    person: PersonId,
    telegram_id: int | None,
    data: PersonalData,
    *,
    actor: PersonId | None = None,
) -> None:
    data.delete(act.tx, person, now=act.now)
    storage.save_tombstone(act.tx, tombstone("person", person, data.key), now=act.now)
    if telegram_id is not None:
        storage.save_tombstone(act.tx, tombstone("account", telegram_id, data.key), now=act.now)
    await note_in_audit(act, "person.erase", f"person:{person}", actor=actor)
