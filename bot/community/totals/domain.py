"""Totals of the sessions of a cohort, without figures of fewer than five people.

Women, men and young people are counted for all sessions together only: beside the totals by place,
topic and month they would let readers work out small groups.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from bot.small_groups import SMALLEST_GROUP, suppressed


class Breakdown(StrEnum):
    """What the totals are broken down by."""

    PLACE = "place"
    COMMUNE = "commune"
    TOPIC = "topic"
    MONTH = "month"


class SumRow(NamedTuple):
    """The saved sessions of one month, topic and place added up."""

    month: str
    topic: str
    province: str
    commune: str
    place_words: str
    sessions: int
    women: int
    men: int
    young: int

    @property
    def people(self) -> int:
        return self.women + self.men + self.young


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a leader wrote about one session, without names and without the place.

    `topic` is an id of the course, or "" with `own_topic`.
    """

    month: date
    topic: str
    own_topic: str
    questions: str
    hard: str
    hard_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalsGroup:
    """Sessions that have something in common: `key` is its code, id, month or words."""

    key: str
    sessions: int
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The totals of a cohort; `groups` are those that may be shown, `withheld` counts the others.

    `women`, `men` and `young` are None where the number may not be shown.
    """

    by: Breakdown
    sessions: int
    people: int
    women: int | None
    men: int | None
    young: int | None
    groups: tuple[TotalsGroup, ...]
    withheld: int

    @property
    def withholds(self) -> bool:
        """Whether some numbers are not shown although the totals are not `is_small`."""
        parts = (self.women, self.men, self.young)
        return not self.is_small and (self.withheld > 0 or None in parts)

    @property
    def is_small(self) -> bool:
        """Whether so few people came that only the number of sessions is shown."""
        return self.people < SMALLEST_GROUP


def totals(rows: Sequence[SumRow], by: Breakdown) -> Totals:
    """Add up the sessions of a cohort."""
    parts = [sum(row.women for row in rows), sum(row.men for row in rows)]
    parts.append(sum(row.young for row in rows))
    hidden = suppressed(parts)
    women, men, young = (None if at in hidden else part for at, part in enumerate(parts))
    groups = _groups(rows, by)
    shown = _told(groups)
    if by is Breakdown.COMMUNE:
        # The communes of a province that may not be told are not told either.
        provinces = {group.key for group in _told(_groups(rows, Breakdown.PLACE))}
        shown = [
            group
            for province in sorted(provinces)
            for group in _told(
                _groups((r for r in rows if _place(r) == province), Breakdown.COMMUNE)
            )
        ]
    return Totals(
        by=by,
        sessions=sum(row.sessions for row in rows),
        people=sum(parts),
        women=women,
        men=men,
        young=young,
        groups=tuple(_sorted(shown, by)),
        withheld=sum(1 for group in groups if group.people) - sum(1 for g in shown if g.people),
    )


def _told(groups: Sequence[TotalsGroup]) -> list[TotalsGroup]:
    hidden = suppressed([group.people for group in groups])
    return [group for at, group in enumerate(groups) if at not in hidden]


def _groups(rows: Iterable[SumRow], by: Breakdown) -> list[TotalsGroup]:
    found: dict[str, TotalsGroup] = {}
    for row in rows:
        key = _key(row, by)
        before = found.get(key, TotalsGroup(key=key, sessions=0, people=0))
        found[key] = TotalsGroup(
            key=key,
            sessions=before.sessions + row.sessions,
            people=before.people + row.people,
        )
    return list(found.values())


def _key(row: SumRow, by: Breakdown) -> str:
    match by:
        case Breakdown.PLACE:
            return _place(row)
        case Breakdown.COMMUNE:
            return row.commune or _place(row)
        case Breakdown.TOPIC:
            return row.topic
        case Breakdown.MONTH:
            return row.month


def _place(row: SumRow) -> str:
    return row.province or row.place_words


def _sorted(groups: Sequence[TotalsGroup], by: Breakdown) -> list[TotalsGroup]:
    """Sort months by time, the latest first, and other groups by people, the most first."""
    if by is Breakdown.MONTH:
        return sorted(groups, key=lambda group: group.key, reverse=True)
    return sorted(groups, key=lambda group: (-group.people, group.key))
