"""A link is opened by a Telegram account, and lets somebody in or not.

With the link for all, the person is made when the name is said; until then only the chat
is kept, and which invite it is about. A link is used up at that moment, not when opened.
"""

from dataclasses import dataclass

from bot.membership.domain import ChatId, CohortId, EnrolmentId, PersonId, Role
from bot.people.invites.domain import Invite


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A Telegram account and its private chat."""

    telegram_id: int
    chat_id: ChatId


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodLink:
    """The link is good for this account; `language` is None where it must be asked."""

    invite: Invite
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadyIn:
    """This account came in by this link, or is in this cohort."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountTaken:
    """This account belongs to a participant already, and the link is somebody else's."""

    invite: Invite


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Somebody of the list is in."""

    person: PersonId
    enrolment: EnrolmentId
    cohort: CohortId


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointed:
    """Somebody is a coordinator or an administrator now."""

    person: PersonId
    role: Role
    cohort: CohortId | None


OpenedLink = GoodLink | AlreadyIn | AccountTaken
