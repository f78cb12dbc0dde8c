"""Every coordinator of a cohort can undo an import for a day, as they can remove each person."""

from dataclasses import dataclass

from bot.act import Act
from bot.membership.domain import Cohort, CohortId
from bot.membership.enrolment import storage as enrolments
from bot.membership.person import storage as people
from bot.people.domain import RosterId
from bot.people.imports import storage
from bot.people.imports.domain import (
    EarlierImport,
    ImportEffect,
    ImportUndo,
    ListImport,
    undo_of,
)
from bot.people.imports.storage import TakenRoster
from bot.people.invites import storage as invites
from bot.people.rights import service as rights
from bot.people.service import note_in_audit
from bot.refusals import require


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentImports:
    """The imports into a cohort that can still be undone, and `earlier` ones."""

    cohort: Cohort
    imports: tuple[ListImport, ...]
    earlier: tuple[EarlierImport, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoPreview:
    """What undoing an import does, or did."""

    roster: TakenRoster
    cohort: Cohort
    undo: ImportUndo


async def list_imports(act: Act, cohort: CohortId) -> RecentImports:
    """Return the imports of the last 30 days; raise `NotAllowed` for others than coordinators."""
    found = await rights.require_cohort(act, cohort)
    return RecentImports(
        cohort=found,
        imports=tuple(await storage.imports_of(act.tx, cohort, now=act.now)),
        earlier=tuple(await storage.earlier_imports(act.tx, cohort, now=act.now)),
    )


async def preview(act: Act, roster: RosterId) -> UndoPreview:
    """Return what undoing an import would do.

    Raises `NotAllowed`, and `StaleButton` if it was undone already or a day has passed.
    """
    kept = require(await storage.taken(act.tx, roster, now=act.now))
    cohort = await rights.require_cohort(act, kept.cohort_id)
    found = undo_of(await storage.effects(act.tx, roster), taken_at=kept.taken_at)
    return UndoPreview(roster=kept, cohort=cohort, undo=found)


async def undo(act: Act, roster: RosterId) -> UndoPreview:
    """Undo an import: unused links stop working; raises as `preview` does."""
    found = await preview(act, roster)
    for each in found.undo.removed:
        assert each.place is not None
        invites.close_of_person(act.tx, each.person_id, now=act.now)
        enrolments.remove(act.tx, each.place)
    for each in found.undo.restored:
        _restore(act, each)
    storage.forget_import(act.tx, roster)
    if found.undo.removed:
        removed = [each.person_id for each in found.undo.removed]
        storage.empty_unlisted(act.tx, removed, now=act.now)
    await note_in_audit(
        act,
        "roster.undo",
        f"cohort:{found.cohort.id}",
        removed=len(found.undo.removed),
        restored=[each.place for each in found.undo.restored],
        stay=len(found.undo.spared),
    )
    return found


def _restore(act: Act, effect: ImportEffect) -> None:
    assert effect.place is not None
    if effect.sets_organization_back:
        enrolments.set_organization(act.tx, effect.place, effect.organization_before)
    if effect.sets_language_back:
        people.set_fields(act.tx, effect.person_id, language=effect.language_before or "")
