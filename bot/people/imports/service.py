"""Every coordinator of a cohort can undo an import for a day, as they can remove each person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.act import Act
from bot.membership.domain import Cohort, CohortId
from bot.membership.enrolment import storage as enrolments
from bot.membership.person import storage as people
from bot.people.domain import RosterId
from bot.people.imports import storage
from bot.people.imports.domain import (
    UNDONE_AT_ONCE,
    EarlierImport,
    ImportEffect,
    ImportUndo,
    ListImport,
    UndoProgress,
    undo_of,
)
from bot.people.imports.storage import TakenRoster
from bot.people.invites import storage as invites
from bot.people.rights import service as rights
from bot.people.service import note_in_audit
from bot.refusals import require
from bot.storage.dialect import to_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentImports:
    """The imports into a cohort that can still be undone, and `earlier` ones."""

    cohort: Cohort
    imports: tuple[ListImport, ...]
    earlier: tuple[EarlierImport, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoPreview:
    """What undoing an import does."""

    roster: TakenRoster
    cohort: Cohort
    undo: ImportUndo


@dataclass(frozen=True, slots=True, kw_only=True)
class UndonePart:
    """How far an undo is; `spared` are those who stay, None as long as it goes on."""

    roster: RosterId
    cohort: Cohort
    so_far: UndoProgress
    spared: tuple[ImportEffect, ...] | None


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
    kept, cohort = await _require_taken(act, roster, at=act.now)
    found = undo_of(await storage.effects(act.tx, roster), taken_at=kept.taken_at)
    return UndoPreview(roster=kept, cohort=cohort, undo=found)


async def begin_undo(act: Act, roster: RosterId) -> UndoProgress:
    """Return where an undo begins; raises as `preview` does."""
    await _require_taken(act, roster, at=act.now)
    return UndoProgress(at=act.now, all=await storage.count_effects(act.tx, roster))


async def undo_part(act: Act, roster: RosterId, so_far: UndoProgress) -> UndonePart:
    """Undo an import for the next people; unused links stop working.

    What is done to each is decided from how they are now. Raises as `preview` does, but an undo
    that began within a day may end later.
    """
    kept, cohort = await _require_taken(act, roster, at=so_far.at)
    part = await storage.some_effects(act.tx, roster, after=so_far.after, most=UNDONE_AT_ONCE)
    if part:
        undo = undo_of(part, taken_at=kept.taken_at)
        _undo(act, roster, undo, part)
        await _note_undo(act, roster, cohort, undo, began=so_far.at)
        so_far = so_far.with_part(part, undo)
    if len(part) == UNDONE_AT_ONCE:
        return UndonePart(roster=roster, cohort=cohort, so_far=so_far, spared=None)
    spared = undo_of(await storage.effects(act.tx, roster), taken_at=kept.taken_at).spared
    storage.forget_import(act.tx, roster)
    return UndonePart(roster=roster, cohort=cohort, so_far=so_far, spared=spared)


async def _require_taken(act: Act, roster: RosterId, *, at: datetime) -> tuple[TakenRoster, Cohort]:
    """Return an import that could be undone at an instant; raises as `preview` does."""
    kept = require(await storage.taken(act.tx, roster, now=at))
    return kept, await rights.require_cohort(act, kept.cohort_id)


def _undo(act: Act, roster: RosterId, undo: ImportUndo, part: Sequence[ImportEffect]) -> None:
    for each in undo.removed:
        assert each.place is not None
        invites.close_of_person(act.tx, each.person_id, now=act.now)
        enrolments.remove(act.tx, each.place)
    for each in undo.restored:
        _restore(act, each)
    spared = {each.person_id for each in undo.spared}
    people = [each.person_id for each in part if each.person_id not in spared]
    storage.forget_effects(act.tx, roster, people)
    if undo.removed:
        removed = [each.person_id for each in undo.removed]
        storage.empty_unlisted(act.tx, removed, now=act.now)


async def _note_undo(
    act: Act, roster: RosterId, cohort: Cohort, undo: ImportUndo, *, began: datetime
) -> None:
    """Note a part in the audit; all parts of one undo have the same roster and beginning."""
    await note_in_audit(
        act,
        "roster.undo",
        f"cohort:{cohort.id}",
        roster=roster,
        began=to_ms(began),
        removed=len(undo.removed),
        restored=[each.place for each in undo.restored],
        stay=len(undo.spared),
    )


def _restore(act: Act, effect: ImportEffect) -> None:
    assert effect.place is not None
    if effect.sets_organization_back:
        enrolments.set_organization(act.tx, effect.place, effect.organization_before)
    if effect.sets_language_back:
        people.set_fields(act.tx, effect.person_id, language=effect.language_before or "")
