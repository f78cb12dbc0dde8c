"""An invite says who may join with a link and until when; a link holds its token."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from bot.membership.domain import CohortId, InviteId, OrganizationId, PersonId
from bot.refusals import Refusal

TOKEN_BYTES = 16
TOKEN_LENGTH = 22
"""16 random bytes in URL-safe base 64: 128 bits, within the 64 characters of a start parameter."""
PARTICIPANT_FOR = timedelta(days=14)
STAFF_FOR = timedelta(minutes=15)
MOST_USES = 1000

_TOKEN = re.compile(rf"[A-Za-z0-9_-]{{{TOKEN_LENGTH}}}")
_LINK = re.compile(
    rf"(?:https?://)?(?:t\.me|telegram\.me)/(\w+)\?start=([A-Za-z0-9_-]{{{TOKEN_LENGTH}}})",
    re.IGNORECASE,
)


class DeadLink(Refusal):
    """This link does not work: it is wrong, old, closed or used."""

    guessed = True


class Admits(StrEnum):
    """The role that a link gives."""

    PARTICIPANT = "participant"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Invite:
    """A link as it is stored, without its token. A personal one names its person."""

    id: InviteId
    admits: Admits
    cohort_id: CohortId | None
    organization_id: OrganizationId | None
    person_id: PersonId | None
    created_by: PersonId | None
    expires_at: datetime
    uses_allowed: int
    uses: int
    closed: bool = False
    course: str | None = None
    zone: str = "UTC"
    person_name: str | None = None
    person_language: str | None = None
    organization_name: str | None = None

    @property
    def is_personal(self) -> bool:
        """Whether it is for one person on the list."""
        return self.person_id is not None

    @property
    def is_staff(self) -> bool:
        """Whether it makes a coordinator or an administrator."""
        return self.admits is not Admits.PARTICIPANT

    def is_alive(self, *, now: datetime) -> bool:
        """Tell whether it still works."""
        return not self.closed and self.expires_at > now and self.uses < self.uses_allowed


def require_alive(invite: Invite | None, *, now: datetime) -> Invite:
    """Return an invite that still works; raise `DeadLink` for any other, without a reason."""
    if invite is None or not invite.is_alive(now=now):
        raise DeadLink
    return invite


def digest(token: str) -> str:
    """Return the hash of a token, which is stored; with 128 bits a plain SHA-256 is enough."""
    return sha256(token.encode()).hexdigest()


def link_of(bot_username: str, token: str) -> str:
    """Return the link that opens the bot with a token."""
    return f"https://t.me/{bot_username}?start={token}"


def pasted_token(text: str, bot_username: str) -> str | None:
    """Return the token in a text that is a link to this bot, or only a token."""
    found = _LINK.search(text)
    if found and found.group(1).lower() == bot_username.lower():
        return found.group(2)
    bare = text.strip()
    return bare if _TOKEN.fullmatch(bare) else None
