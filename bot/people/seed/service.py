"""People who are already in, for tests and the demo: by the same use cases as everybody else."""

from datetime import datetime

from bot.membership.cohort import storage as cohorts
from bot.membership.domain import ChatId, Cohort, CohortId, OrganizationId, Role, Visitor
from bot.membership.enrolment import storage as enrolments
from bot.membership.visitor.storage import load_visitors
from bot.people.directory.service import put_on_list
from bot.people.invites import storage as invites
from bot.people.invites.domain import digest
from bot.people.invites.service import invite_person, invite_staff
from bot.people.joining.domain import Appointed, Caller, Joined
from bot.people.joining.service import accept, take_office
from bot.refusals import NoSuchContent
from bot.storage.database import Tx


async def seat_participant(
    tx: Tx,
    cohort: CohortId,
    *,
    telegram_id: int,
    name: str,
    language: str,
    now: datetime,
    organization: OrganizationId | None = None,
    version: int = 1,
) -> Joined:
    """Put somebody on the list, make the personal link, and let the account come in by it."""
    enrolment = await put_on_list(
        tx, await _cohort(tx, cohort), name=name, organization=organization, now=now
    )
    listed = await enrolments.one(tx, enrolment)
    assert listed is not None
    made = await invite_person(tx, listed, now=now)
    caller = await _caller(tx, telegram_id)
    return await accept(tx, made.token, caller, language=language, version=version, now=now)


async def seat_coordinator(
    tx: Tx, cohort: CohortId, *, telegram_id: int, name: str, language: str, now: datetime
) -> Appointed:
    """Make the link for a coordinator, and let the account take office by it."""
    token = await invite_staff(tx, Role.COORDINATOR, cohort, now=now)
    return await _take_office(tx, token, telegram_id, name=name, language=language, now=now)


async def seat_administrator(
    tx: Tx, *, telegram_id: int, name: str, language: str, now: datetime
) -> Appointed:
    """Make the link for an administrator, and let the account take office by it."""
    token = await invite_staff(tx, Role.ADMINISTRATOR, None, now=now)
    return await _take_office(tx, token, telegram_id, name=name, language=language, now=now)


async def _take_office(
    tx: Tx, token: str, telegram_id: int, *, name: str, language: str, now: datetime
) -> Appointed:
    invite = await invites.by_hash(tx, digest(token))
    assert invite is not None
    caller = await _caller(tx, telegram_id)
    return await take_office(tx, invite.id, caller, name=name, language=language, now=now)


async def _caller(tx: Tx, telegram_id: int) -> Caller:
    """A private chat has the id of its person (https://core.telegram.org/bots/api#chat)."""
    known = await load_visitors(tx, [telegram_id])
    visitor = known.get(telegram_id, Visitor())
    return Caller(telegram_id=telegram_id, chat_id=ChatId(telegram_id), visitor=visitor)


async def _cohort(tx: Tx, cohort: CohortId) -> Cohort:
    found = await cohorts.by_id(tx, cohort)
    if found is None:
        raise NoSuchContent
    return found
