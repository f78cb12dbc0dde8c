"""Buttons of live meetings: a leader's, and the coordinators'."""

from dataclasses import dataclass

from bot.tg.buttons import Button

# ---- a leader ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenSessions(Button, prefix="vo"):
    """What meetings are ahead?"""


@dataclass(frozen=True, slots=True)
class OpenSession(Button, prefix="vd"):
    """One meeting: will I be there?"""

    session: int


@dataclass(frozen=True, slots=True)
class OpenLink(Button, prefix="vl"):
    """How do I join a meeting?"""

    session: int


@dataclass(frozen=True, slots=True)
class GetCalendar(Button, prefix="vc"):
    """The meetings as a calendar file."""


@dataclass(frozen=True, slots=True)
class AnswerSession(Button, prefix="va"):
    """I come to a meeting (y), cannot (n), or do not know (m), as it was planned then."""

    session: int
    revision: int
    answer: str


@dataclass(frozen=True, slots=True)
class ComeToAll(Button, prefix="ve"):
    """I come to all meetings of the series to which this one belongs."""

    session: int


@dataclass(frozen=True, slots=True)
class GiveReason(Button, prefix="vr"):
    """Why I cannot come."""

    session: int
    reason: str


@dataclass(frozen=True, slots=True)
class CannotConnect(Button, prefix="vx"):
    """I cannot get into the room."""

    session: int


@dataclass(frozen=True, slots=True)
class ReportTrouble(Button, prefix="vt"):
    """What happens when I try."""

    session: int
    trouble: str


@dataclass(frozen=True, slots=True)
class TroubleOver(Button, prefix="vw"):
    """It works now."""

    session: int


@dataclass(frozen=True, slots=True)
class PickPicture(Button, prefix="vp"):
    """The picture that the trainer showed; "none" for who was not there."""

    session: int
    picture: str


@dataclass(frozen=True, slots=True)
class RateSession(Button, prefix="vu"):
    """How useful it was, 1 to 5; 0 skips."""

    session: int
    score: int


# ---- the coordinators -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenDeskSessions(Button, prefix="wl"):
    """The meetings of a cohort, as its coordinators see them."""

    cohort: int


@dataclass(frozen=True, slots=True)
class OpenDeskSession(Button, prefix="ws"):
    """One meeting, as coordinators see it."""

    session: int


@dataclass(frozen=True, slots=True)
class NewSession(Button, prefix="wn"):
    """Plan meetings for a cohort."""

    cohort: int


@dataclass(frozen=True, slots=True)
class DraftUnits(Button, prefix="wu"):
    """It is for this unit; "all" for all of them day by day, "other" for none."""

    draft: int
    unit: str


@dataclass(frozen=True, slots=True)
class DraftMonth(Button, prefix="wm"):
    """Show the days of a month (12 times the year, plus the month from 0)."""

    draft: int
    month: int


@dataclass(frozen=True, slots=True)
class DraftDay(Button, prefix="wd"):
    """The first day, as a proleptic ordinal."""

    draft: int
    day: int


@dataclass(frozen=True, slots=True)
class DraftTime(Button, prefix="wt"):
    """The time, as a minute of the day."""

    draft: int
    minute: int


@dataclass(frozen=True, slots=True)
class DraftNoLink(Button, prefix="wk"):
    """There is no link yet."""

    draft: int


@dataclass(frozen=True, slots=True)
class ChangeLink(Button, prefix="wi"):
    """Ask for the link again."""

    draft: int


@dataclass(frozen=True, slots=True)
class ChooseLength(Button, prefix="wg"):
    """How long?"""

    draft: int


@dataclass(frozen=True, slots=True)
class DraftLength(Button, prefix="wh"):
    """It lasts so many minutes."""

    draft: int
    minutes: int


@dataclass(frozen=True, slots=True)
class ChangeReminder(Button, prefix="wr"):
    """The other starting reminder."""

    draft: int


@dataclass(frozen=True, slots=True)
class CreateSessions(Button, prefix="wc"):
    """Make them; tell people: 1, or not yet: 0."""

    draft: int
    tell: int


@dataclass(frozen=True, slots=True)
class DropDraft(Button, prefix="wx"):
    """Plan nothing."""

    draft: int


@dataclass(frozen=True, slots=True)
class AskMove(Button, prefix="wa"):
    """To which day of a month? Month 0 shows the next days."""

    session: int
    month: int


@dataclass(frozen=True, slots=True)
class MoveDay(Button, prefix="wb"):
    """To this day; at what time?"""

    session: int
    day: int


@dataclass(frozen=True, slots=True)
class MoveTime(Button, prefix="we"):
    """To this day and minute: is that right?"""

    session: int
    day: int
    minute: int


@dataclass(frozen=True, slots=True)
class MoveNow(Button, prefix="wf"):
    """Move it, as it was planned at a revision, and tell people."""

    session: int
    revision: int
    day: int
    minute: int


@dataclass(frozen=True, slots=True)
class AskCancel(Button, prefix="wo"):
    """Cancel it?"""

    session: int


@dataclass(frozen=True, slots=True)
class CancelNow(Button, prefix="wp"):
    """Cancel it, as it was planned at a revision, and tell people."""

    session: int
    revision: int


@dataclass(frozen=True, slots=True)
class WhoComes(Button, prefix="wq"):
    """Who comes, who cannot and why?"""

    session: int


@dataclass(frozen=True, slots=True)
class ShowAttendance(Button, prefix="wv"):
    """Who was there?"""

    session: int


@dataclass(frozen=True, slots=True)
class CorrectList(Button, prefix="ww"):
    """A page of people whose attendance may be put right."""

    session: int
    page: int


@dataclass(frozen=True, slots=True)
class CorrectAttendance(Button, prefix="wy"):
    """Turn somebody's attendance round."""

    session: int
    page: int
    person: int


@dataclass(frozen=True, slots=True)
class AskRecording(Button, prefix="wz"):
    """Where is the recording?"""

    session: int


@dataclass(frozen=True, slots=True)
class TellRecording(Button, prefix="wj"):
    """Tell people that the recording is there."""

    session: int


@dataclass(frozen=True, slots=True)
class WhoIsTroubled(Button, prefix="vk"):
    """Who cannot connect?"""

    session: int
