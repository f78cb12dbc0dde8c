"""Buttons of live meetings, as leaders have them."""

from datetime import date

from bot.days import MINUTES_A_DAY
from bot.membership.domain import CohortId, PersonId
from bot.refusals import StaleButton
from bot.sessions.domain import SessionId
from bot.telegram.kit.button import Button

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


class OpenSessions(Button, prefix="vo"):
    """What meetings are ahead?"""


class OpenSession(Button, prefix="vd"):
    """One meeting: will I be there?"""

    session: SessionId


class OpenLink(Button, prefix="vl"):
    """How do I join a meeting?"""

    session: SessionId


class GetCalendar(Button, prefix="vc"):
    """The meetings as a calendar file."""


class AnswerSession(Button, prefix="va"):
    """I come to a meeting (y), cannot (n), or do not know (m), as it was planned then."""

    session: SessionId
    revision: int
    answer: str


class AnswerInList(Button, prefix="v1"):
    """The same, said in the list of meetings, which is shown again."""

    session: SessionId
    revision: int
    answer: str


class ComeToAll(Button, prefix="ve"):
    """I come to all meetings of the series to which this one belongs, as it was planned then."""

    session: SessionId
    revision: int


class ComeToAllInList(Button, prefix="v2"):
    """The same, said in the list of meetings, which is shown again."""

    session: SessionId
    revision: int


class ComeToMoved(Button, prefix="v4"):
    """I come to all meetings that were moved together with this one, as it was planned then."""

    session: SessionId
    revision: int


class GiveReason(Button, prefix="vr"):
    """Why I cannot come."""

    session: SessionId
    reason: str


class CannotConnect(Button, prefix="vx"):
    """I cannot get into the room."""

    session: SessionId


class ReportTrouble(Button, prefix="vt"):
    """What happens when I try."""

    session: SessionId
    trouble: str


class TroubleOver(Button, prefix="vw"):
    """It works now."""

    session: SessionId


class PickPicture(Button, prefix="vp"):
    """The picture that the trainer showed; "none": I was not there."""

    session: SessionId
    picture: str


class RateSession(Button, prefix="vu"):
    """How useful it was, 1 to 5; 0 skips."""

    session: SessionId
    score: int


class LetQuote(Button, prefix="v3"):
    """My score and words may be quoted without my name: 1, or not: 0."""

    session: SessionId
    may: int


class OpenDeskSessions(Button, prefix="wl"):
    """The meetings of a cohort, as its coordinators see them."""

    cohort: CohortId


class TurnDeskSessions(Button, prefix="w7"):
    """A page of a cohort's meetings, the earliest on page 0."""

    cohort: CohortId
    page: int


class OpenDeskSession(Button, prefix="ws"):
    """One meeting, as coordinators see it."""

    session: SessionId


class NewSession(Button, prefix="wn"):
    """Plan meetings for a cohort."""

    cohort: CohortId


class AskMove(Button, prefix="wa"):
    """To which day of a month? Month 0 shows the next days."""

    session: SessionId
    month: int


class MoveDay(Button, prefix="wb"):
    """To this day; at what time?"""

    session: SessionId
    day: int


class MoveTime(Button, prefix="we"):
    """To this day and minute: is that right?"""

    session: SessionId
    day: int
    minute: int


class MoveNow(Button, prefix="wf"):
    """Move it, as it was planned at a revision, and tell people."""

    session: SessionId
    revision: int
    day: int
    minute: int


class AskMoveAll(Button, prefix="v5"):
    """Move all of its series that have not begun, and this one to this day and minute?"""

    session: SessionId
    day: int
    minute: int


class MoveAllNow(Button, prefix="v6"):
    """Move them, as they were planned at revisions of this sum, and tell people."""

    session: SessionId
    revisions: int
    day: int
    minute: int


class AskCancel(Button, prefix="wo"):
    """Cancel it?"""

    session: SessionId


class CancelNow(Button, prefix="wp"):
    """Cancel it, as it was planned at a revision, and tell people."""

    session: SessionId
    revision: int


class AskCancelAll(Button, prefix="w8"):
    """Cancel all of its series that have not begun?"""

    session: SessionId


class CancelAllNow(Button, prefix="w9"):
    """Cancel them, as they were planned at revisions of this sum, and tell people."""

    session: SessionId
    revisions: int


class WhoComes(Button, prefix="wq"):
    """Who comes, who cannot and why?"""

    session: SessionId


class ShowAttendance(Button, prefix="wv"):
    """Who was there?"""

    session: SessionId


class CorrectList(Button, prefix="ww"):
    """A page of people whose attendance can be corrected."""

    session: SessionId
    page: int


class CorrectAttendance(Button, prefix="wy"):
    """Somebody was there (t), excused (e) or missed it (m), says a coordinator."""

    session: SessionId
    page: int
    person: PersonId
    state: str


class AskLink(Button, prefix="w3"):
    """What is the link of a meeting?"""

    session: SessionId


class AskRecording(Button, prefix="wz"):
    """Where is the recording?"""

    session: SessionId


class TellRecording(Button, prefix="wj"):
    """Tell people that the recording is there."""

    session: SessionId


class WhoIsTroubled(Button, prefix="vk"):
    """Who cannot connect?"""

    session: SessionId


# ---- quiet days -------------------------------------------------------------------------


class OpenQuietDays(Button, prefix="w4"):
    """The days on which a cohort gets no messages."""

    cohort: CohortId


class AddQuietDays(Button, prefix="w5"):
    """Which other days should be quiet?"""

    cohort: CohortId


class RemoveQuietDays(Button, prefix="w6"):
    """Make these quiet days ordinary ones; first and last as proleptic ordinals."""

    cohort: CohortId
    first: int
    last: int
