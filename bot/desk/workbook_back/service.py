"""A workbook that came back: a preview of each change, then all of them or none, and the undo."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

import orjson

from bot.act import Act
from bot.days import local_day
from bot.desk.workbook import storage as workbooks
from bot.desk.workbook.domain import WorkbookPerson, attendance_token, day_of
from bot.desk.workbook_back import storage
from bot.desk.workbook_back.domain import (
    MOST_CHANGES,
    CellEdit,
    CellRefusal,
    ComparedFile,
    PresentCell,
    SavedCell,
    SavedReturn,
    decide,
)
from bot.desk.workbook_cells.domain import (
    CONTACTED,
    LANGUAGE,
    NEVER,
    ORGANIZATION,
    THERE,
    session_of,
)
from bot.desk.workbook_rows import service as whole_meetings
from bot.desk.workbook_rows import storage as rows
from bot.desk.workbook_rows.storage import Former
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId, EnrolmentId, OrganizationId, PersonId
from bot.membership.person.domain import name_key
from bot.membership.staff.domain import require_coordinator
from bot.people.rights import service as rights
from bot.people.service import note_in_audit
from bot.refusals import ForeignButton, NotAllowed, Refusal, StaleButton, require
from bot.sessions import storage as sessions
from bot.sessions.attendance.domain import Attendance
from bot.sessions.briefings.service import refresh_briefings
from bot.sessions.domain import Session, SessionId

_NOON: Final = time(12)


class TooManyChanges(Refusal):
    """More cells differ than anybody changes by hand; nothing was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedWorkbook:
    """A workbook that came back, as it can be saved: `changes`, and what is `refused`.

    `left` are changes that were refused since the preview, or since they were saved.
    """

    saved: SavedReturn
    cells: tuple[SavedCell, ...]
    zone: str
    left: int = 0

    @property
    def changes(self) -> tuple[SavedCell, ...]:
        return tuple(each for each in self.cells if each.why is None)

    @property
    def refused(self) -> tuple[SavedCell, ...]:
        return tuple(each for each in self.cells if each.why is not None)

    @property
    def kinds(self) -> Counter[str]:
        """Count the changes by kind: there, not_there, organization, language, contacted."""
        return Counter(
            each.after if session_of(each.what) is not None else each.what for each in self.changes
        )


async def preview(act: Act, file: ComparedFile) -> ReturnedWorkbook:
    """Save what a workbook asks for and return it; nothing is changed yet.

    Raises `NotAllowed` for a workbook in which the visitor runs no course, and `TooManyChanges`.
    """
    if len(file.edits) > MOST_CHANGES:
        raise TooManyChanges
    own = {each.id: each for each in await rights.open_cohorts(act)}
    foreign = [each for each in file.stamp.tables if each.cohort not in own]
    if len(foreign) == len(file.stamp.tables):
        raise NotAllowed
    theirs = {each.sheet.casefold() for each in foreign}
    edits = [each for each in file.edits if each.sheet.casefold() not in theirs]
    people, decided = await _decide(act, edits, own)
    decided += [
        CellEdit(sheet=each.sheet, place="", head="", why=CellRefusal.NOT_YOURS) for each in foreign
    ]
    number = await storage.add(
        act.tx,
        act.person.id,
        [(each, people.get(each.enrolment) if each.enrolment else None) for each in decided],
        made_at=file.stamp.made_at,
        missing=file.missing,
        now=act.now,
    )
    await note_in_audit(act, "workbook.read", f"workbook:{file.stamp.workbook}", cells=len(decided))
    return await open_return(act, number)


async def open_return(act: Act, number: int) -> ReturnedWorkbook:
    """Return a workbook that the visitor sent back.

    Raises `StaleButton`, `ForeignButton`, and `NotAllowed` once the visitor does not run one of the
    courses in it.
    """
    if not act.visitor.grants:
        raise NotAllowed
    saved = require(await storage.load(act.tx, number))
    if saved.author_id != act.person.id:
        raise ForeignButton
    cells = await storage.cells(act.tx, number)
    for cohort in {each.cohort for each in cells if each.cohort is not None}:
        require_coordinator(act.visitor.grants, cohort)
    return ReturnedWorkbook(saved=saved, cells=cells, zone=act.person.zone)


async def confirm(act: Act, number: int) -> ReturnedWorkbook:
    """Save all changes; those whose cell was changed in the chat since the preview stay out.

    Raises `StaleButton` the second time, `ForeignButton`, and `NotAllowed`.
    """
    found = await open_return(act, number)
    if not found.changes:
        raise StaleButton
    own = await _require_cohorts(act, found.changes)
    if not await storage.change_state(act.tx, number, was="read", becomes="taken", now=act.now):
        raise StaleButton
    left = await _save_all(act, number, found.changes, own)
    return replace(await open_return(act, number), left=left)


async def drop(act: Act, number: int) -> ReturnedWorkbook:
    """Change nothing; raises as `confirm` does."""
    found = await open_return(act, number)
    if not await storage.change_state(act.tx, number, was="read", becomes="dropped", now=act.now):
        raise StaleButton
    return found


async def undoable(act: Act) -> SavedReturn | None:
    """Return the visitor's last workbook that can be undone."""
    return await storage.last_taken(act.tx, act.person.id, now=act.now)


async def undo(act: Act, number: int) -> ReturnedWorkbook:
    """Put the former values back, within a day; cells that were changed since stay.

    Raises as `confirm` does.
    """
    found = await open_return(act, number)
    taken = found.saved.taken_at
    if taken is None or taken <= act.now - storage.UNDO_FOR:
        raise StaleButton
    if not await storage.change_state(act.tx, number, was="taken", becomes="undone", now=act.now):
        raise StaleButton
    left = 0
    for each in found.changes:
        left += not await _put_back(act, each)
    former = {
        SessionId(meeting): at
        for each in found.changes
        if (meeting := session_of(each.what)) is not None
        and each.former is not None
        and (at := orjson.loads(each.former).get("nobody_at")) is not None
    }
    meetings = await _meetings(act, found.changes)
    await whole_meetings.put_nobody_back(act, meetings, former, taken=taken)
    _refresh(act, meetings)
    await note_in_audit(act, "workbook.undone", f"return:{number}", left=left)
    return replace(found, left=left)


async def _require_cohorts(act: Act, cells: Sequence[SavedCell]) -> dict[CohortId, Cohort]:
    """Return the visitor's open cohorts; raise `NotAllowed` if one of the cells is closed."""
    own = {each.id: each for each in await rights.open_cohorts(act)}
    if any(each.cohort not in own for each in cells):
        raise NotAllowed
    return own


async def _decide(
    act: Act, edits: Sequence[CellEdit], own: dict[CohortId, Cohort]
) -> tuple[dict[EnrolmentId, PersonId], list[CellEdit]]:
    """Return edits as they can be saved or are refused now, and who they are about."""
    places = {each.enrolment for each in edits if each.enrolment is not None}
    people = await workbooks.people_at(act.tx, places)
    meets = {number for each in edits if (number := session_of(each.key)) is not None}
    held = await storage.meetings(act.tx, meets, now=act.now)
    known = await storage.attendance(act.tx, meets, people)
    named = {name_key(name): name for _, name in await cohorts.organizations(act.tx)}
    decided: list[CellEdit] = []
    for each in edits:
        if each.enrolment is None:
            decided.append(each)
            continue
        cohort, person = people.get(each.enrolment, (None, None))
        now = PresentCell(cohort=None)
        if cohort is not None and person is not None:
            session = session_of(each.key)
            meeting = None if session is None else held.get(session)
            zone = own[cohort].zone if cohort in own else act.person.zone
            token = _token(each.key, person, zone)
            if meeting is not None and session is not None:
                seen = known.get((session, person.person))
                token = attendance_token(person, meeting.ends_at, seen)
            now = PresentCell(
                cohort=cohort,
                token=token,
                state=person.state,
                meets=session is None or (meeting is not None and meeting.cohort == cohort),
                day=local_day(act.now, zone).isoformat(),
            )
        result = decide(_with_known_name(each, named), now)
        if result is not None:
            decided.append(result)
    return {place: person.person for place, (_, person) in people.items()}, decided


def _with_known_name(edit: CellEdit, named: dict[str, str]) -> CellEdit:
    """Return an edit with the organization as it is written in the chat; refuse unknown ones."""
    if edit.key != ORGANIZATION or edit.why is not None:
        return edit
    known = named.get(name_key(edit.wants))
    if known is None:
        return replace(edit, why=CellRefusal.NO_ORGANIZATION)
    return replace(edit, wants=known)


def _token(key: str, person: WorkbookPerson, zone: str) -> str:
    if key == ORGANIZATION:
        return person.organization or ""
    if key == LANGUAGE:
        return person.language
    return day_of(person.spoken_at, zone) if key == CONTACTED else NEVER


async def _save_all(
    act: Act, number: int, changes: Sequence[SavedCell], own: dict[CohortId, Cohort]
) -> int:
    """Save the changes that still stand; return how many do not."""
    edits = {each.id: each.edit for each in changes}
    _, decided = await _decide(act, list(edits.values()), own)
    still = {(each.sheet, each.place): each for each in decided}
    organizations = {name_key(name): id_ for id_, name in await cohorts.organizations(act.tx)}
    left, done = 0, []
    for each in changes:
        now = still.get((each.sheet, each.place))
        if each.enrolment is None or now is None or now.why is not None:
            why = CellRefusal.CHANGED if now is None or now.why is None else now.why
            storage.refuse(act.tx, each.id, why, each.before if now is None else now.was)
            left += 1
            continue
        former = await _save(act, each, own, organizations)
        storage.note_former(act.tx, each.id, former)
        done.append([each.what, each.person])
    meetings = await _meetings(act, changes)
    await whole_meetings.note_nobody(act, meetings)
    _refresh(act, meetings)
    await note_in_audit(act, "workbook.taken", f"return:{number}", cells=done, left=left)
    return left


async def _save(
    act: Act,
    cell: SavedCell,
    own: dict[CohortId, Cohort],
    organizations: dict[str, OrganizationId],
) -> Former:
    person, cohort, place = cell.person, cell.cohort, cell.enrolment
    assert person is not None
    assert cohort is not None
    assert place is not None
    session = session_of(cell.what)
    if session is not None:
        state = Attendance.THERE if cell.after == THERE else Attendance.MISSED
        by = act.person.id
        return await rows.save_attendance(
            act.tx, SessionId(session), person, state, by=by, now=act.now
        )
    if cell.what == ORGANIZATION:
        organization = organizations[name_key(cell.after)]
        return await rows.save_organization(act.tx, place, person, cohort, organization)
    if cell.what == LANGUAGE:
        return await rows.save_language(act.tx, person, cell.after)
    at = _instant(date.fromisoformat(cell.after), own[cohort].zone, now=act.now)
    return await rows.save_contact(act.tx, cohort, person, at=at, by=act.person.id)


def _instant(day: date, zone: str, *, now: datetime) -> datetime:
    """Return an instant of a day: now for today, noon for an earlier one."""
    if day == local_day(now, zone):
        return now
    return datetime.combine(day, _NOON, ZoneInfo(zone))


async def _put_back(act: Act, cell: SavedCell) -> bool:
    """Put one cell back; return False if it was changed since, or is about nobody any more."""
    if cell.former is None or cell.person is None or cell.cohort is None:
        return False
    former, session = orjson.loads(cell.former), session_of(cell.what)
    if session is not None:
        return await rows.put_back_attendance(act.tx, SessionId(session), cell.person, former)
    if cell.what == ORGANIZATION:
        return await rows.put_back_organization(act.tx, cell.person, cell.cohort, former)
    if cell.what == LANGUAGE:
        return await rows.put_back_language(act.tx, cell.person, former)
    return await rows.put_back_contact(act.tx, cell.cohort, cell.person, former)


async def _meetings(act: Act, cells: Sequence[SavedCell]) -> list[Session]:
    """Return the meetings that some cells are about."""
    numbers = sorted({n for each in cells if (n := session_of(each.what)) is not None})
    found = [await sessions.by_id(act.tx, SessionId(number)) for number in numbers]
    return [each for each in found if each is not None]


def _refresh(act: Act, meetings: Sequence[Session]) -> None:
    """Let briefings about some meetings be edited."""
    for each in meetings:
        refresh_briefings(act, each)
