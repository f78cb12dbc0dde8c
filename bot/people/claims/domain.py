"""The accounts on which the link of a name on a list was opened, for the card of that name."""

from dataclasses import dataclass

from bot.membership.domain import PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimants:
    """People who take part already, and say that the name is theirs, too."""

    people: tuple[PersonId, ...]
