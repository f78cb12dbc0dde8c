"""Goes from step to step of a preview or an import, so that replies come in between.

What takes long is computed in a thread, outside any transaction, from what was read a page at a
time. Each part of an import is a short transaction that first looks whether its people are still as
they were compared. An import that stops in the middle is not done: it goes on where it stopped,
since who is on the list already is the same.
"""

from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from functools import partial
from typing import Protocol, TypeVar

from bot.act import Act
from bot.computing import compute
from bot.membership.domain import CohortId, NamedElsewhere, PersonId
from bot.membership.person.domain import name_key
from bot.people.domain import RosterId
from bot.people.imports import storage as imports
from bot.people.invites.service import PersonalLink
from bot.people.rights import service as rights
from bot.people.roster import service, storage
from bot.people.roster.domain import AT_ONCE
from bot.people.roster.service import RosterCompared, RosterImported, RosterPreview
from bot.people.roster_file.domain import Roster
from bot.people.roster_import import service as roster_import
from bot.refusals import StaleButton, require
from bot.storage.database import Row, Rows

T = TypeVar("T")
PAGE = 1000
"""How many people of a list one transaction reads."""
MOST_TRIES = 5
"""How often an import begins again because somebody changes the same people meanwhile."""
LastStep = Callable[[Act], Awaitable[T]]


class Steps(Protocol):
    """Runs a use case in a transaction of its own, as the person who waits."""

    async def __call__(self, use_case: Callable[[Act], Awaitable[T]]) -> T: ...


class ListKeepsChanging(Exception):
    """Others change the same people on the list again and again; a later try may work."""


async def compare(
    run: Steps,
    cohort: CohortId,
    roster: Roster,
    *,
    apart: bool = False,
    without_alike: bool = False,
    same: Collection[int] = (),
) -> RosterCompared:
    """Compare a roster with the list of a cohort, as `roster.service.compare`.

    Raises `NotAllowed`.
    """
    await run(partial(rights.require_cohort, cohort=cohort))
    rows: list[Row] = []
    while page := await run(partial(_page, cohort=cohort, after=rows[-1]["id"] if rows else 0)):
        rows += page
    names = await run(service.all_names)
    return await compute(
        partial(
            service.compare,
            roster,
            rows,
            names,
            apart=apart,
            without_alike=without_alike,
            same=same,
        )
    )


async def _page(act: Act, *, cohort: CohortId, after: int) -> Rows:
    return await storage.list_page(act.tx, cohort, after=after, limit=PAGE)


async def elsewhere(
    run: Steps, cohort: CohortId, names: Iterable[str]
) -> tuple[NamedElsewhere, ...]:
    """Return people with one of these name keys on other lists of the visitor, by name."""
    keys = sorted(set(names))
    found: list[NamedElsewhere] = []
    for at in range(0, len(keys), AT_ONCE):
        some = keys[at : at + AT_ONCE]
        found += await run(partial(service.named_elsewhere, cohort=cohort, names=some))
    return tuple(found)


async def look(run: Steps, roster: RosterId) -> RosterCompared:
    """Compare a saved roster with the list; raises as `roster.service.require_open` does."""
    kept = await run(partial(service.require_open, roster=roster))
    return await compare(run, kept.cohort_id, kept.roster)


async def names_of(run: Steps, roster: RosterId) -> tuple[NamedElsewhere, ...]:
    """Return people of a roster on other lists: of its preview, or of its import."""

    async def added(act: Act) -> tuple[CohortId, bool, list[str]]:
        kept = require(await storage.load(act.tx, roster))
        await rights.require_cohort(act, kept.cohort_id)
        is_taken = kept.state == "taken"
        names = await imports.names_of_added(act.tx, roster) if is_taken else []
        return kept.cohort_id, is_taken, names

    cohort, is_taken, names = await run(added)
    if not is_taken:
        names = new_names(await look(run, roster))
    return await elsewhere(run, cohort, names)


def new_names(compared: RosterCompared) -> list[str]:
    """Return the name keys of those who would be added."""
    return [name_key(each.name) for each in compared.merge.added]


async def take(
    run: Steps,
    roster: RosterId,
    *,
    apart: bool,
    without_alike: bool,
    same: Collection[int] = (),
) -> LastStep[RosterImported | RosterPreview]:
    """Import a roster part by part; return the last step, which ends it.

    If the list changed since the preview, nothing is imported, and the last step returns a new
    preview. Raises `StaleButton` if it was imported already or changes nothing,
    `ForeignButton` for the roster of somebody else, `NotAllowed`, `ListKeepsChanging`.
    """
    for _ in range(MOST_TRIES):
        kept = await run(partial(service.require_to_take, roster=roster))
        compared = await compare(
            run,
            kept.cohort_id,
            kept.roster,
            apart=apart,
            without_alike=without_alike,
            same=same,
        )
        if not kept.is_begun:
            if not compared.merge.count:
                raise StaleButton
            if not await run(partial(roster_import.begin, roster=roster, shown=compared.shown)):
                return partial(service.look_again, roster=roster, compared=compared, again=True)
        if await _take_parts(run, roster, compared):
            break
    else:
        raise ListKeepsChanging
    names = await run(lambda act: imports.names_of_added(act.tx, roster))
    # Of several sheets, or of tables beside each other, two people have the same row: then the
    # links come as a sheet.
    in_file = bool(names) and kept.is_file and kept.roster.has_own_rows
    made = {} if in_file else await links(run, kept.cohort_id, roster)
    return partial(
        roster_import.end,
        roster=roster,
        links=tuple(sorted(made.values(), key=lambda each: name_key(each.name))),
        source=kept.source if in_file else None,
        elsewhere=await elsewhere(run, kept.cohort_id, names),
    )


async def _take_parts(run: Steps, roster: RosterId, compared: RosterCompared) -> bool:
    """Import each part; return False after one whose people have changed since."""
    for part in compared.parts:
        if not await run(partial(roster_import.take_part, roster=roster, part=part)):
            return False
    return True


async def links(run: Steps, cohort: CohortId, roster: RosterId) -> dict[PersonId, PersonalLink]:
    """Make a link for everybody whom an import added and who has not joined."""
    rows = await run(lambda act: imports.rows_of_added(act.tx, roster))
    people: Sequence[PersonId] = list(rows)
    made: dict[PersonId, PersonalLink] = {}
    for at in range(0, len(people), AT_ONCE):
        some = people[at : at + AT_ONCE]
        made |= await run(partial(roster_import.links_of, cohort=cohort, people=some))
    return made


async def links_by_row(run: Steps, roster: RosterId) -> tuple[CohortId, dict[int, PersonalLink]]:
    """Make a link for everybody whom an import added and who has not joined, by row of its file.

    Raises `NotAllowed`, and `StaleButton` if it was undone meanwhile.
    """

    async def begin(act: Act) -> tuple[CohortId, dict[PersonId, int]]:
        kept = require(await imports.taken(act.tx, roster, now=act.now))
        await rights.require_cohort(act, kept.cohort_id)
        return kept.cohort_id, await imports.rows_of_added(act.tx, roster)

    cohort, rows = await run(begin)
    made = await links(run, cohort, roster)
    return cohort, {rows[person]: link for person, link in made.items()}
