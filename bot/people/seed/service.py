"""Adds people who have joined already, for tests and the demo, with the usual use cases."""

from dataclasses import replace

from bot.act import Act
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import ChatId, CohortId, OrganizationId, Role, Visitor
from bot.membership.enrolment import storage as enrolments
from bot.membership.visitor.storage import load_visitors
from bot.people.directory.service import put_on_list
from bot.people.invites import storage as invites
from bot.people.invites.domain import digest
from bot.people.invites.service import invite_person, invite_staff
from bot.people.joining.domain import Appointed, Joined, TelegramAccount
from bot.people.joining.service import accept_invitation, accept_role
from bot.people.renewal.domain import consent_version
from bot.refusals import NoSuchContent, require


async def add_participant(
    act: Act,
    cohort: CohortId,
    *,
    telegram_id: int,
    name: str,
    language: str,
    organization: OrganizationId | None = None,
    version: int | None = None,
) -> Joined:
    """Put somebody on the list, make the personal link, and let the account join with it.

    They agree to `version` of the consent text; without it to the version of their course.
    """
    found = require(await cohorts.by_id(act.tx, cohort), NoSuchContent)
    if version is None:
        course = act.courses.get(found.course)
        version = consent_version(course) if course else 1
    enrolment = await put_on_list(act, found, name=name, organization=organization)
    listed = await enrolments.by_id(act.tx, enrolment)
    assert listed is not None
    made = await invite_person(act, listed)
    theirs, account = await _as_account(act, telegram_id)
    joined = await accept_invitation(
        theirs, made.token, account, language=language, version=version
    )
    assert isinstance(joined, Joined), "the account belongs to somebody already"
    return joined


async def add_coordinator(
    act: Act, cohort: CohortId, *, telegram_id: int, name: str, language: str
) -> Appointed:
    """Make the link for a coordinator, and let the account accept the role with it."""
    token = await invite_staff(act, Role.COORDINATOR, cohort)
    return await _accept_role(act, token, telegram_id, name=name, language=language)


async def add_administrator(act: Act, *, telegram_id: int, name: str, language: str) -> Appointed:
    """Make the link for an administrator, and let the account accept the role with it."""
    token = await invite_staff(act, Role.ADMINISTRATOR, None)
    return await _accept_role(act, token, telegram_id, name=name, language=language)


async def _accept_role(
    act: Act, token: str, telegram_id: int, *, name: str, language: str
) -> Appointed:
    invite = await invites.by_hash(act.tx, digest(token))
    assert invite is not None
    theirs, account = await _as_account(act, telegram_id)
    return await accept_role(theirs, invite.id, account, name=name, language=language)


async def _as_account(act: Act, telegram_id: int) -> tuple[Act, TelegramAccount]:
    """Act as an account; its private chat has the same id.

    See https://core.telegram.org/bots/api#chat.
    """
    known = await load_visitors(act.tx, [telegram_id])
    visitor = known.get(telegram_id, Visitor())
    account = TelegramAccount(telegram_id=telegram_id, chat_id=ChatId(telegram_id))
    return replace(act, visitor=visitor), account
