"""Slots: the buttons and lines that features add to screens of other areas.

    Feature(
        routes=sex.routes,
        slots=Slots(
            home=(ScreenSlot(row=1, buttons=sex_screens.home_row, fact=sex_storage.QUESTION),),
        ),
    )

A screen shows what it is handed (`turn.bot.part(Slots)`) and knows none of these features, so they
can be removed. What a screen must say in one order of importance is no slot.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import groupby, islice
from typing import Any, Generic, TypeVar

from markupsafe import Markup

from bot.act import Act
from bot.catalog.course import Course
from bot.facts import Fact, KnownFacts
from bot.locale import Texts
from bot.membership.domain import Cohort, CohortId, UsedFeature, Visitor
from bot.storage.database import Rows, Statement
from bot.telegram.kit.screen import ButtonRow, ScreenButton

C = TypeVar("C")


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortView:
    """A cohort and its course, for the screens of a coordinator; `has_others`: who runs more.

    `used` on More only.
    """

    cohort: Cohort
    course: Course
    has_others: bool = False
    used: frozenset[UsedFeature] = frozenset()


def _nothing(_about: Any, _texts: Texts) -> tuple[()]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenSlot(Generic[C]):
    """What a feature adds to a screen: buttons, in which row and where in this row, and lines.

    `buttons` and `lines` get the subject of the screen; they return nothing if there is nothing to
    show. `fact` is what they need from the database.
    """

    row: int
    column: int = 1
    buttons: Callable[[C, Texts], ButtonRow] = _nothing
    lines: Callable[[C, Texts], Sequence[Markup]] = _nothing
    fact: Fact[Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingButton:
    """The button to what waits for a coordinator.

    `many`: how many requests it stands for. `since`: when the oldest of them was made.
    """

    button: ScreenButton
    since: datetime
    many: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingSlot(Generic[C]):
    """Requests in a cohort that wait for the coordinator who acts.

    `queries` ask for them, in one trip with those of other features, since Today asks each time.
    `read` makes requests of the rows, and `show` names one. The oldest stands first; `row` and
    `column` are the place among those of the same instant.
    """

    row: int
    column: int = 1
    queries: Callable[[Act, Cohort], Sequence[Statement]]
    read: Callable[[Act, Cohort, Sequence[Rows]], Sequence[C]]
    show: Callable[[C, Texts], WaitingButton]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """What a feature adds to each screen, or what all features add after `merge`.

    `home`: lines of Home, and rows below the next step. `more`: buttons without room on Home.
    `card`: the last lines and buttons of a person's card for coordinators. `desk_more`: buttons
    without room on the desk; `reports`: buttons below the first report. `settings`, and
    `shared_phone` below them: a person's own settings. `own_province`: from what features know in
    which province somebody works. `waiting`: what waits for a coordinator, behind Today.
    """

    home: tuple[ScreenSlot[KnownFacts], ...] = ()
    more: tuple[ScreenSlot[KnownFacts], ...] = ()
    card: tuple[ScreenSlot[KnownFacts], ...] = ()
    desk_more: tuple[ScreenSlot[CohortView], ...] = ()
    reports: tuple[ScreenSlot[CohortView], ...] = ()
    settings: tuple[ScreenSlot[Visitor], ...] = ()
    shared_phone: tuple[ScreenSlot[Visitor], ...] = ()
    own_province: tuple[Fact[Any], ...] = ()
    waiting: tuple[WaitingSlot[Any], ...] = ()

    def merge(self, *others: "Slots") -> "Slots":
        """Return these slots and those of others."""
        return Slots(
            **{
                each.name: tuple(
                    slot for one in (self, *others) for slot in getattr(one, each.name)
                )
                for each in fields(self)
            }
        )


async def find_waiting(
    slots: Slots, act: Act, cohorts: Sequence[Cohort], texts: Texts
) -> list[list[WaitingButton]]:
    """Return the buttons to all that waits for the coordinator who acts, the oldest first.

    There is a list for each cohort. The database is asked in one trip.
    """
    ordered = sorted(slots.waiting, key=lambda each: (each.row, each.column))
    asked = [(cohort, slot, slot.queries(act, cohort)) for cohort in cohorts for slot in ordered]
    statements = [each for _, _, queries in asked for each in queries]
    answers = iter(await act.tx.ask_each(*statements) if statements else [])
    found: dict[CohortId, list[WaitingButton]] = {each.id: [] for each in cohorts}
    for cohort, slot, queries in asked:
        rows = list(islice(answers, len(queries)))
        found[cohort.id] += [slot.show(each, texts) for each in slot.read(act, cohort, rows)]
    return [sorted(found[each.id], key=lambda button: button.since) for each in cohorts]


def facts_of(*slots: ScreenSlot[KnownFacts]) -> tuple[Fact[Any], ...]:
    """Return the facts that slots need, without repeats."""
    return tuple({each.fact.kind: each.fact for each in slots if each.fact is not None}.values())


def rows_of(slots: Iterable[ScreenSlot[C]], about: C, texts: Texts) -> list[ButtonRow]:
    """Return the buttons of slots row by row; a row may be empty."""
    ordered = sorted(slots, key=_order)
    return [
        [button for slot in row for button in slot.buttons(about, texts)]
        for _, row in groupby(ordered, key=lambda each: each.row)
    ]


def lines_of(slots: Iterable[ScreenSlot[C]], about: C, texts: Texts) -> list[Markup]:
    """Return the lines of slots in order."""
    ordered = sorted(slots, key=_order)
    return [line for slot in ordered for line in slot.lines(about, texts)]


def _order(slot: ScreenSlot[Any]) -> tuple[int, int]:
    return slot.row, slot.column
