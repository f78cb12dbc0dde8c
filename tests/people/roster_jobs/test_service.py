"""An import goes from step to step: it stops, goes on, and meets others who change the list."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

import pytest

from bot.act import Act
from bot.membership.domain import CohortId, Grant, PersonId, Role, Visitor
from bot.membership.enrolment import storage as enrolments
from bot.membership.person import storage as people
from bot.people.domain import RosterId
from bot.people.imports import service as imports
from bot.people.imports.domain import UndoProgress
from bot.people.roster import service as rosters
from bot.people.roster.service import RosterImported, RosterPreview
from bot.people.roster_file.domain import Roster, RosterRow
from bot.people.roster_jobs import service
from bot.refusals import StaleButton
from bot.storage.database import Database, Tx
from tests.builders import add_cohort, add_person, enrol

T = TypeVar("T")
NOW = datetime(2023, 5, 22, 1, 0, tzinfo=UTC)
MANY = 220
FIRST_PART = 6
"""Before it: the roster, the right, the list (nobody), the names, the beginning."""
ROSTER = Roster(
    people=tuple(
        RosterRow(row=at + 2, name=f"Person {at:04}", organization="Lotus House", language="km")
        for at in range(MANY)
    ),
    faults=(),
)


class Stopped(Exception):
    """The process ends."""


@dataclass(kw_only=True)
class Runner:
    """Runs steps as one coordinator; before the step `at` (from 1) something `happens`."""

    database: Database
    cohort: CohortId
    visitor: Visitor
    at: int = 0
    happens: Callable[[Tx], Awaitable[object]] | None = None
    steps: int = 0
    listed: list[int] = field(default_factory=list)

    async def __call__(self, use_case: Callable[[Act], Awaitable[T]]) -> T:
        self.steps += 1
        if self.steps == self.at:
            if self.happens is None:
                raise Stopped
            await self.database.run(self.happens)

        async def work(tx: Tx) -> T:
            result = await use_case(Act(tx=tx, now=NOW, visitor=self.visitor))
            row = await tx.single("SELECT count(*) AS many FROM roster_effects")
            self.listed.append(row["many"])
            return result

        return await self.database.run(work)

    async def preview(self, roster: Roster) -> RosterPreview:
        compared = await service.compare(self, self.cohort, roster)
        return await self(
            partial(rosters.save, cohort=self.cohort, roster=roster, compared=compared, source=None)
        )

    async def take(self, roster: RosterId) -> RosterImported | RosterPreview:
        return await self(await service.take(self, roster, apart=False, without_alike=False))

    async def undoable(self) -> list[tuple[int, int]]:
        """Return how many each import added and changed, of those that are seen as done."""
        found = await self(partial(imports.list_imports, cohort=self.cohort))
        return [(each.added, each.changed) for each in found.imports]

    async def names(self) -> list[str]:
        found = await self.database.run(partial(enrolments.listed, cohort=self.cohort))
        return [each.name for each in found]

    def begins_again(self, **changed: object) -> "Runner":
        """Return the next process."""
        return Runner(database=self.database, cohort=self.cohort, visitor=self.visitor, **changed)  # type: ignore[arg-type] # its own fields


@pytest.fixture
async def runner(database: Database) -> Runner:
    async def work(tx: Tx) -> tuple[PersonId, CohortId]:
        return await add_person(tx, "Sophea"), await add_cohort(tx)

    author, cohort = await database.run(work)
    person = await database.run(partial(people.by_id, person=author))
    grants = (Grant(role=Role.COORDINATOR, cohort_id=cohort),)
    visitor = Visitor(person=person, grants=grants)
    return Runner(database=database, cohort=cohort, visitor=visitor)


async def test_many_are_added_in_parts_of_100(runner: Runner) -> None:
    preview = await runner.preview(ROSTER)
    found = await runner.take(preview.roster)

    assert isinstance(found, RosterImported)
    assert (found.added, found.changed, len(found.links)) == (MANY, 0, MANY)
    parts = [b - a for a, b in zip(runner.listed, runner.listed[1:], strict=False) if b > a]
    assert parts == [100, 100, 20]
    assert await runner.undoable() == [(MANY, 0)]


@pytest.mark.parametrize("parts", [1, 2, 3])
async def test_an_import_that_stops_is_not_done_and_goes_on_from_there(
    runner: Runner, parts: int
) -> None:
    preview = await runner.preview(ROSTER)
    stopping = runner.begins_again(at=FIRST_PART + parts)
    with pytest.raises(Stopped):
        await stopping.take(preview.roster)

    assert len(await runner.names()) == min(100 * parts, MANY)
    assert await runner.undoable() == []

    found = await runner.begins_again().take(preview.roster)
    assert isinstance(found, RosterImported)
    assert (found.added, len(found.links)) == (MANY, MANY)
    assert await runner.names() == [each.name for each in ROSTER.people]
    assert await runner.undoable() == [(MANY, 0)]


async def test_somebody_whom_a_colleague_adds_between_two_parts_is_not_added_twice(
    runner: Runner,
) -> None:
    async def a_colleague(tx: Tx) -> None:
        person = await add_person(tx, "Person 0180", language="km")
        await enrol(tx, person, runner.cohort)

    preview = await runner.preview(ROSTER)
    found = await runner.begins_again(at=FIRST_PART + 1, happens=a_colleague).take(preview.roster)

    assert isinstance(found, RosterImported)
    assert (found.added, found.changed) == (MANY - 1, 1)  # they get the organization of the list
    assert (await runner.names()).count("Person 0180") == 1
    assert len(await runner.names()) == MANY


async def test_a_list_that_changes_before_the_first_part_is_shown_again(runner: Runner) -> None:
    async def a_colleague(tx: Tx) -> None:
        await enrol(tx, await add_person(tx, "Person 0180"), runner.cohort)

    preview = await runner.preview(ROSTER)
    found = await runner.begins_again(at=1, happens=a_colleague).take(preview.roster)

    assert isinstance(found, RosterPreview)
    assert found.again
    assert await runner.names() == ["Person 0180"]


async def undo_parts(runner: Runner, roster: RosterId, so_far: UndoProgress) -> UndoProgress:
    """Undo an import to its end, as a chain of jobs does; return the last counts."""
    while True:
        done = await runner(partial(imports.undo_part, roster=roster, so_far=so_far))
        so_far = done.so_far
        if done.spared is not None:
            return so_far


async def test_an_undo_goes_on_where_it_stopped(runner: Runner) -> None:
    preview = await runner.preview(ROSTER)
    await runner.take(preview.roster)
    begun = await runner(partial(imports.begin_undo, roster=preview.roster))
    part = await runner(partial(imports.undo_part, roster=preview.roster, so_far=begun))
    assert (len(await runner.names()), part.so_far.done, part.spared) == (MANY - 100, 100, None)

    found = await undo_parts(runner.begins_again(), preview.roster, part.so_far)

    assert (found.removed, found.done, found.changed_since) == (MANY, MANY, 0)
    assert await runner.names() == []


async def test_two_who_undo_one_import_at_once_undo_it_once(runner: Runner) -> None:
    preview = await runner.preview(ROSTER)
    await runner.take(preview.roster)
    first = await runner(partial(imports.begin_undo, roster=preview.roster))
    part = await runner(partial(imports.undo_part, roster=preview.roster, so_far=first))
    second = await runner(partial(imports.begin_undo, roster=preview.roster))

    found = await undo_parts(runner, preview.roster, second)

    assert (found.removed, found.all) == (MANY - 100, MANY - 100)
    assert await runner.names() == []
    with pytest.raises(StaleButton):
        await undo_parts(runner, preview.roster, part.so_far)
