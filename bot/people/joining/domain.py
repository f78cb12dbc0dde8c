"""What opening a link means for the Telegram account that opens it.

With the link for all, the person is added when they type a name; until then only the chat is
stored, with its invite. A link is used up at that moment, not when it is opened.
"""

from dataclasses import dataclass

from bot.membership.domain import ChatId, CohortId, EnrolmentId, PersonId, Role
from bot.people.invites.domain import Invite


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramAccount:
    telegram_id: int
    chat_id: ChatId


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodLink:
    """The link works for this account; `language` is None if it must be asked."""

    invite: Invite
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadyIn:
    """This account joined with this link, or is in its cohort already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountTaken:
    """This account belongs to a participant already, and the link is for somebody else."""

    invite: Invite


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A person on the list has joined."""

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
