"""Invite links of groups and channels, and people who wait until they are let in."""

from dataclasses import dataclass

from telegram_simulator.api_errors import Json
from telegram_simulator.people import Bot


@dataclass(slots=True, kw_only=True)
class InviteLink:
    """A link into a chat. Instants are seconds since 1970; 0 means that there is no limit.

    `price` is paid in stars for `period` seconds; 0: nothing is paid.
    """

    url: str
    creator: Bot
    name: str = ""
    expire_date: int = 0
    member_limit: int = 0
    by_request: bool = False
    primary: bool = False
    revoked: bool = False
    joined: int = 0
    period: int = 0
    price: int = 0

    def usable(self, now: float) -> bool:
        """Whether somebody can still come in by it."""
        expired = self.expire_date and self.expire_date <= now
        full = self.member_limit and self.joined >= self.member_limit
        return not (self.revoked or expired or full)

    def primary_of(self, bot: Bot) -> bool:
        """Whether this is the link that a bot gives to everybody."""
        return self.primary and not self.revoked and self.creator is bot

    def public(self, pending: int = 0) -> Json:
        """Return the Bot API's ChatInviteLink; `pending` people wait until they are let in."""
        optional = {
            "name": self.name,
            "expire_date": self.expire_date,
            "member_limit": self.member_limit,
            "pending_join_request_count": pending,
            "subscription_period": self.period,
            "subscription_price": self.price,
        }
        return {
            "invite_link": self.url,
            "creator": self.creator.user(),
            "creates_join_request": self.by_request,
            "is_primary": self.primary,
            "is_revoked": self.revoked,
        } | {name: value for name, value in optional.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinRequest:
    """Somebody who wants to come in; `made_at` in seconds since 1970."""

    user_id: int
    url: str
    made_at: float
