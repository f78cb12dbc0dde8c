"""Public holidays of a country, in a course."""

from dataclasses import dataclass
from datetime import date

from bot.catalog.wording import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A holiday in one year, from its first to its last day.

    `to_check` is what is uncertain about it: coordinators read it before they tick it.
    """

    name: Text
    first: date
    last: date
    to_check: tuple[Text, ...] = ()
