"""The access of one colleague."""

from dataclasses import dataclass

from bot.membership.domain import Cohort, Person
from bot.people.second_factor.domain import Access


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """A coordinator or administrator; `is_me`: the one who looks. `may_appoint`: they may."""

    cohort: Cohort
    person: Person
    access: Access
    is_me: bool
    may_appoint: bool

    @property
    def has_account(self) -> bool:
        """Whether they have a Telegram account; after theirs was cut off they have none."""
        return self.person.telegram_id is not None
