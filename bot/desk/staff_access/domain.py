"""The access of one colleague."""

from dataclasses import dataclass

from bot.membership.domain import Cohort, Person
from bot.people.second_factor.domain import Access


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """A coordinator or administrator, as the visitor sees them.

    `is_me`: it is the visitor. `may_appoint`: the visitor is an administrator.
    """

    cohort: Cohort
    person: Person
    access: Access
    is_me: bool
    may_appoint: bool

    @property
    def has_account(self) -> bool:
        """Whether they have a Telegram account; people who were cut off have none."""
        return self.person.telegram_id is not None
