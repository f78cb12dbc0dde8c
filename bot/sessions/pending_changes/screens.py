"""Shows coming changes of meetings, until when they can be undone, and undone ones."""

from markupsafe import Markup

from bot.days import local_day
from bot.locale import Texts
from bot.sessions.buttons import OpenDeskSessions, UndoChange
from bot.sessions.pending_changes.domain import PendingChange
from bot.telegram.kit.screen import ButtonRow, Screen, paragraphs, tap
from bot.telegram.kit.ways import to_desk


def until(change: PendingChange, zone: str, texts: Texts) -> Markup:
    """Tell the time at which people learn of the change."""
    return texts("pending_changes.undo_until", time=texts.clock(change.due_at, zone))


def undo_row(change: PendingChange, texts: Texts) -> ButtonRow:
    """Return the button that leaves the meetings as they are."""
    return [tap(texts.label("pending_changes.undo"), UndoChange(change.id))]


def what_changes(change: PendingChange, zone: str, texts: Texts) -> Markup:
    """Announce on the card of a meeting the change of it, or of its series."""
    if change.cancels:
        return texts("pending_changes.cancelling_soon", days=_days_before(change, zone, texts))
    return texts("pending_changes.moving_soon", **_destination(change, zone, texts))


def what_changed(change: PendingChange, name: str, zone: str, texts: Texts) -> Markup:
    """Tell on Today the change that a colleague has made."""
    before = _days_before(change, zone, texts)
    if change.cancels:
        return texts("pending_changes.cancelled_by", name=name, days=before)
    return texts(
        "pending_changes.moved_by", name=name, days=before, **_destination(change, zone, texts)
    )


def undone(change: PendingChange, texts: Texts) -> Screen:
    back = tap(texts.label("sessions.label"), OpenDeskSessions(change.cohort_id))
    return Screen(
        text=paragraphs(texts("sessions.title"), texts("pending_changes.undone")),
        buttons=[[back, to_desk(change.cohort_id, texts)]],
    )


def _days_before(change: PendingChange, zone: str, texts: Texts) -> str:
    return texts.days(dict.fromkeys(local_day(each.start, zone) for each in change.meetings))


def _destination(change: PendingChange, zone: str, texts: Texts) -> dict[str, str]:
    starts = [each.new_start for each in change.meetings if each.new_start is not None]
    days = dict.fromkeys(local_day(at, zone) for at in starts)
    return {"to": texts.days(days), "time": texts.clock(starts[0], zone)}
