"""Buttons of live meetings that several features show, to leaders and to coordinators."""

from datetime import date, timedelta

from bot.days import MINUTES_A_DAY
from bot.membership.domain import PersonId
from bot.refusals import StaleButton
from bot.sessions.domain import SessionId
from bot.sessions.pending_changes.domain import ChangeId
from bot.telegram.kit.button import Button, CohortButton

_DAYS = range(date(1970, 1, 1).toordinal(), date(9000, 1, 1).toordinal())


def day_from_button(ordinal: int) -> date:
    """Return the day that a button names; `StaleButton` for one near the ends of the calendar."""
    if ordinal not in _DAYS:
        raise StaleButton
    return date.fromordinal(ordinal)


def minute_from_button(minute: int) -> int:
    """Return the minute of the day that a button names; `StaleButton` for any other number."""
    if not 0 <= minute < MINUTES_A_DAY:
        raise StaleButton
    return minute


def length_from_button(minutes: int) -> timedelta:
    """Return the length that a button names; `StaleButton` for none, or over 12 hours."""
    if not 0 < minutes <= MINUTES_A_DAY // 2:
        raise StaleButton
    return timedelta(minutes=minutes)


class SessionButton(Button):
    """A button about a meeting."""

    session: SessionId


class OpenSessions(Button, prefix="vo"):
    """Show the meetings ahead."""


class OpenEarlierSessions(Button, prefix="vq"):
    """Show a page of the meetings that are over."""

    page: int


class OpenSession(SessionButton, prefix="vd"):
    """Show one meeting, and ask whether I will come."""


class OpenLink(SessionButton, prefix="vl"):
    """Show how to join a meeting."""


class GetCalendar(Button, prefix="vc"):
    """Get the meetings as a calendar file."""


class AnswerSession(SessionButton, prefix="va"):
    """I come to a meeting (y), cannot (n), or do not know (m), as it was planned then."""

    revision: int
    answer: str


class AnswerInList(AnswerSession, prefix="v1"):
    """Answer in the list of meetings, which is shown again."""


class ComeToAll(SessionButton, prefix="ve"):
    """I come to all meetings of the series of this one, as it was planned then."""

    revision: int


class ComeToAllInList(ComeToAll, prefix="v2"):
    """Answer in the list of meetings, which is shown again."""


class ComeToMoved(ComeToAll, prefix="v4"):
    """I come to all meetings that were moved together with this one, as it was planned then."""


class GiveReason(SessionButton, prefix="vr"):
    """Give the reason why I cannot come."""

    reason: str


class CannotConnect(SessionButton, prefix="vx"):
    """I cannot get into the room."""


class ReportTrouble(SessionButton, prefix="vt"):
    """Report what happens when I try."""

    trouble: str


class TroubleOver(SessionButton, prefix="vw"):
    """It works now."""


class PickPicture(SessionButton, prefix="vp"):
    """Pick the picture that the trainer showed; "none": I was not there; "unsure": not sure."""

    picture: str


class RateSession(SessionButton, prefix="vu"):
    """Rate how useful it was, 1 to 5; 0 skips."""

    score: int


class LetQuote(SessionButton, prefix="v3"):
    """Allow to quote my score and words without my name: 1, or not: 0."""

    may: int


class SayWhatToChange(SessionButton, prefix="v9"):
    """Suggest a change, as feedback on a meeting."""


# ---- as coordinators have them ----------------------------------------------------------


class OpenDeskSessions(CohortButton, prefix="wl"):
    """Show the meetings of a cohort to its coordinators."""


class TurnDeskSessions(OpenDeskSessions, prefix="w7"):
    """Show a page of a cohort's meetings, the earliest on page 0."""

    page: int


class OpenDeskSession(SessionButton, prefix="ws"):
    """Show one meeting to its coordinators."""


class PlanThese(CohortButton, prefix="k6"):
    """Plan the meetings of my message; this message replies to it."""


class NewSession(CohortButton, prefix="wn"):
    """Plan meetings for a cohort."""


class AskMoveSession(SessionButton, prefix="wa"):
    """Ask for a new day: of a month, or (month 0) one of the next days."""

    month: int


class MoveTime(SessionButton, prefix="we"):
    """Move it to this day and minute; ask whether that is right."""

    day: int
    minute: int


class MoveSpan(MoveTime, prefix="d6"):
    """The same, with a new length in minutes."""

    length: int


class AskCancel(SessionButton, prefix="wo"):
    """Ask whether to cancel it."""


class UndoChange(Button, prefix="v7"):
    """Undo a move or a cancellation that was just asked for."""

    change: ChangeId


class WhoComes(SessionButton, prefix="wq"):
    """Show who comes, who cannot, and why."""


class AskAgain(SessionButton, prefix="w0"):
    """Remind the people who have not answered whether they come."""


class ShowAttendance(SessionButton, prefix="wv"):
    """Show who was there."""


class CorrectList(SessionButton, prefix="ww"):
    """Show a page of people, to correct their attendance."""

    page: int


class CorrectAttendance(SessionButton, prefix="wy"):
    """Correct the attendance of somebody: there (t), excused (e) or missed (m)."""

    page: int
    person: PersonId
    state: str


class SettleAttendance(SessionButton, prefix="v0"):
    """Settle whether somebody was there of whom nobody is sure: yes (t), or not (m)."""

    person: PersonId
    state: str


class OpenRoll(SessionButton, prefix="vb"):
    """Show a page of people, to tick who was there."""

    page: int


class TickEverybody(SessionButton, prefix="vf"):
    """Tick everybody as there (1), or nobody (0)."""

    there: int


class AskNobody(SessionButton, prefix="vj"):
    """Ask whether nobody was there."""


class NobodyWasThere(SessionButton, prefix="vm"):
    """Note that nobody was there."""


class UndoNobody(SessionButton, prefix="vn"):
    """Undo that nobody was there, noted at an instant, in milliseconds since 1970."""

    noted_at: int


class AskLink(SessionButton, prefix="w3"):
    """Ask for the link of a meeting."""


class AskMeetingPlace(SessionButton, prefix="h3"):
    """Ask for the place of a meeting."""


class NoMeetingPlace(SessionButton, prefix="h4"):
    """It is held at no place, but online."""


class PlaceAll(SessionButton, prefix="h5"):
    """All of its series that have not begun are held at its place."""


class AskLength(SessionButton, prefix="h6"):
    """Ask how long a meeting lasts."""


class SetLength(SessionButton, prefix="h7"):
    """It lasts this many minutes."""

    minutes: int


class TellDetails(SessionButton, prefix="h2"):
    """Tell people of a meeting once more, as it is now."""


class LeaveUntold(SessionButton, prefix="hn"):
    """Tell nobody of its new place, and let Today say no more of it."""


class AskRecording(SessionButton, prefix="wz"):
    """Ask for the link of the recording."""


class TellRecording(SessionButton, prefix="wj"):
    """Tell people that the recording is there."""


class WhoIsTroubled(SessionButton, prefix="vk"):
    """Show who cannot connect."""


# ---- days of the course -----------------------------------------------------------------


class OpenQuietDays(CohortButton, prefix="w4"):
    """Show the days on which a cohort gets no messages."""


class OpenTrainingDay(CohortButton, prefix="d0"):
    """Show the day on which the training of a cohort ended."""
