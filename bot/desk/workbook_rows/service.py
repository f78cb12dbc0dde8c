"""Keeps what is noted of whole meetings in step with the cells of a workbook."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.act import Act
from bot.sessions.attendance import storage as attendance
from bot.sessions.attendance.domain import nobody_was_there
from bot.sessions.domain import Session, SessionId
from bot.storage.dialect import from_ms


async def note_nobody(act: Act, sessions: Iterable[Session]) -> None:
    """Note that nobody was at meetings at which everybody is now known to be absent."""
    for each in sessions:
        if each.nobody_at is None and await _nobody_was_at(act, each):
            attendance.note_nobody(act.tx, each.id, now=act.now)


async def put_nobody_back(
    act: Act, sessions: Iterable[Session], former: Mapping[SessionId, int], *, taken: datetime
) -> None:
    """Undo what `note_nobody` did at `taken`, and note again that nobody was there.

    `former` is when that was noted before (milliseconds since 1970), for meetings at which it was.
    """
    for each in sessions:
        if each.nobody_at == taken:
            attendance.forget_nobody(act.tx, each.id)
        elif each.id in former and each.nobody_at is None and await _nobody_was_at(act, each):
            attendance.note_nobody(act.tx, each.id, now=from_ms(former[each.id]))


async def _nobody_was_at(act: Act, session: Session) -> bool:
    return nobody_was_there(
        await attendance.attendance_by_name(act.tx, session.id, session.cohort_id)
    )
