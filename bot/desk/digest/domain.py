"""The digest of a week: what a cohort did from Monday to Sunday, in counts and without scores."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """Counts of a week: people who joined and who answered, finished parts, announcements.

    `there` of the `places` expected attendances took place; meetings without noted attendance are
    left out, and counted in `unnoted`. `unclear` counts the taps that a lesson is unclear.
    """

    joined: int = 0
    finished: int = 0
    answered: int = 0
    there: int = 0
    places: int = 0
    unnoted: int = 0
    announced: int = 0
    unclear: int = 0

    def __add__(self, other: "Digest") -> "Digest":
        mine, more = self.counts(), other.counts()
        return Digest(**{name: count + more[name] for name, count in mine.items()})

    def counts(self) -> Mapping[str, int]:
        return {each.name: getattr(self, each.name) for each in fields(self)}

    @property
    def says_something(self) -> bool:
        return any(self.counts().values())


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestProgress:
    """The digest of the week from `monday`, counted up to the enrolment `upto`.

    `upto` is None once everybody is counted.
    """

    monday: date
    upto: int | None
    digest: Digest
