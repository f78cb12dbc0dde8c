"""What opening a link means for the Telegram account that opens it.

With the link for all, the person is added when they type a name; until then only the chat is
stored, with its invite. A link is used up at that moment, not when it is opened.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.membership.domain import ChatId, CohortId, EnrolmentId, OrganizationId, PersonId, Role
from bot.membership.person.domain import name_key
from bot.people.invites.domain import Invite
from bot.people.roster_people.domain import similar_name
from bot.refusals import Refusal


class NotInThisLanguage(Refusal):
    """The course has no words for danger, or no consent text, in this language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramAccount:
    telegram_id: int
    chat_id: ChatId


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingCorrection:
    """Somebody corrects their entry on the list, in a notice that the coordinator has not opened.

    `row` is that of the notice in the outbox.
    """

    row: int
    name: str
    organization: str | None
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodLink:
    """The link works for this account; `language` is None if it must be asked.

    `known`: the account belongs to a participant already, so that coordinators say whether that is
    the person of the link.
    """

    invite: Invite
    language: str | None
    known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadyIn:
    """This account joined with this link, or is in its cohort already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountTaken:
    """This account belongs to a participant already, and the link is for somebody else.

    That is known: the other one has an account, too, or a coordinator has said so.
    """

    invite: Invite


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """Somebody who is known said that a name on a list is theirs; a coordinator will answer."""


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


def organization_of(
    said: str, known: Sequence[tuple[OrganizationId, str]], former: Mapping[str, str]
) -> OrganizationId | None:
    """Return the organization that somebody probably means who typed `said`, or None.

    `former` are the present names of merged organizations by the keys of their former names.
    """
    by_key = {name_key(name): each for each, name in known}
    present = former.get(name_key(said), said)
    if (found := by_key.get(name_key(present))) is not None:
        return found
    similar = similar_name(said, [name for _, name in known])
    return None if similar is None else by_key[name_key(similar)]


OpenedLink = GoodLink | AlreadyIn | AccountTaken | Claimed
