"""The directory of services: what people may need, where, and which services are shown."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.catalog.wording import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """A province; `id` is its code in the country's own list (places.yaml)."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What somebody may need, such as a safe place; `label` is the text of its button."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickAnswer:
    """An answer that nobody has to type: "Everybody", "None"."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """How services are looked up, proposed and hidden.

    Somebody must try a service again after `good_for`. It is hidden when `flags_to_hide` people
    report that it is not right any more. `who` and `papers` are quick answers in a proposal. A
    course without `needs` has no directory.
    """

    needs: tuple[Need, ...] = ()
    good_for: timedelta = timedelta(days=183)
    flags_to_hide: int = 3
    who: tuple[QuickAnswer, ...] = ()
    papers: tuple[QuickAnswer, ...] = ()

    def is_old(self, tried_on: str, *, today: date) -> bool:
        """Tell whether a service that was tried on a day (ISO) must be tried again."""
        return today - date.fromisoformat(tried_on) > self.good_for

    def has_need(self, need: str) -> bool:
        return any(each.id == need for each in self.needs)


NO_DIRECTORY = Directory()
"""The directory of a course that names no needs."""
