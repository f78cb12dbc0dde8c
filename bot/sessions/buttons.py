"""Buttons of live meetings, as leaders and as coordinators have them."""

from datetime import date

from bot.days import MINUTES_A_DAY
from bot.membership.domain import PersonId
from bot.refusals import StaleButton
from bot.sessions.domain import SessionId
from bot.sessions.pending_changes.domain import ChangeId
from bot.telegram.kit.button import Button, CohortButton

_DAYS = range(date(1970, 1, 1).toordinal(), date(9000, 1, 1).toordinal())


def day_from_button(ordinal: int) -> date:
    """Return the day that a button names; `StaleButton` for one with no room for others around."""
    if ordinal not in _DAYS:
        raise StaleButton
    return date.fromordinal(ordinal)


def minute_from_button(minute: int) -> int:
    """Return the minute of the day that a button names; `StaleButton` for one that is none."""
    if not 0 <= minute < MINUTES_A_DAY:
        raise StaleButton
    return minute


class SessionButton(Button):
    """A button about a meeting."""

    session: SessionId


class OpenSessions(Button, prefix="vo"):
    """What meetings are ahead?"""


class OpenSession(SessionButton, prefix="vd"):
    """One meeting: will I be there?"""


class OpenLink(SessionButton, prefix="vl"):
    """How do I join a meeting?"""


class GetCalendar(Button, prefix="vc"):
    """The meetings as a calendar file."""


class AnswerSession(SessionButton, prefix="va"):
    """I come to a meeting (y), cannot (n), or do not know (m), as it was planned then."""

    revision: int
    answer: str


class AnswerInList(AnswerSession, prefix="v1"):
    """The same, said in the list of meetings, which is shown again."""


class ComeToAll(SessionButton, prefix="ve"):
    """I come to all meetings of the series to which this one belongs, as it was planned then."""

    revision: int


class ComeToAllInList(ComeToAll, prefix="v2"):
    """The same, said in the list of meetings, which is shown again."""


class ComeToMoved(ComeToAll, prefix="v4"):
    """I come to all meetings that were moved together with this one, as it was planned then."""


class GiveReason(SessionButton, prefix="vr"):
    """Why I cannot come."""

    reason: str


class CannotConnect(SessionButton, prefix="vx"):
    """I cannot get into the room."""


class ReportTrouble(SessionButton, prefix="vt"):
    """What happens when I try."""

    trouble: str


class TroubleOver(SessionButton, prefix="vw"):
    """It works now."""


class PickPicture(SessionButton, prefix="vp"):
    """The picture that the trainer showed; "none": I was not there."""

    picture: str


class RateSession(SessionButton, prefix="vu"):
    """How useful it was, 1 to 5; 0 skips."""

    score: int


class LetQuote(SessionButton, prefix="v3"):
    """My score and words may be quoted without my name: 1, or not: 0."""

    may: int


class SayWhatToChange(SessionButton, prefix="v9"):
    """Say what to change, as feedback on a meeting."""


# ---- as coordinators have them ----------------------------------------------------------


class OpenDeskSessions(CohortButton, prefix="wl"):
    """The meetings of a cohort, as its coordinators see them."""


class TurnDeskSessions(OpenDeskSessions, prefix="w7"):
    """A page of a cohort's meetings, the earliest on page 0."""

    page: int


class OpenDeskSession(SessionButton, prefix="ws"):
    """One meeting, as coordinators see it."""


class NewSession(CohortButton, prefix="wn"):
    """Plan meetings for a cohort."""


class AskMoveSession(SessionButton, prefix="wa"):
    """To which day of a month? Month 0 shows the next days."""

    month: int


class MoveDay(SessionButton, prefix="wb"):
    """To this day; at what time?"""

    day: int


class MoveTime(SessionButton, prefix="we"):
    """To this day and minute: is that right?"""

    day: int
    minute: int


class MoveNow(SessionButton, prefix="wf"):
    """Move it, as it was planned at a revision, and tell people."""

    revision: int
    day: int
    minute: int


class AskMoveAll(SessionButton, prefix="v5"):
    """Move all of its series that have not begun, and this one to this day and minute?"""

    day: int
    minute: int


class MoveAllNow(SessionButton, prefix="v6"):
    """Move them, as they were planned at revisions of this sum, and tell people."""

    revisions: int
    day: int
    minute: int


class AskCancel(SessionButton, prefix="wo"):
    """Cancel it?"""


class CancelNow(SessionButton, prefix="wp"):
    """Cancel it, as it was planned at a revision, and tell people."""

    revision: int


class UndoChange(Button, prefix="v7"):
    """Leave meetings as they are that were just moved or cancelled."""

    change: ChangeId


class AskCancelAll(SessionButton, prefix="w8"):
    """Cancel all of its series that have not begun?"""


class CancelAllNow(SessionButton, prefix="w9"):
    """Cancel them, as they were planned at revisions of this sum, and tell people."""

    revisions: int


class WhoComes(SessionButton, prefix="wq"):
    """Who comes, who cannot and why?"""


class AskAgain(SessionButton, prefix="w0"):
    """Remind the people who have not answered whether they come."""


class ShowAttendance(SessionButton, prefix="wv"):
    """Who was there?"""


class CorrectList(SessionButton, prefix="ww"):
    """A page of people whose attendance can be corrected."""

    page: int


class CorrectAttendance(SessionButton, prefix="wy"):
    """Somebody was there (t), excused (e) or missed it (m), says a coordinator."""

    page: int
    person: PersonId
    state: str


class AskLink(SessionButton, prefix="w3"):
    """What is the link of a meeting?"""


class AskRecording(SessionButton, prefix="wz"):
    """Where is the recording?"""


class TellRecording(SessionButton, prefix="wj"):
    """Tell people that the recording is there."""


class WhoIsTroubled(SessionButton, prefix="vk"):
    """Who cannot connect?"""


# ---- quiet days -------------------------------------------------------------------------


class OpenQuietDays(CohortButton, prefix="w4"):
    """The days on which a cohort gets no messages."""


class AddQuietDays(CohortButton, prefix="w5"):
    """Which other days should be quiet?"""


class RemoveQuietDays(CohortButton, prefix="w6"):
    """Make these quiet days ordinary ones; first and last as proleptic ordinals."""

    first: int
    last: int


class OpenHolidays(CohortButton, prefix="vy"):
    """The holidays of the country that are ahead, to be made quiet; a page (from 0)."""

    page: int


class ToggleHoliday(CohortButton, prefix="vz"):
    """Make a holiday quiet, or ordinary again; first and last as proleptic ordinals."""

    first: int
    last: int
    page: int


# ---- the day of the training ------------------------------------------------------------


class OpenTrainingDay(CohortButton, prefix="d0"):
    """The day on which the training of a cohort ended."""


class AskTrainingDay(CohortButton, prefix="d1"):
    """Which day was it?"""


class ForgetTrainingDay(CohortButton, prefix="d2"):
    """Let the meetings tell it again."""
