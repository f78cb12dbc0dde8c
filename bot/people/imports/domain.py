"""What undoing an import does to each person: it spares everybody who has joined since."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.membership.domain import EnrolmentId, Membership, OrganizationId, PersonId
from bot.people.domain import RosterId

UNDO_IMPORT_FOR = timedelta(days=1)
"""How long an import can be undone."""
NAMED_FOR = timedelta(days=30)
"""How long People says what was imported, after its undo is over."""
UNDONE_AT_ONCE = 100
"""For how many people one transaction undoes an import, so that replies come in between."""
_JOINED = (Membership.WAITING, Membership.ACTIVE, Membership.FINISHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListImport:
    """A list that was imported: how many people it added and changed."""

    id: RosterId
    taken_at: datetime
    added: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierImport:
    """A list that was imported longer ago than it can be undone.

    `undone` is for how many people it was undone. An undo whose list is not known has no `added`
    and no `changed`.
    """

    at: datetime
    added: int = 0
    changed: int = 0
    undone: int = 0

    def undone_for(self, people: int) -> "EarlierImport":
        """Return it as undone for so many more people."""
        return replace(self, undone=self.undone + people)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportEffect:
    """What an import did to somebody, and how they are now.

    `organization_id` and `language` are what it set, `..._before` the values before; None if it set
    nothing. `place` is None if they are no longer on the list of that cohort.
    """

    person_id: PersonId
    name: str
    is_new: bool
    organization_id: OrganizationId | None
    organization_before: OrganizationId | None
    language: str | None
    language_before: str | None
    place: EnrolmentId | None
    state: Membership | None
    joined_at: datetime | None
    organization_now: OrganizationId | None
    language_now: str
    has_account: bool

    def joined_since(self, taken_at: datetime) -> bool:
        """Tell whether the person joined, or asked to, after the import."""
        if self.is_new:
            return self.has_account or self.state in _JOINED
        return self.joined_at is not None and self.joined_at > taken_at

    @property
    def sets_organization_back(self) -> bool:
        """Whether the organization is still the one that the import set."""
        return self.organization_id is not None and self.organization_id == self.organization_now

    @property
    def sets_language_back(self) -> bool:
        """Whether the language is still the one that the import set; joined people chose theirs."""
        return (
            self.language is not None
            and not self.has_account
            and self.language == self.language_now
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportUndo:
    """What undoing an import does: `removed` leave the list, `restored` get their values back.

    `spared` have joined since and stay. `changed_since` were changed by hand or are gone, so they
    stay as they are.
    """

    removed: tuple[ImportEffect, ...]
    restored: tuple[ImportEffect, ...]
    spared: tuple[ImportEffect, ...]
    changed_since: int

    @property
    def count(self) -> int:
        """How many people it concerns."""
        return len(self.removed) + len(self.restored)


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoProgress:
    """How far the undo of an import is that began at an instant.

    Up to the person `after`, `done` of `all` people have been looked at.
    """

    at: datetime
    all: int
    after: int = 0
    done: int = 0
    removed: int = 0
    restored: int = 0
    changed_since: int = 0

    def with_part(self, part: Sequence[ImportEffect], undo: ImportUndo) -> "UndoProgress":
        """Return how far it is after a part, which is not empty."""
        return replace(
            self,
            after=part[-1].person_id,
            done=self.done + len(part),
            removed=self.removed + len(undo.removed),
            restored=self.restored + len(undo.restored),
            changed_since=self.changed_since + undo.changed_since,
        )


def undo_of(effects: Iterable[ImportEffect], *, taken_at: datetime) -> ImportUndo:
    """Decide what undoing an import does to each person."""
    removed: list[ImportEffect] = []
    restored: list[ImportEffect] = []
    spared: list[ImportEffect] = []
    changed_since = 0
    for each in effects:
        if each.joined_since(taken_at):
            spared.append(each)
        elif each.place is None:
            changed_since += 1
        elif each.is_new and each.state is Membership.INVITED:
            removed.append(each)
        elif not each.is_new and (each.sets_organization_back or each.sets_language_back):
            restored.append(each)
        else:
            changed_since += 1
    return ImportUndo(
        removed=tuple(removed),
        restored=tuple(restored),
        spared=tuple(spared),
        changed_since=changed_since,
    )
